import Datasets

/// A training step by step: the same plan gives the same bits, whoever watches and however long it rests.
public final class TrainingSession {
  public let plan: TrainingPlan
  public let network: Network
  public var learningRate: Float
  /// How many steps have been made.
  public private(set) var step = 0

  private let initialParameters: [Float]
  private let learners: [Learner]
  private let workspace: Workspace
  private let evaluator: Evaluator
  private var order: BatchOrder
  private var labels: [Int32] = []

  public init(_ plan: TrainingPlan) {
    self.plan = plan
    let network = plan.network
    self.network = network
    let initialParameters = network.initialParameters(seed: plan.seed)
    self.initialParameters = initialParameters
    learners = plan.losses.map {
      Learner(
        network: network, loss: $0, embedding: plan.embedding, optimizer: SGD(momentum: plan.momentum),
        initialParameters: initialParameters)
    }
    order = BatchOrder(sampleCount: plan.data.train.count, batchSize: plan.batchSize, seed: plan.seed)
    workspace = Workspace(network: network, rows: order.batchSize)
    evaluator = Evaluator(network: network)
    learningRate = plan.learningRate
  }

  public var stepsPerEpoch: Int { order.stepsPerEpoch }
  /// The epoch of the latest step, counted from 1; 0 before the first step.
  public var epoch: Int { (step + stepsPerEpoch - 1) / stepsPerEpoch }
  public var isAtEndOfEpoch: Bool { step > 0 && step % stepsPerEpoch == 0 }

  /// The present parameters of each learner.
  public var parameters: [[Float]] { learners.map(\.parameterValues) }

  /// Makes one step with every learner.
  ///
  /// - Returns: for each learner, the mean loss and the accuracy on the step's samples before it.
  public func advance() -> [Evaluation] {
    let samples = order.samples(ofStep: step)
    labels.removeAll(keepingCapacity: true)
    for sample in samples { labels.append(plan.data.train.labels[sample]) }
    plan.data.train.copyInputs(of: samples, to: workspace.inputs)
    step += 1
    return labels.withUnsafeBufferPointer { labels in
      learners.map { $0.step(labels: labels, rate: learningRate, workspace: workspace) }
    }
  }

  /// The mean loss and the accuracy of each learner on the test samples.
  public func testEvaluations() -> [Evaluation] {
    evaluator.outcomes(
      plan.data.test, learners: learners.map { ($0.parameterValues, $0.loss) }, embedding: plan.embedding
    ).map(Evaluation.init)
  }

  /// Back to step 0 and the initial weights; the learning rate stays.
  public func restart() {
    step = 0
    for learner in learners { learner.restart(from: initialParameters) }
  }
}
