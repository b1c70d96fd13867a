import ArgumentParser
import ArrayFiles
import CBundledData
import Canvas
import Experiments
import Glibc
import Training

/// `saddle tour`: scenes with captions, for teaching.
struct TourCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tour",
    abstract: "Show a teaching tour; without one, list those that come with the program.")

  @Argument(help: ArgumentHelp("The name of a bundled tour, or a YAML file.", valueName: "name|file"))
  var tour: String?

  @Flag(help: "Go on by itself, and end after the last scene.")
  var auto = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For --auto: how long a scene that waits for a key is shown (default: as long as it takes to read).",
      valueName: "seconds"))
  var seconds: Double?

  @Option(
    parsing: .unconditional,
    help: "The threads of a training step (default: one fewer than there are processors).")
  var threads: Int?

  @OptionGroup var display: DisplayOptions

  @OptionGroup var recordings: RecordingOptions

  func validate() throws {
    try TrainingOptions.check("--threads", threads, in: Crew.sizes)
    try TrainingOptions.check("--seconds", seconds, in: 0...3600)
    if seconds != nil, !auto { throw ValidationError("--seconds is for --auto, which is missing") }
    if tour == nil { try recordings.refuse(beside: "a list of tours") }
  }

  func run() throws {
    guard let name = tour else { return try FileOutput.print(Self.list()) }
    let tour =
      try BundledTour.named(name).map { (tour) throws(InputError) in try tour.tour() } ?? Self.tour(in: name)
    let pace = auto ? TourPace(seconds: seconds) : nil
    let stuck = try tour.trainings.isEmpty ? explore(tour, pace) : watch(tour, pace)
    if let stuck {
      throw CommandError(message: "\(name): scene \(stuck): what it waits for did not come", exitCode: 1)
    }
  }

  private func terminal() throws -> (Terminal, Recording?) {
    let recording = try recordings.begin()
    do { return (try Terminal(mouse: .all, recording: recording), recording) } catch {
      throw CommandError.usage("\(error); saddle tour without a name lists the tours without one")
    }
  }

  /// - Returns: the number of a scene that waited in vain.
  private func explore(_ tour: Tour, _ pace: TourPace?) throws -> Int? {
    let threads = threads ?? max(1, Crew.ofAllProcessors.threads - 1)
    let setup = try tour.setup(inScene: 0, threads: threads)
    let plan = try setup.plan()
    let (terminal, recording) = try terminal()
    let look = display.kept
    var explorer = Explorer(
      LiveTraining(plan), pace: .standard, terminal: terminal, setup: setup, display: look.settings,
      displayPath: DisplaySettings.path)
    explorer.tell(look.problem)
    let ending = explorer.run(tour, pace: pace)
    terminal.close()
    if !explorer.told.isEmpty { try FileOutput.print(explorer.told.joined(separator: "\n") + "\n") }
    try Recording.end(recording, besideError: ![.quit, .tourOver].contains(ending))
    switch ending {
    case .tourStuck(let scene): return scene
    case .interrupted(let signal): try Interruption.end(by: signal)
    case .quit, .timeOver, .tourOver: break
    }
    return nil
  }

  /// - Returns: the number of a scene that waited in vain.
  private func watch(_ tour: Tour, _ pace: TourPace?) throws -> Int? {
    let (terminal, recording) = try terminal()
    let trainings: TourTrainings
    do throws(CommandError) { trainings = try TourTrainings(tour.trainings) } catch {
      terminal.close()
      throw error
    }
    var state = WatchState(paths: [trainings.folder])
    state.utcOffset = Watcher.utcOffset
    state.display = display.kept.settings
    var watcher = Watcher(
      feed: WatchFeed([trainings.folder]), state: state, terminal: terminal, settingsPath: nil,
      displayPath: DisplaySettings.path)
    let ending = watcher.run(tour, pace: pace)
    terminal.close()
    trainings.close()
    try Recording.end(recording, besideError: ![.quit, .tourOver].contains(ending))
    switch ending {
    case .tourStuck(let scene): return scene
    case .nothingFound(let error): throw error
    case .interrupted(let signal): try Interruption.end(by: signal)
    case .quit, .timeOver, .tourOver: break
    }
    return nil
  }

  /// A name that is neither a bundled tour nor a file is told with both.
  private static func tour(in path: String) throws -> Tour {
    if !path.contains("/"), access(path, F_OK) != 0 {
      throw CommandError.usage(
        "no tour '\(path)': expected one of \(BundledTour.all.map(\.name).joined(separator: ", ")), or a YAML file"
      )
    }
    return try TourFile(YAMLFile(path: path)).tour
  }

  private static func list() throws(InputError) -> String {
    let width = BundledTour.all.map(\.name.count).max() ?? 0
    var lines: [String] = []
    for tour in BundledTour.all {
      let name = tour.name + String(repeating: " ", count: width - tour.name.count)
      lines.append("\(name)  \(try tour.title())")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
