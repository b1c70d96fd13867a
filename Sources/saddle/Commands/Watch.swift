import ArgumentParser
import ArrayFiles
import Glibc
import RunLogs

/// `saddle watch`: what runs log, whoever trains them.
struct Watch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Watch runs, live, whoever trains them and in whatever format they log.",
    discussion: """
      Without --summary, --follow, --chart and --picture a screen opens; press ? there for its keys. \
      Reads TensorBoard event files, .wandb files, JSON lines, CSV and TSV with a header, the Hugging Face \
      trainer's trainer_state.json, MLflow's folders and databases, DVCLive's folders and saddle's own runs. \
      What a file is, its content tells; folders are searched.
      """)

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "path"))
  var paths: [String]

  @Flag(
    help: ArgumentHelp(
      "Print one JSON object a run and tag.",
      discussion: """
        The keys are run, format, tag, points, first_step, last_step, last, min, max, and nan and infinite, \
        how many of the values are. What JSON has no number for is the text "NaN", "Infinity" or "-Infinity".
        """))
  var summary = false

  @Flag(
    help: ArgumentHelp(
      "Print points as they come, one JSON object each, until interrupted: first those that are there.",
      discussion:
        "The keys are run, tag, step, time and value. With --summary what is there is summed up instead."))
  var follow = false

  @OptionGroup var options: WatchOptions

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Write the chart of this tag to --output.", valueName: "tag"))
  var chart: String?

  @Option(help: "The file for --chart (.png, .svg or .csv).")
  var output: String?

  @OptionGroup var display: ThemeOption

  @OptionGroup var recordings: RecordingOptions

  @Option(help: "Write the screen to this file (.svg, .png, .ans or .txt) instead of opening it.")
  var picture: String?

  @Option(help: "For --picture: the size of the screen in columns and rows (default: 120x36).")
  var size: String?

  func validate() throws {
    if (chart == nil) != (output == nil) {
      throw ValidationError("--chart and --output belong together: a tag, and the file for its chart")
    }
    if size != nil, picture == nil { throw ValidationError("--size is for --picture, which is missing") }
    if [summary || follow, chart != nil, picture != nil].count(where: { $0 }) > 1 {
      throw ValidationError("expected one of --summary with --follow, --chart and --picture, found several")
    }
    if let other = noScreen { try recordings.refuse(beside: other) }
  }

  /// The option that takes the place of the screen.
  private var noScreen: String? {
    picture != nil
      ? "--picture" : chart != nil ? "--chart" : summary ? "--summary" : follow ? "--follow" : nil
  }

  func run() throws {
    if let chart, let output {
      var file = try WatchPicture(paths, options)
      try file.write(chartOf: chart, to: output)
      try Self.end(file.refusals)
      return
    }
    if let picture {
      let size = try ScreenSize(size ?? ScreenSize.standard)
      var file = try WatchPicture(paths, options, display: display.applied(to: DisplaySettings()))
      try file.write(to: picture, size: size)
      try Self.end(file.refusals)
      return
    }
    if follow {
      var stream = try RunStream(paths, options.filter)
      try stream.run(summarizing: summary)
      return
    }
    guard summary else {
      try WatchSession(paths, options, recordings, display).run()
      return
    }
    let discovery = try RunDiscovery(paths)
    var told = ToldProblems()
    var silent: [RunSource] = []
    told.tell(discovery.problems)
    var (hasNumbers, firstProblem): (Bool, InputError?) = (false, nil)
    // One run at a time: what is summed up need not be kept.
    for source in discovery.sources {
      var follower = RunFollower(source)
      follower.poll()
      let log = follower.closedLog
      told.tell(log.problems + log.furtherProblems)
      if log.tags.isEmpty, log.problemCount == 0 { silent.append(source) }
      hasNumbers = hasNumbers || !log.tags.isEmpty
      firstProblem = firstProblem ?? log.problems.first
      try FileOutput.print(Self.summary(source.name, log, options.filter))
    }
    Self.tell(silent)
    if discovery.sources.isEmpty {
      throw CommandError.input(
        InputError(paths.joined(separator: ", "), expected: "the log of a run", found: "none"))
    }
    try Self.end(discovery.refusals)
    if !hasNumbers, let firstProblem { try Self.end([firstProblem]) }
  }

  /// Ends with the code of what was told already: where a path is missing with that of it, else of the first.
  ///
  /// - Throws: `ExitCode` where there is one.
  private static func end(_ problems: [InputError]) throws(ExitCode) {
    guard let first = problems.first(where: { $0.kind == .missing }) ?? problems.first else { return }
    throw ExitCode(CommandError.input(first).exitCode)
  }

  /// A line a tag.
  static func summary(_ run: String, _ log: RunLog, _ filter: WatchFilter) -> String {
    guard filter.runs.matches(run) else { return "" }
    return log.tags.indices.filter { filter.tags.matches(log.tags[$0]) }.map {
      RunSummary(run: run, log, tagAt: $0).line
    }.joined()
  }

  /// Tells that runs have nothing to sum up, the first by its path.
  private static func tell(_ silent: [RunSource]) {
    guard let first = silent.first else { return }
    let others = silent.count == 1 ? "" : " (and \(Counted.text(silent.count - 1, "more run")))"
    FileOutput.remark("\(first.path): no numbers in this log yet\(others)")
  }
}

/// Tells every problem once.
struct ToldProblems {
  private var told: Set<InputError> = []

  mutating func tell(_ problems: [InputError]) {
    for problem in problems where told.insert(problem).inserted { FileOutput.remark(problem.description) }
  }
}
