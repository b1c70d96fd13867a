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
  /// - Throws: ``CommandError`` where a signal came, or the loss or the weights were not finite; what there is
  ///   is kept.
  mutating func train(until interruption: Interruption) throws -> Evaluation {
    defer { progress.end() }
    let data = session.plan.data
    var test: Evaluation?
    while session.step < progress.steps {
      if let signal = interruption.signalThatCame { throw try interrupted(by: signal) }
      let train = session.advance()[0]
      if let divergence = session.divergences[0] {
        store?.discard(step: session.step - 1)
        try store?.append(row(train: train, test: nil, validation: nil))
        try store?.finish(.failed)
        throw diverged(divergence)
      }
      let isEvaluated = session.isAtEndOfEpoch
      let validation = isEvaluated ? data.validation.map { session.evaluations(on: $0)[0] } : nil
      if isEvaluated { test = session.evaluations(on: data.test)[0] }
      try store?.append(row(train: train, test: isEvaluated ? test : nil, validation: validation))
      if isEvaluated { try check(validation: validation, lossOfStep: train.loss) }
      if session.step == progress.steps, let test { try check(test: test, lossOfStep: train.loss) }
      try store?.note(session, validation: validation)
      progress.show(session, train: train, test: test)
    }
    try store?.save(session)
    try store?.flush()
    let last = test ?? session.evaluations(on: data.test)[0]
    if test == nil { try check(test: last, lossOfStep: nil) }
    try store?.finish(.succeeded)
    return last
  }

  /// Checks what the latest step led to: its own loss is the one before it.
  ///
  /// - Throws: ``CommandError`` where the weights or the validation loss are not finite.
  private func check(validation: Evaluation?, lossOfStep loss: Double?) throws {
    if !session.weights[0].areFinite { throw try diverged("the weights are", lossOfStep: loss) }
    if let validation, !validation.loss.isFinite {
      throw try diverged("the validation loss is", lossOfStep: loss)
    }
  }

  /// Checks the end of the training. Where the loss is finite on all training samples, it is the test samples
  /// that are out of the ordinary, and nobody is helped by other weights.
  ///
  /// - Throws: ``CommandError`` where the training loss is not finite.
  private func check(test: Evaluation, lossOfStep loss: Double?) throws {
    if test.loss.isFinite { return }
    guard session.evaluations(on: session.plan.data.train)[0].loss.isFinite else {
      throw try diverged("the loss is", lossOfStep: loss)
    }
    FileOutput.remark(
      "the test loss is not finite, though the training loss is: look for huge numbers among the test samples"
    )
  }

  private func interrupted(by signal: Int32) throws -> CommandError {
    try store?.save(session)
    let hint = store.map { "\($0.remains); --resume goes on" } ?? "nothing is kept without --run"
    return .interrupted(by: signal, "stopped at step \(session.step); \(hint)")
  }

  private func diverged(_ divergence: Divergence) -> CommandError {
    diverged(
      "the loss is not finite at step \(divergence.step)",
      before: divergence.lastFiniteLoss.map { "it was \($0.formatted()) one step before" })
  }

  /// The same for what shows only after a step.
  private func diverged(_ what: String, lossOfStep loss: Double?) throws -> CommandError {
    try store?.finish(.failed)
    return diverged(
      "\(what) not finite after step \(session.step)",
      before: loss.map { "the loss was \($0.formatted()) just before that step" })
  }

  private func diverged(_ what: String, before: String?) -> CommandError {
    .diverged(
      [
        what, before,
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
