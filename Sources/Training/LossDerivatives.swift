import Datasets

/// The mean loss of a network over a data set as a function of the network's parameters, at one point: its
/// value, its gradient and the product of its Hessian with any direction.
///
/// It is the loss of the data alone, without weight decay. The derivatives are exact but for the rounding of
/// floats, and have the same bits whatever the number of threads. One thread at a time may use it.
public final class LossDerivatives {
  public let network: Network
  private let loss: any Loss
  private let embedding: Embedding
  private let dataset: Dataset
  private let isTraining: Bool
  private let parameters: FloatBuffer
  /// The running ones, which a pass with those of the samples moves but does not use.
  private let statistics: FloatBuffer
  private let workspace: Workspace
  private let chunkGradient: FloatBuffer
  private let chunkGradientTangent: FloatBuffer
  /// Made for the first product.
  private lazy var tangents = TangentMemory(
    direction: FloatBuffer(count: network.parameterCount), workspace: makeWorkspace())

  /// - Parameter batchNormalization: with the running statistics, which are constants then, the samples go
  ///   through the network a chunk at a time; with statistics of the samples, which change with the parameters
  ///   as the gradient has it too, all at once, in as much memory as that takes.
  /// - Precondition: the data set has a sample, and the weights are those of a network that `plan` trains with
  ///   `loss`.
  public init(
    _ plan: TrainingPlan, loss: any Loss, dataset: Dataset, weights: Weights,
    batchNormalization: PlaneEvaluator.BatchNormalization = .running
  ) {
    let network = plan.network(for: loss)
    precondition(dataset.count > 0)
    self.network = network
    self.loss = loss
    embedding = plan.embedding(for: loss)
    self.dataset = dataset
    isTraining = batchNormalization == .recomputed
    parameters = FloatBuffer(weights.parameters)
    statistics = FloatBuffer(weights.statistics)
    precondition(parameters.count == network.parameterCount && statistics.count == network.statisticCount)
    workspace = Workspace(
      network: network, rows: isTraining ? dataset.count : min(dataset.count, Self.chunk), crew: plan.crew,
      isForTraining: true)
    chunkGradient = FloatBuffer(count: network.parameterCount)
    chunkGradientTangent = FloatBuffer(count: network.parameterCount)
  }

  static let chunk = 256

  /// How many numbers a direction has.
  public var parameterCount: Int { network.parameterCount }

  private func makeWorkspace() -> Workspace {
    Workspace(network: network, rows: workspace.rows, crew: workspace.crew, isForTraining: true)
  }

  /// The mean loss with its accuracy, and its gradient.
  public func gradient() -> (evaluation: Evaluation, gradient: [Double]) {
    var sum = [Double](repeating: 0, count: parameterCount)
    var (total, correct) = (0.0, 0)
    eachChunk { labels in
      network.backward(
        rows: labels.count, parameters: parameters, statistics: statistics, isTraining: isTraining,
        gradient: chunkGradient, workspace: workspace)
      Self.add(chunkGradient, to: &sum)
      for row in labels.indices {
        total += Double(workspace.losses.pointer[row])
        if workspace.predictions[row] == labels[row] { correct += 1 }
      }
    }
    let count = Double(dataset.count)
    return (Evaluation(loss: total / count, accuracy: Double(correct) / count), sum)
  }

  /// The Hessian of the mean loss times a direction.
  ///
  /// A ReLU or a largest of four has no curvature: what it lets through counts as not changing.
  ///
  /// - Precondition: `direction` has ``parameterCount`` numbers.
  public func hessianProduct(_ direction: [Float]) -> [Double] {
    tangents.direction.set(to: direction)
    var sum = [Double](repeating: 0, count: parameterCount)
    eachChunk { labels in
      let rows = labels.count
      network.forwardTangent(
        rows: rows, parameters: parameters, statistics: statistics, isTraining: isTraining,
        workspace: workspace, tangents: tangents)
      loss.gradientTangent(
        workspace.outputs(labels: labels),
        along: OutputTangents(features: tangents.workspace.features, logits: tangents.workspace.logits),
        embedding: embedding,
        into: GradientTangents(
          features: tangents.workspace.featureGradient, logits: tangents.workspace.logitGradient,
          scale: scale))
      network.backwardTangent(
        rows: rows, parameters: parameters, statistics: statistics, isTraining: isTraining,
        gradient: chunkGradient, gradientTangent: chunkGradientTangent, workspace: workspace,
        tangents: tangents)
      Self.add(chunkGradientTangent, to: &sum)
    }
    return sum
  }

  /// Of the mean over all samples.
  private var scale: Float { 1 / Float(dataset.count) }

  /// Runs the samples forward, a chunk at a time, and calls `body` with the labels of a chunk when its losses
  /// and their gradients with respect to the features and logits are in the workspace.
  private func eachChunk(_ body: (UnsafeBufferPointer<Int32>) -> Void) {
    for first in stride(from: 0, to: dataset.count, by: workspace.rows) {
      let samples = first..<min(first + workspace.rows, dataset.count)
      dataset.copyInputs(of: samples, to: workspace.inputs)
      network.forward(
        rows: samples.count, parameters: parameters, statistics: statistics, isTraining: isTraining,
        workspace: workspace)
      dataset.labels[samples].withUnsafeBufferPointer { labels in
        loss.evaluate(
          workspace.outputs(labels: labels),
          embedding: embedding,
          into: LossResults(
            losses: workspace.losses.pointer, gradient: workspace.featureGradient,
            logitGradient: workspace.logitGradient, predictions: workspace.predictions, scale: scale))
        body(labels)
      }
    }
  }

  private static func add(_ floats: FloatBuffer, to sum: inout [Double]) {
    sum.withUnsafeMutableBufferPointer { sum in
      for index in 0..<floats.count { sum[index] += Double(floats.pointer[index]) }
    }
  }
}
