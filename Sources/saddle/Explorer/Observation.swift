import Datasets
import Synchronization
import Training

/// What there is to see of a training at one moment: a snapshot with the probe samples in their places.
struct Observation: Sendable {
  struct Panel: Sendable {
    /// Every probe sample, in the order of the data set.
    let outcomes: [SampleOutcome]
    /// The means over ``outcomes``.
    let evaluation: Evaluation
    let trainingLoss: Curve
    let testAccuracy: Curve
    /// Set where the training with this loss has ended because its loss was not finite.
    let divergence: Divergence?
    /// What its network takes the places of a plane of inputs for, where that is shown.
    var decisions: Decisions? = nil
    /// What the features of the samples are like, where that is shown.
    var features: FeatureSummary?
  }

  /// One a loss.
  let panels: [Panel]
  let step: Int
  let epoch: Int
  /// The learning rate of the next step.
  var rate: Float
  var stepsPerSecond: Double?
  let restarts: Int
  /// Whether training has come to the end that it was given.
  var isFinished: Bool

  /// What there is to see of a training before anything is known of it.
  static func nothing(_ plan: TrainingPlan) -> Observation {
    let panel = Panel(
      outcomes: [], evaluation: .none, trainingLoss: Curve(), testAccuracy: Curve(), divergence: nil)
    return Observation(
      panels: plan.losses.map { _ in panel }, step: 0, epoch: 0, rate: plan.learningRate, stepsPerSecond: nil,
      restarts: 0, isFinished: false)
  }

  /// Whether no sample has been looked at yet.
  var isPlaceholder: Bool { panels[0].outcomes.isEmpty }

  /// What a snapshot says of the course of training, with the samples where they were seen last: for screens on
  /// which they do not stand.
  func movedOn(to snapshot: TrainingSnapshot) -> Observation {
    let panels = zip(panels, snapshot.learners).map { panel, learner in
      Panel(
        outcomes: panel.outcomes, evaluation: panel.evaluation, trainingLoss: learner.trainingLoss,
        testAccuracy: learner.testAccuracy, divergence: learner.divergence, decisions: panel.decisions,
        features: panel.features)
    }
    return Observation(
      panels: panels, step: snapshot.step, epoch: snapshot.epoch, rate: snapshot.rate,
      stepsPerSecond: snapshot.stepsPerSecond, restarts: snapshot.restarts, isFinished: snapshot.isFinished)
  }

  /// Whether a snapshot tells something of the networks or samples that this does not.
  func isOlder(than snapshot: TrainingSnapshot) -> Bool { isPlaceholder || isBehind(snapshot) }

  /// Whether a snapshot tells something of the course of training that this does not.
  func isBehind(_ snapshot: TrainingSnapshot) -> Bool {
    step != snapshot.step || restarts != snapshot.restarts
      // The accuracy at a step may come after the step.
      || panels.map(\.testAccuracy.buckets.count) != snapshot.learners.map(\.testAccuracy.buckets.count)
  }
}

/// Looks at snapshots: runs the probe samples through the networks on the thread of whoever draws, so that
/// training does not wait for it.
final class Observer: Sendable {
  /// The training samples that stand on the panels: all, or where that would take too long for a frame, some
  /// spread evenly over the set.
  let probes: Dataset
  private let evaluators: SanitizedMutex<[Evaluator]>
  /// Where inputs are of two numbers.
  let decisionPlane: DecisionPlane?

  private static let mostProbes = 2000
  private static let leastProbes = 50
  /// What one frame may take: about 20 ms of one processor.
  private static let mostMultiplyAdds = 1_000_000_000

  init(_ plan: TrainingPlan) {
    var plan = plan
    plan.crew = Crew(threads: 1)
    evaluators = SanitizedMutex(Evaluator.all(plan))
    decisionPlane = DecisionPlane(plan)
    probes = Self.probes(of: plan)
  }

  /// The training samples that ``probes`` are.
  static func probes(of plan: TrainingPlan) -> Dataset {
    let effort = plan.losses.reduce(1) { $0 + plan.network(for: $1).multiplyAdds }
    let count = plan.data.train.count
    let room = min(max(mostMultiplyAdds / effort, leastProbes), mostProbes, count)
    return room == count ? plan.data.train : plan.data.train.subset((0..<room).map { $0 * count / room })
  }

  /// What there is to see before the probe samples have been run through the networks, which takes a while
  /// where these are large: everything but the samples.
  static func placeholder(_ snapshot: TrainingSnapshot) -> Observation {
    observation(
      of: snapshot,
      panels: snapshot.learners.map {
        Observation.Panel(
          outcomes: [], evaluation: .none, trainingLoss: $0.trainingLoss, testAccuracy: $0.testAccuracy,
          divergence: $0.divergence)
      })
  }

  /// - Parameter lower: what stands below the panels: for norms the features are looked at too, for decisions the
  ///   plane of the inputs.
  func observe(_ snapshot: TrainingSnapshot, below lower: LowerView = .curves) -> Observation {
    let plane = lower == .decisions ? decisionPlane : nil
    let panels = evaluators.withLock { evaluators in
      zip(evaluators, snapshot.learners).map { evaluator, learner in
        let outcomes: [SampleOutcome]
        var features: FeatureSummary?
        if lower == .norms {
          (outcomes, features) = evaluator.outcomesAndFeatures(probes, weights: learner.weights)
        } else {
          outcomes = evaluator.outcomes(probes, weights: learner.weights)
        }
        return Observation.Panel(
          outcomes: outcomes, evaluation: Evaluation(outcomes), trainingLoss: learner.trainingLoss,
          testAccuracy: learner.testAccuracy, divergence: learner.divergence,
          decisions: plane?.decisions(evaluator, weights: learner.weights), features: features)
      }
    }
    return Self.observation(of: snapshot, panels: panels)
  }

  private static func observation(
    of snapshot: TrainingSnapshot, panels: [Observation.Panel]
  ) -> Observation {
    Observation(
      panels: panels, step: snapshot.step, epoch: snapshot.epoch, rate: snapshot.rate,
      stepsPerSecond: snapshot.stepsPerSecond, restarts: snapshot.restarts,
      isFinished: snapshot.isFinished)
  }
}
