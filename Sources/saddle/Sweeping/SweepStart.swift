import ArgumentParser
import ArrayFiles
import Canvas
import Experiments
import Glibc
import Training

/// `saddle sweep`, all of it on this machine.
struct SweepStart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Run a sweep, or go on with one, and print its report (the default).")

  @OptionGroup var options: SweepOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many trainings run at a time (default: one a processor).", valueName: "count"))
  var workers: Int?

  func validate() throws { try TrainingOptions.check("--workers", workers, in: Crew.sizes) }

  func run() throws {
    let interruption = Interruption()
    let (definition, data) = try options.question()
    do {
      let store = try ResultStore(options.folder, SweepQuestion(definition, data: data))
      let progress = SweepProgress(
        definition, points: definition.points(hasTree: data.hasTree), results: store.results)
      let queue = SweepQueue(
        progress, data: data, store: store, workers: workers ?? Crew.ofAllProcessors.threads)
      queue.start()
      var line = ProgressLine()
      while !queue.wait(milliseconds: 100) {
        if let signal = interruption.signalThatCame {
          queue.cancel()
          while !queue.wait(milliseconds: 100) {}
          line.end()
          throw CommandError.interrupted(
            by: signal, "stopped; the same command goes on from the results in \(store.path)")
        }
        let steps = queue.snapshot.progress.steps
        line.show("\(steps.done) of \(steps.all) steps")
      }
      line.end()
      let snapshot = queue.snapshot
      if let failure = snapshot.failure { throw failure }
      for point in snapshot.progress.points {
        let a = snapshot.progress.accuracy(of: point)!
        let c = snapshot.progress.choice(of: point)!
        try FileOutput.print(
          "\(point.panel) \(point.data) \(point.loss) \(point.embedding) n=\(point.samplesPerClass) \((100*a.mean).formatted(decimals: 1)) ± \((100*(a.standardError ?? 0)).formatted(decimals: 1)) lr \(c.learningRate) wd \(c.weightDecay)\n"
        )
      }
    } catch let error as OutputError { throw CommandError.cannotWrite("--results: \(error)") }
  }
}
