import ArgumentParser
import Glibc
import RunLogs

/// `saddle watch` with its screen, from the first look at the paths to the last word.
struct WatchSession {
  private let paths: [String]
  private let options: WatchOptions
  private let recordings: RecordingOptions
  private let display: ThemeOption

  init(
    _ paths: [String], _ options: WatchOptions, _ recordings: RecordingOptions, _ display: ThemeOption
  ) {
    self.paths = paths
    self.options = options
    self.recordings = recordings
    self.display = display
  }

  /// - Throws: `InputError` where a path is not there or no log, ``CommandError`` where there is no terminal or
  ///   the recording cannot be written, `ExitCode` after ^C.
  func run() throws {
    let feed = WatchFeed(paths)
    // What is found in no time needs no screen that says that it is being looked for.
    if case .failed(let error) = feed.waitForSearch(atMost: Self.shortSearch) { throw error }
    let settingsPath = WatchSettings.path
    let kept = settingsPath.map { WatchSettings.read(from: $0) }
    var state = WatchState(paths: paths, settings: kept?.settings ?? WatchSettings())
    let look = display.kept
    state.display = look.settings
    state.remark = kept?.problem ?? look.problem
    state.utcOffset = Watcher.utcOffset
    options.apply(to: &state)
    let recording = try recordings.begin()
    let terminal: Terminal
    do { terminal = try Terminal(mouse: .buttons, recording: recording) } catch {
      // A path that is not there is told first, however long it takes to find out.
      if case .failed(let error) = feed.waitForSearch(atMost: nil) { throw error }
      throw CommandError.usage("\(error); --summary and --follow need no screen")
    }
    var watcher = Watcher(
      feed: feed, state: state, terminal: terminal, settingsPath: settingsPath,
      displayPath: DisplaySettings.path)
    let ending = watcher.run()
    terminal.close()
    tell(watcher.state.problems)
    try Recording.end(recording, besideError: ending != .quit)
    switch ending {
    case .nothingFound(let error): throw error
    case .interrupted(SIGINT): throw ExitCode(130)
    case .interrupted(let signal): raise(signal)
    case .quit, .timeOver, .tourOver, .tourStuck: break
    }
  }

  private static let shortSearch = Duration.milliseconds(30)
  private static let mostTold = 20

  /// What was on the screen for a moment stays to be read.
  private func tell(_ problems: [String]) {
    for problem in problems.prefix(Self.mostTold) { FileOutput.remark(problem) }
    if problems.count > Self.mostTold { FileOutput.remark("… and \(problems.count - Self.mostTold) more") }
  }
}
