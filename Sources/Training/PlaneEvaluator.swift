import CKernels
import Datasets

/// A network on the points of a plane through the space of its parameters, center + a·x + b·y: the mean of
/// each of some losses and the accuracy on a data set.
///
/// The losses share the pass forward; those without a head see the features, whatever head there is.
///
/// Before the first nonlinearity a dense layer is linear in its weights, and in its bias likewise: with inputs
/// I, I(W + aU + bV) = IW + aIU + bIV, so that three products made once replace one a point. Any thread may ask
/// for any point, each with a workspace of its own, and gets the same bits.
public final class PlaneEvaluator: Sendable {
  /// How batch normalization is used at every point.
  public enum BatchNormalization: String, Sendable, CaseIterable {
    /// With the running statistics of the center.
    case running
    /// With the statistics of the samples at hand, all of them at once.
    case recomputed
  }

  let network: Network
  public let losses: [any Loss]
  /// The targets of each loss.
  private let embeddings: [Embedding]
  let dataset: Dataset
  private let batchNormalization: BatchNormalization
  let center: [Float]
  let x: [Float]
  let y: [Float]
  private let statistics: [Float]
  /// What the first layer gives before its ReLU at the center and, as differences, along the axes,
  /// (samples, width) each; nil where the first layer is not dense.
  let products: [[Float]]?
  /// What lines along x need, where the network begins as they want it.
  let lines: PlaneLines?

  /// An evaluator of the loss that the network is trained with.
  ///
  /// - Precondition: as of the other one.
  public convenience init(
    _ plan: TrainingPlan, loss: any Loss, dataset: Dataset, center: Weights, x: [Float], y: [Float],
    batchNormalization: BatchNormalization = .running
  ) {
    self.init(
      plan, trainedWith: loss, losses: [loss], dataset: dataset, center: center, x: x, y: y,
      batchNormalization: batchNormalization)
  }

  /// - Parameter trained: whose network this is.
  /// - Precondition: the axes have as many numbers as the center has parameters, which are those of the
  ///   network that `plan` trains with `trained`, and the losses are ones that
  ///   ``TrainingPlan/misfit(of:network:)`` has nothing against.
  public convenience init(
    _ plan: TrainingPlan, trainedWith trained: any Loss, losses: [any Loss], dataset: Dataset,
    center: Weights, x: [Float], y: [Float], batchNormalization: BatchNormalization = .running
  ) {
    for loss in losses { precondition(plan.misfit(of: loss, network: trained) == nil) }
    self.init(
      plan.network(for: trained), losses: losses, embeddings: losses.map { plan.embedding(for: $0) },
      dataset: dataset, center: center, x: x, y: y, batchNormalization: batchNormalization)
  }

  private init(
    _ network: Network, losses: [any Loss], embeddings: [Embedding], dataset: Dataset, center: Weights,
    x: [Float], y: [Float], batchNormalization: BatchNormalization
  ) {
    precondition(center.parameters.count == network.parameterCount)
    precondition(x.count == network.parameterCount && y.count == network.parameterCount)
    self.network = network
    self.losses = losses
    self.embeddings = embeddings
    self.dataset = dataset
    self.batchNormalization = batchNormalization
    self.center = center.parameters
    self.x = x
    self.y = y
    statistics = center.statistics
    let products = (network.layers[0] as? Dense).map { dense in
      [center.parameters, x, y].map { Self.product(of: dataset, dense, parameters: $0) }
    }
    self.products = products
    lines =
      products.map { PlaneLines(network, parameters: [center.parameters, x, y], products: $0) } ?? nil
  }

  /// An evaluator of the same losses on the same data that knows one point only, `weights` at (0, 0).
  ///
  /// - Precondition: the weights are those of the same network.
  public func centered(at weights: Weights) -> PlaneEvaluator {
    let zeros = [Float](repeating: 0, count: network.parameterCount)
    return PlaneEvaluator(
      network, losses: losses, embeddings: embeddings, dataset: dataset, center: weights, x: zeros, y: zeros,
      batchNormalization: batchNormalization)
  }

