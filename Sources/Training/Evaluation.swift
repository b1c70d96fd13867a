import Datasets

/// Where one sample stands: its place on the Figure-1 plane of a loss, its loss, and its prediction.
public struct SampleOutcome: Sendable, Hashable {
  public let x: Float
  public let y: Float
  public let loss: Float
  public let isCorrect: Bool

  public init(x: Float, y: Float, loss: Float, isCorrect: Bool) {
    self.x = x
    self.y = y
    self.loss = loss
    self.isCorrect = isCorrect
  }
}

/// The mean loss over a set of samples and the share of right predictions.
public struct Evaluation: Sendable, Hashable {
  public let loss: Double
  public let accuracy: Double

  init(loss: Double, accuracy: Double) {
    self.loss = loss
    self.accuracy = accuracy
  }

  /// - Precondition: there is an outcome.
  public init(_ outcomes: [SampleOutcome]) {
    precondition(!outcomes.isEmpty)
    let count = Double(outcomes.count)
    loss = outcomes.reduce(0) { $0 + Double($1.loss) } / count
    accuracy = Double(outcomes.count(where: \.isCorrect)) / count
  }
}

/// A network with memory to run it forward on whole data sets.
public final class Evaluator {
  private let network: Network
  private let workspace: Workspace
  private var parameters: [FloatBuffer] = []
  private let points: FloatBuffer
  private static let rows = 256

  public init(network: Network) {
    self.network = network
    workspace = Workspace(network: network, rows: Self.rows)
    points = FloatBuffer(count: 2 * Self.rows)
  }

  /// The outcome of every sample of `dataset`, in its order, with the given parameters.
  public func outcomes(
    _ dataset: Dataset, parameters: [Float], loss: any Loss, embedding: Embedding
  ) -> [SampleOutcome] {
    outcomes(dataset, learners: [(parameters, loss)], embedding: embedding)[0]
  }

  /// The same for several learners at once, which share the work on the inputs.
  public func outcomes(
    _ dataset: Dataset, learners: [(parameters: [Float], loss: any Loss)], embedding: Embedding
  ) -> [[SampleOutcome]] {
    while parameters.count < learners.count {
      parameters.append(FloatBuffer(count: network.parameterCount))
    }
    for (buffer, learner) in zip(parameters, learners) { buffer.set(to: learner.parameters) }
    var outcomes = [[SampleOutcome]](repeating: [], count: learners.count)
    for index in outcomes.indices { outcomes[index].reserveCapacity(dataset.count) }
    for first in stride(from: 0, to: dataset.count, by: Self.rows) {
      let samples = first..<min(first + Self.rows, dataset.count)
      dataset.copyInputs(of: samples, to: workspace.inputs)
      for (index, learner) in learners.enumerated() {
        appendOutcomes(
          labels: dataset.labels[samples], parameters: parameters[index], loss: learner.loss,
          embedding: embedding, to: &outcomes[index])
      }
    }
    return outcomes
  }

  private func appendOutcomes(
    labels: ArraySlice<Int32>, parameters: FloatBuffer, loss: any Loss, embedding: Embedding,
    to outcomes: inout [SampleOutcome]
  ) {
    let (rows, width) = (labels.count, network.featureWidth)
    let features = network.forward(rows: rows, parameters: parameters, workspace: workspace)
    labels.withUnsafeBufferPointer { labels in
      loss.evaluate(
        FeatureRows(rows: rows, width: width, features: features, labels: labels.baseAddress!),
        embedding: embedding,
        into: LossResults(losses: workspace.losses.pointer, points: points.pointer))
      for row in 0..<rows {
        let prediction = loss.prediction(features: features + row * width, embedding: embedding)
        outcomes.append(
          SampleOutcome(
            x: points.pointer[2 * row], y: points.pointer[2 * row + 1],
            loss: workspace.losses.pointer[row], isCorrect: prediction == labels[row]))
      }
    }
  }
}
