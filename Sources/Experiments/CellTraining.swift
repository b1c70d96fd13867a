import Training

/// The training of a cell, from its first step to its evaluation.
struct CellTraining {
  let cell: SweepCell
  let plan: TrainingPlan
  private let conditions: String

  init(_ cell: SweepCell, of definition: SweepDefinition, data: SweepData) {
    self.cell = cell
    plan = data.plan(for: cell, of: definition)
    conditions = SweepQuestion(definition, data: data).conditions
  }

  /// Trains and evaluates: on the validation samples, and the cells of the last stage once on the test samples.
  ///
  /// - Parameters:
  ///   - isCancelled: is asked before each step.
  ///   - observe: is told of each step its number and the mean loss and accuracy on its samples.
  /// - Returns: nil where it was cancelled.
  func run(
    isCancelled: () -> Bool = { false }, observe: (_ step: Int, Evaluation) -> Void = { _, _ in }
  ) -> CellResult? {
    let start = ContinuousClock.now
    let session = TrainingSession(plan)
    while session.step < cell.steps, session.divergences[0] == nil {
      if isCancelled() { return nil }
      let evaluation = session.advance()[0]
      observe(session.step, evaluation)
    }
    let weights = session.weights[0]
    var divergedAt = session.divergences[0]?.step
    // The last step's own loss is the one before it.
    if divergedAt == nil, !weights.areFinite { divergedAt = session.step }
    let validation = divergedAt == nil ? session.evaluations(on: plan.data.validation!)[0] : nil
    var test: Evaluation?
    if cell.stage == .final, divergedAt == nil { test = session.evaluations(on: plan.data.test)[0] }
    return CellResult(
      cell, validationAccuracy: validation?.accuracy ?? 0,
      validationLoss: validation.flatMap { $0.loss.isFinite ? $0.loss : nil },
      testAccuracy: cell.stage == .final ? test?.accuracy ?? 0 : nil, divergedAt: divergedAt,
      conditions: conditions, weights: weights.fingerprint, seconds: (.now - start) / .seconds(1))
  }
}
