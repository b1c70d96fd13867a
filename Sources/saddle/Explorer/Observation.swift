import Training

/// What there is to see of a training at one moment: a snapshot with every training sample in its place.
struct Observation: Sendable {
  struct Panel: Sendable {
    /// Every training sample, in the order of the data set.
    let outcomes: [SampleOutcome]
    /// The means over ``outcomes``.
    let evaluation: Evaluation
    let trainingLoss: Curve
    let testAccuracy: Curve
  }

  /// One a loss.
  let panels: [Panel]
  let step: Int
  let epoch: Int
  var stepsPerSecond: Double?
  let restarts: Int
}

/// Looks at snapshots: runs the training samples through the networks on the thread of whoever draws, so
/// that training does not wait for it.
final class Observer {
  private let plan: TrainingPlan
  private let evaluator: Evaluator

  init(_ plan: TrainingPlan) {
    self.plan = plan
    evaluator = Evaluator(network: plan.network)
  }

  func observe(_ snapshot: TrainingSnapshot) -> Observation {
    let outcomes = evaluator.outcomes(
      plan.data.train, learners: zip(snapshot.learners, plan.losses).map { ($0.parameters, $1) },
      embedding: plan.embedding)
    let panels = zip(outcomes, snapshot.learners).map { outcomes, learner in
      Observation.Panel(
        outcomes: outcomes, evaluation: Evaluation(outcomes), trainingLoss: learner.trainingLoss,
        testAccuracy: learner.testAccuracy)
    }
    return Observation(
      panels: panels, step: snapshot.step, epoch: snapshot.epoch,
      stepsPerSecond: snapshot.stepsPerSecond, restarts: snapshot.restarts)
  }
}