  /// What a dense layer without its ReLU gives for all inputs of a data set.
  private static func product(
    of dataset: Dataset, _ dense: Dense, parameters: [Float]
  ) -> [Float] {
    let (inputs, outputs) = (dense.inputWidth, dense.outputWidth)
    let rows = FloatBuffer(count: chunk * inputs)
    return [Float](unsafeUninitializedCapacity: dataset.count * outputs) { buffer, count in
      for first in stride(from: 0, to: dataset.count, by: chunk) {
        let samples = first..<min(first + chunk, dataset.count)
        dataset.copyInputs(of: samples, to: rows.pointer)
        parameters.withUnsafeBufferPointer { parameters in
          saddle_dense(
            samples.count, inputs, outputs, rows.pointer, parameters.baseAddress!,
            parameters.baseAddress! + inputs * outputs, false, buffer.baseAddress! + first * outputs,
            saddle_is_sparse(samples.count, inputs, rows.pointer))
        }
      }
      count = dataset.count * outputs
    }
  }

  /// The samples that go through the network at once.
  private static let chunk = 256

  /// The memory for one thread.
  public func makeWorkspace() -> PlaneWorkspace {
    let rows = batchNormalization == .recomputed ? dataset.count : min(Self.chunk, dataset.count)
    return PlaneWorkspace(
      workspace: Workspace(network: network, rows: rows, crew: Crew(threads: 1), isForTraining: false),
      parameters: FloatBuffer(count: network.parameterCount),
      statistics: FloatBuffer(count: network.statisticCount))
  }

  /// The mean of the first loss and the accuracy at a point.
  public func evaluation(a: Double, b: Double, in memory: PlaneWorkspace) -> Evaluation {
    evaluations(a: a, b: b, in: memory)[0]
  }

  /// The mean of each loss and its accuracy at a point, in the order of ``losses``.
  public func evaluations(a: Double, b: Double, in memory: PlaneWorkspace) -> [Evaluation] {
    saddle_combine(
      network.parameterCount, center, x, y, Float(a), Float(b), false, memory.parameters.pointer)
    memory.statistics.set(to: statistics)
    let workspace = memory.workspace
    var sums = [Sum](repeating: Sum(), count: losses.count)
    for first in stride(from: 0, to: dataset.count, by: workspace.rows) {
      let samples = first..<min(first + workspace.rows, dataset.count)
      forward(samples, a: Float(a), b: Float(b), memory)
      add(samples, workspace, to: &sums)
    }
    return sums.map { $0.mean(of: dataset.count) }
  }

  /// What has been added up of one loss.
  struct Sum {
    var loss = 0.0
    var correct = 0

    func mean(of count: Int) -> Evaluation {
      Evaluation(loss: loss / Double(count), accuracy: Double(correct) / Double(count))
    }
  }

  /// Adds the losses and the right predictions of what the network gave for some samples, a sum a loss.
  func add(_ samples: Range<Int>, _ workspace: Workspace, to sums: inout [Sum]) {
    dataset.labels[samples].withUnsafeBufferPointer { labels in
      for (index, loss) in losses.enumerated() {
        loss.evaluate(
          workspace.outputs(labels: labels),
          embedding: embeddings[index],
          into: LossResults(losses: workspace.losses.pointer, predictions: workspace.predictions))
        for row in 0..<samples.count {
          sums[index].loss += Double(workspace.losses.pointer[row])
          if workspace.predictions[row] == labels[row] { sums[index].correct += 1 }
        }
      }
    }
  }

  private func forward(_ samples: Range<Int>, a: Float, b: Float, _ memory: PlaneWorkspace) {
    let workspace = memory.workspace
    var firstLayer = 0
    if let products, let dense = network.layers[0] as? Dense {
      let width = dense.outputWidth
      let offset = samples.lowerBound * width
      let output = workspace.activations[1].pointer
      products[0].withUnsafeBufferPointer { p in
        products[1].withUnsafeBufferPointer { u in
          products[2].withUnsafeBufferPointer { v in
            saddle_combine(
              samples.count * width, p.baseAddress! + offset, u.baseAddress! + offset,
              v.baseAddress! + offset, a, b, dense.isRectified, output)
          }
        }
      }
      firstLayer = 1
    } else {
      dataset.copyInputs(of: samples, to: workspace.inputs)
    }
    network.forward(
      rows: samples.count, parameters: memory.parameters, statistics: memory.statistics,
      isTraining: batchNormalization == .recomputed, workspace: workspace, from: firstLayer)
  }
}

/// The memory in which one thread evaluates points of a plane.
public final class PlaneWorkspace {
  let workspace: Workspace
  let parameters: FloatBuffer
  let statistics: FloatBuffer
  /// What is made for lines, when the first is asked for.
  var line: LineMemory?

  init(workspace: Workspace, parameters: FloatBuffer, statistics: FloatBuffer) {
    self.workspace = workspace
    self.parameters = parameters
    self.statistics = statistics
  }
}
