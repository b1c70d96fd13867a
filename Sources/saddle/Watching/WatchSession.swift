import ArgumentParser
import Glibc
import RunLogs

/// `saddle watch` with its screen, from the first look at the paths to the last word.
struct WatchSession {
  private let paths: [String]
  private let options: WatchOptions

  init(_ paths: [String], _ options: WatchOptions) {
    self.paths = paths
    self.options = options
  }

  /// - Throws: `InputError` where a path is not there or no log, ``CommandError`` where there is no terminal,
  ///   `ExitCode` after ^C.
  func run() throws {
    let watch = try RunWatch(paths)
    let settingsPath = WatchSettings.path
    var state = WatchState(
      paths: paths, settings: settingsPath.map { WatchSettings(readingFrom: $0) } ?? WatchSettings())
    state.utcOffset = Watcher.utcOffset
    options.apply(to: &state)
    let terminal: Terminal
    do { terminal = try Terminal(mouse: .buttons) } catch {
      throw CommandError.usage("\(error); --summary and --follow need no screen")
    }
    var watcher = Watcher(
      feed: WatchFeed(watch), state: state, terminal: terminal, settingsPath: settingsPath)
    let ending = watcher.run()
    terminal.close()
    tell(watcher.state.problems)
    guard case .interrupted(let signal) = ending else { return }
    if signal == SIGINT { throw ExitCode(130) }
    raise(signal)
  }

  private static let mostTold = 20

  /// What was on the screen for a moment stays to be read.
  private func tell(_ problems: [String]) {
    for problem in problems.prefix(Self.mostTold) { FileOutput.remark(problem) }
    if problems.count > Self.mostTold { FileOutput.remark("… and \(problems.count - Self.mostTold) more") }
  }
}
