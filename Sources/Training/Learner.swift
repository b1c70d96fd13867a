import Datasets

/// A network in training with one loss: its parameters and what the optimizer remembers.
final class Learner {
  let network: Network
  let loss: any Loss
  let embedding: Embedding
  private let optimizer: SGD
  private let parameters: FloatBuffer
  private let velocity: FloatBuffer
  private let gradient: FloatBuffer

  init(
    network: Network, loss: any Loss, embedding: Embedding, optimizer: SGD, initialParameters: [Float]
  ) {
    precondition(network.featureWidth == embedding.width)
    self.network = network
    self.loss = loss
    self.embedding = embedding
    self.optimizer = optimizer
    parameters = FloatBuffer(initialParameters)
    velocity = FloatBuffer(count: network.parameterCount)
    gradient = FloatBuffer(count: network.parameterCount)
  }

  var parameterValues: [Float] { parameters.values }

  func restart(from initialParameters: [Float]) {
    parameters.set(to: initialParameters)
    velocity.setToZero()
  }

  /// The gradient of the mean loss over the first `labels.count` inputs of `workspace`, and that mean loss
  /// and the share of right predictions, all at the present parameters.
  private func differentiate(
    labels: UnsafeBufferPointer<Int32>, workspace: Workspace
  ) -> Evaluation {
    let rows = labels.count
    let width = network.featureWidth
    let features = network.forward(rows: rows, parameters: parameters, workspace: workspace)
    loss.evaluate(
      FeatureRows(rows: rows, width: width, features: features, labels: labels.baseAddress!),
      embedding: embedding,
      into: LossResults(
        losses: workspace.losses.pointer, gradient: workspace.featureGradient, scale: 1 / Float(rows)))
    network.backward(rows: rows, parameters: parameters, gradient: gradient, workspace: workspace)

    var sum = 0.0
    var correct = 0
    for row in 0..<rows {
      sum += Double(workspace.losses.pointer[row])
      if loss.prediction(features: features + row * width, embedding: embedding) == labels[row] {
        correct += 1
      }
    }
    return Evaluation(loss: sum / Double(rows), accuracy: Double(correct) / Double(rows))
  }

  /// One step of the optimizer on the samples whose inputs are in `workspace`.
  ///
  /// - Returns: the mean loss and the accuracy on these samples before the step.
  func step(labels: UnsafeBufferPointer<Int32>, rate: Float, workspace: Workspace) -> Evaluation {
    let evaluation = differentiate(labels: labels, workspace: workspace)
    optimizer.update(parameters, velocity: velocity, gradient: gradient, rate: rate)
    return evaluation
  }

  /// The gradient of the mean loss, a copy; for tests and read-outs.
  func gradient(labels: [Int32], workspace: Workspace) -> [Float] {
    _ = labels.withUnsafeBufferPointer { differentiate(labels: $0, workspace: workspace) }
    return gradient.values
  }
}
