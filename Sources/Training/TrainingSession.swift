import Datasets

/// A training step by step: the same plan gives the same bits, whoever watches and however long it rests.
public final class TrainingSession {
  public let plan: TrainingPlan
  /// The peak of the schedule from now on.
  public var learningRate: Float
  /// How many steps have been made.
  public private(set) var step = 0

  private let initialWeights: [Weights]
  private let learners: [Learner]
  private let evaluators: [Evaluator]
  private var order: BatchOrder
  private var labels: [Int32] = []

  public init(_ plan: TrainingPlan) {
    self.plan = plan
    let order = BatchOrder(sampleCount: plan.data.train.count, batchSize: plan.batchSize, seed: plan.seed)
    self.order = order
    let weights = plan.initialWeights ?? plan.drawnWeights()
    initialWeights = weights
    // Learners make their steps one after another.
    let memory = WorkspaceMemory(plan.stepLayout)
    learners = zip(plan.losses, weights).map {
      Learner(plan, loss: $0, weights: $1, rows: order.batchSize, memory: memory)
    }
    evaluators = Evaluator.all(plan)
    learningRate = plan.learningRate
  }

  public var stepsPerEpoch: Int { order.stepsPerEpoch }
  /// The epoch of the latest step, counted from 1; 0 before the first step.
  public var epoch: Int { (step + stepsPerEpoch - 1) / stepsPerEpoch }
  public var isAtEndOfEpoch: Bool { step > 0 && step % stepsPerEpoch == 0 }

  /// Whether the plan has an end and it has been reached.
  public var isFinished: Bool {
    let last = [plan.epochs.map { $0 * stepsPerEpoch }, plan.steps].compactMap { $0 }.min()
    return last.map { step >= $0 } ?? false
  }

  /// The present weights of each learner.
  public var weights: [Weights] { learners.map(\.weights) }
  /// Which learners have diverged, and when.
  public var divergences: [Divergence?] { learners.map(\.divergence) }
  /// The rate of the next step.
  public var rate: Float { plan.schedule.rate(peak: learningRate, step: step) }

  /// Makes one step with every learner that has not diverged.
  ///
  /// - Returns: for each learner, the mean loss and the accuracy on the step's samples before it; NaN for
  ///   those that diverged before.
  public func advance() -> [Evaluation] {
    let samples = order.samples(ofStep: step)
    labels.removeAll(keepingCapacity: true)
    for sample in samples { labels.append(plan.data.train.labels[sample]) }
    // All learners see them: they share the memory.
    let train = plan.data.train
    train.copyInputs(of: samples, to: learners[0].inputs)
    let rate = rate
    step += 1
    plan.augmentation.apply(
      to: learners[0].inputs, rows: samples.count, inputShape: train.inputShape, zeros: train.zeros,
      seed: plan.seed, step: step)
    return labels.withUnsafeBufferPointer { labels in
      learners.map { $0.step(labels: labels, number: step, rate: rate) }
    }
  }

  /// The mean loss and the accuracy of each learner on the samples of `dataset`.
  public func evaluations(on dataset: Dataset) -> [Evaluation] {
    evaluations(on: dataset, unless: { false })!
  }

  /// The same, or nil where `isCancelled` came true meanwhile, which is asked every few samples.
  func evaluations(on dataset: Dataset, unless isCancelled: () -> Bool) -> [Evaluation]? {
    var evaluations: [Evaluation] = []
    for (evaluator, learner) in zip(evaluators, learners) {
      guard learner.divergence == nil else {
        evaluations.append(.none)
        continue
      }
      guard let outcomes = evaluator.outcomes(dataset, weights: learner.weights, unless: isCancelled) else {
        return nil
      }
      evaluations.append(Evaluation(outcomes))
    }
    return evaluations
  }

  /// Back to step 0 and the initial weights; the learning rate stays.
  public func restart() {
    step = 0
    for (learner, weights) in zip(learners, initialWeights) { learner.restart(from: weights) }
  }

  /// All that the next steps depend on beside the plan.
  public var state: SessionState {
    get { SessionState(step: step, learners: learners.map(\.state)) }
    set {
      step = newValue.step
      for (learner, state) in zip(learners, newValue.learners) { learner.state = state }
    }
  }
}

/// Where a training stands: with the same plan it goes on from here with the same bits.
public struct SessionState: Sendable, Hashable {
  public var step: Int
  /// One a loss of the plan.
  public var learners: [LearnerState]

  public init(step: Int, learners: [LearnerState]) {
    self.step = step
    self.learners = learners
  }
}
