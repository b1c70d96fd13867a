import Canvas
import Glibc
import RunLogs
import Training

/// A training with one loss from its first step, or from a checkpoint, to its last.
struct TrainingRun {
  let session: TrainingSession
  private let store: RunStore?
  private var progress: Progress

  init(_ plan: TrainingPlan, epochs: Int, store: RunStore?) throws {
    session = TrainingSession(plan)
    self.store = store
    try store?.open(session)
    progress = Progress(epochs: epochs, steps: epochs * session.stepsPerEpoch, firstStep: session.step)
  }

  /// Trains to the end and returns the evaluation on the test samples there.
  ///
  /// - Throws: ``CommandError`` where a signal came or the loss was not finite; what there is is kept.
  mutating func train(until interruption: Interruption) throws -> Evaluation {
    defer { progress.end() }
    let data = session.plan.data
    var test: Evaluation?
    while session.step < progress.steps {
      if let signal = interruption.signalThatCame { throw try interrupted(by: signal) }
      let train = session.advance()[0]
      if let divergence = session.divergences[0] {
        try store?.append(row(train: train, test: nil, validation: nil))
        try store?.flush()
        throw diverged(divergence)
      }
      let isEvaluated = session.isAtEndOfEpoch
      let validation = isEvaluated ? data.validation.map { session.evaluations(on: $0)[0] } : nil
      if isEvaluated { test = session.evaluations(on: data.test)[0] }
      try store?.append(row(train: train, test: isEvaluated ? test : nil, validation: validation))
      try store?.note(session, validation: validation)
      progress.show(session, train: train, test: test)
    }
    try store?.save(session)
    try store?.flush()
    return test ?? session.evaluations(on: data.test)[0]
  }

  private func interrupted(by signal: Int32) throws -> CommandError {
    try store?.save(session)
    let hint = store.map { "\($0.remains); --resume goes on" } ?? "nothing is kept without --run"
    return .interrupted(by: signal, "stopped at step \(session.step); \(hint)")
  }

  private func diverged(_ divergence: Divergence) -> CommandError {
    let before = divergence.lastFiniteLoss.map { "it was \($0.formatted()) one step before" }
    return .diverged(
      [
        "the loss is not finite at step \(divergence.step)", before,
        "try a lower --lr, or --clip 10", store?.remains,
        store?.latestWeightFile.map { "a new run can go on from its weights with --init \($0)" },
      ].compactMap { $0 }.joined(separator: "; "))
  }

  private func row(train: Evaluation, test: Evaluation?, validation: Evaluation?) -> MetricsRow {
    var row = MetricsRow(step: session.step)
    row.set("epoch", to: Double(session.epoch))
    row.set("lr", to: session.plan.schedule.rate(peak: session.learningRate, step: session.step - 1))
    row.set("train/loss", to: train.loss)
    row.set("train/accuracy", to: train.accuracy)
    for (name, evaluation) in [("validation", validation), ("test", test)] {
      guard let evaluation else { continue }
      row.set("\(name)/loss", to: evaluation.loss)
      row.set("\(name)/accuracy", to: evaluation.accuracy)
    }
    return row
  }
}
