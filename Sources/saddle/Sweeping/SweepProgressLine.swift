import Canvas
import Experiments

/// A sweep without a screen: it tells on standard error how far it is.
struct SweepProgressLine {
  private let queue: SweepQueue
  private let folder: String

  init(_ queue: SweepQueue, folder: String) {
    self.queue = queue
    self.folder = folder
  }

  /// - Throws: ``CommandError`` where a signal came; what is done is kept.
  func run() throws(CommandError) {
    let interruption = Interruption()
    let start = ContinuousClock.now
    let first = queue.snapshot.progress.steps.done
    if first > 0, !queue.snapshot.progress.isComplete {
      FileOutput.remark("going on with the results in \(folder)")
    }
    queue.start()
    var line = ProgressLine()
    defer { line.end() }
    while !queue.wait(milliseconds: 100) {
      if let signal = interruption.signalThatCame {
        queue.cancel()
        while !queue.wait(milliseconds: 100) {}
        throw .interrupted(by: signal, Self.stopped(folder))
      }
      line.show(text(since: start, first: first))
    }
  }

  static func stopped(_ folder: String) -> String {
    "stopped; what is done is in \(folder), and the same command goes on from there"
  }

  private func text(since start: ContinuousClock.Instant, first: Int) -> String {
    let snapshot = queue.snapshot
    let clock = SweepClock(snapshot, first: first, elapsed: (.now - start) / .seconds(1))
    let cells = snapshot.running.map { SweepReport.text($0.cell) }
    return (["\(clock.text)"] + cells).joined(separator: " · ")
  }
}

extension SweepReport {
  /// A training in few words.
  ///
  /// - Parameter hasLoss: whether loss and targets are told.
  static func text(_ cell: SweepCell, hasLoss: Bool = true) -> String {
    let point = cell.point
    let embedding = point.embedding == "one-hot" ? "" : "\(point.embedding) "
    return (hasLoss ? "\(point.loss) \(embedding)" : "")
      + "n=\(point.samplesPerClass) \(words(cell.rates)) seed \(cell.seed)"
  }

  private static func words(_ rates: Rates) -> String {
    "lr \(text(rates.learningRate))" + (rates.weightDecay == 0 ? "" : " wd \(text(rates.weightDecay))")
  }
}
