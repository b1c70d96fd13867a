import Datasets

/// A network and its loss with memory to run whole data sets forward, as batch normalization is used after
/// training.
public final class Evaluator {
  private let network: Network
  private let loss: any Loss
  private let embedding: Embedding
  private let workspace: Workspace
  private let parameters: FloatBuffer
  private let statistics: FloatBuffer
  private let points: FloatBuffer
  private let confidences: FloatBuffer

  /// An evaluator for the network that `plan` trains with `loss`.
  public convenience init(_ plan: TrainingPlan, loss: any Loss) { self.init(plan, loss: loss, memory: nil) }

  /// An evaluator for each loss of `plan`, of which one is to be used at a time.
  public static func all(_ plan: TrainingPlan) -> [Evaluator] {
    let layouts = plan.losses.map { layout(for: plan.network(for: $0), crew: plan.crew) }
    let memory = WorkspaceMemory(layouts.dropFirst().reduce(layouts[0]) { $0.union($1) })
    return plan.losses.map { Evaluator(plan, loss: $0, memory: memory) }
  }

  static func layout(for network: Network, crew: Crew) -> WorkspaceMemory.Layout {
    WorkspaceMemory.Layout(network: network, rows: rows(for: network), crew: crew, isForTraining: false)
  }

  private init(_ plan: TrainingPlan, loss: any Loss, memory: WorkspaceMemory?) {
    let network = plan.network(for: loss)
    self.network = network
    self.loss = loss
    embedding = plan.embedding(for: loss)
    let rows = Self.rows(for: network)
    workspace = Workspace(network: network, rows: rows, crew: plan.crew, isForTraining: false, memory: memory)
    parameters = FloatBuffer(count: network.parameterCount)
    statistics = FloatBuffer(count: network.statisticCount)
    points = FloatBuffer(count: 2 * rows)
    confidences = FloatBuffer(count: rows)
  }

  /// As many samples at once as keep what flows between two layers in the processor's caches.
  private static func rows(for network: Network) -> Int {
    let widest = network.layers.map(\.outputWidth).max()!
    return min(max(16, (1 << 18) / widest), 256)
  }

  /// The outcome of every sample of `dataset`, in its order, with the given weights.
  public func outcomes(_ dataset: Dataset, weights: Weights) -> [SampleOutcome] {
    outcomes(dataset, weights: weights, unless: { false })!
  }

  /// The same, or nil where `isCancelled` came true meanwhile, which is asked every few samples.
  func outcomes(_ dataset: Dataset, weights: Weights, unless isCancelled: () -> Bool) -> [SampleOutcome]? {
    var nothing: FeatureSummaryBuilder?
    return outcomes(dataset, weights: weights, features: &nothing, unless: isCancelled)
  }

  /// The same, with what the features are like.
  public func outcomesAndFeatures(
    _ dataset: Dataset, weights: Weights
  ) -> (outcomes: [SampleOutcome], features: FeatureSummary) {
    let builder = FeatureSummaryBuilder(classCount: embedding.classCount, width: network.featureWidth)
    var features: FeatureSummaryBuilder? = builder
    let outcomes = outcomes(dataset, weights: weights, features: &features, unless: { false })!
    return (outcomes, (features ?? builder).summary)
  }

  private func outcomes(
    _ dataset: Dataset, weights: Weights, features: inout FeatureSummaryBuilder?,
    unless isCancelled: () -> Bool
  ) -> [SampleOutcome]? {
    parameters.set(to: weights.parameters)
    statistics.set(to: weights.statistics)
    var outcomes: [SampleOutcome] = []
    outcomes.reserveCapacity(dataset.count)
    for first in stride(from: 0, to: dataset.count, by: workspace.rows) {
      if isCancelled() { return nil }
      let samples = first..<min(first + workspace.rows, dataset.count)
      dataset.copyInputs(of: samples, to: workspace.inputs)
      appendOutcomes(labels: dataset.labels[samples], to: &outcomes, features: &features)
    }
    return outcomes
  }

  private func appendOutcomes(
    labels: ArraySlice<Int32>, to outcomes: inout [SampleOutcome], features: inout FeatureSummaryBuilder?
  ) {
    let rows = labels.count
    network.forward(
      rows: rows, parameters: parameters, statistics: statistics, isTraining: false, workspace: workspace)
    labels.withUnsafeBufferPointer { labels in
      loss.evaluate(
        workspace.outputs(labels: labels),
        embedding: embedding,
        into: LossResults(
          losses: workspace.losses.pointer, points: points.pointer, predictions: workspace.predictions,
          confidences: features == nil ? nil : confidences.pointer))
      features?.add(
        workspace.outputs(labels: labels), confidences: confidences.pointer,
        predictions: workspace.predictions)
      for row in 0..<rows {
        outcomes.append(
          SampleOutcome(
            x: points.pointer[2 * row], y: points.pointer[2 * row + 1],
            loss: workspace.losses.pointer[row], isCorrect: workspace.predictions[row] == labels[row],
            prediction: workspace.predictions[row]))
      }
    }
  }
}
