import ArgumentParser
import ArrayFiles
import Experiments
import Training

/// `saddle sweep`, all of it on this machine.
struct SweepStart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Run a sweep, or go on with one, and print its report (the default).",
    discussion: """
      On a terminal a screen shows the sweep as it runs; press ? there for its keys. Every training that is done is \
      kept in the folder of the results: the same command goes on from there.

      The presets, with their minutes on two processors:\(Self.presets)
      """)

  private static var presets: String {
    SweepPreset.allCases.map {
      "\n  \($0.rawValue), \($0.minutes(isQuick: false)) min: \($0.summary)"
    }.joined()
  }

  @OptionGroup var options: SweepOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many trainings run at a time (default: one a processor).", valueName: "count"))
  var workers: Int?

  @Flag(help: "Show no screen, only how far the sweep is.")
  var noScreen = false

  @OptionGroup var display: DisplayOptions

  @OptionGroup var recordings: RecordingOptions

  func validate() throws {
    try TrainingOptions.check("--workers", workers, in: Crew.sizes)
    if noScreen { try recordings.refuse(beside: "--no-screen") }
  }

  func run() throws {
    let crew = workers ?? Crew.ofAllProcessors.threads
    let (definition, data) = try options.question(workers: crew)
    let question = SweepQuestion(definition, data: data)
    do {
      let store = try ResultStore(options.folder, question)
      let progress = SweepProgress(definition, points: question.points, results: store.results)
      let queue = SweepQueue(progress, data: data, store: store, workers: crew)
      // Before there are threads: see Terminal.
      var problem: CommandError?
      if !noScreen, let (terminal, recording) = try screen() {
        let look = display.kept
        var session = SweepSession(
          queue, data: data, folder: store.path, terminal: terminal, display: look.settings,
          displayPath: DisplaySettings.path)
        session.tell(look.problem)
        do throws(CommandError) { try session.run() } catch {
          try Recording.end(recording, besideError: true)
          throw error
        }
        problem = recording?.finish()
      } else {
        try SweepProgressLine(queue, folder: store.path).run()
      }
      let snapshot = queue.snapshot
      if let failure = snapshot.failure { throw failure }
      try FileOutput.print(SweepReport(snapshot.progress).text)
      if !snapshot.progress.isComplete { FileOutput.remark(SweepProgressLine.stopped(store.path)) }
      if let problem { throw problem }
    } catch let error as OutputError { throw CommandError.cannotWrite("--results: \(error)") }
  }

  /// The terminal, where there is one that a screen can be shown on, and what records it.
  ///
  /// - Throws: ``CommandError`` where it is to be recorded and cannot be.
  private func screen() throws(CommandError) -> (Terminal, Recording?)? {
    let recording = try recordings.begin()
    do { return (try Terminal(mouse: .buttons, recording: recording), recording) } catch {
      if recordings.record != nil { throw .usage("--record: \(error)") }
      return nil
    }
  }
}
