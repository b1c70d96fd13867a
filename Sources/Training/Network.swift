import CKernels
import Datasets

/// A feed-forward network as a function of one flat vector of parameters.
///
/// The parameters of a layer follow those of the layer before it, and so do its running statistics in a
/// vector of their own. Behind the layers that make the features there may be a head, which a loss brings
/// along; its outputs are the logits.
public struct Network: Sendable {
  /// The layers that make the features, then those of the head.
  public let layers: [any Layer]
  /// How many layers make the features.
  let bodyCount: Int
  /// Where in the flat vector each layer's parameters begin.
  let offsets: [Int]
  public let parameterCount: Int
  /// Where in the vector of statistics each layer's begin.
  let statisticOffsets: [Int]
  public let statisticCount: Int

  /// - Precondition: there is a layer beside those of the head, and each takes what the one before it gives.
  public init(layers body: [any Layer], head: [any Layer] = []) {
    precondition(!body.isEmpty)
    layers = body + head
    bodyCount = body.count
    precondition(zip(layers, layers.dropFirst()).allSatisfy { $0.outputWidth == $1.inputWidth })
    (offsets, parameterCount) = Self.offsets(of: layers.map(\.parameterCount))
    (statisticOffsets, statisticCount) = Self.offsets(of: layers.map(\.statisticCount))
  }

  /// Where each of blocks that follow one another begins, and where the last ends.
  static func offsets(of counts: [Int]) -> ([Int], total: Int) {
    var next = 0
    let offsets = counts.map { count in
      defer { next += count }
      return next
    }
    return (offsets, next)
  }

  public var inputWidth: Int { layers[0].inputWidth }
  /// The number of features.
  public var featureWidth: Int { layers[bodyCount - 1].outputWidth }
  /// The width of what the head gives; nil where there is no head.
  var logitWidth: Int? { layers.count > bodyCount ? layers[layers.count - 1].outputWidth : nil }
  /// The multiplications of a weight with an input that one row takes forward.
  public var multiplyAdds: Int { layers.reduce(0) { $0 + $1.multiplyAdds } }
  /// The multiplications of one row forward and back: the weights and the inputs each take as many again, but
  /// nobody asks for the gradient of the first inputs.
  public var trainingMultiplyAdds: Int {
    let first = layers.first { $0.multiplyAdds > 0 }?.multiplyAdds ?? 0
    return 3 * multiplyAdds - first
  }

  /// Initial parameters and statistics; the same seed gives the same bits, and a head does not change those
  /// of the layers before it.
  public func initialWeights(seed: UInt64) -> Weights {
    var generator = SplitMix64(seed: seed, stream: RandomStream.initialization)
    let parameters = FloatBuffer(count: parameterCount)
    let statistics = FloatBuffer(count: statisticCount)
    for (index, layer) in layers.enumerated() {
      layer.initialize(
        parameters: parameters.pointer + offsets[index],
        statistics: statistics.pointer + statisticOffsets[index], using: &generator)
    }
    return Weights(parameters: parameters.values, statistics: statistics.values)
  }

  /// Runs the first `rows` inputs of `workspace` through the network, or what layer `first` takes through the
  /// layers from there on: the features and logits are in the workspace until it is used again.
  func forward(
    rows: Int, parameters: FloatBuffer, statistics: FloatBuffer, isTraining: Bool, workspace: Workspace,
    from first: Int = 0
  ) {
    for (index, layer) in layers.enumerated().dropFirst(first) {
      layer.forward(
        pass(index, rows: rows, parameters, statistics, isTraining: isTraining, workspace))
    }
  }

  /// The gradient with respect to the parameters, after a pass forward of the same kind, from the gradients
  /// with respect to the features and logits in `workspace`.
  ///
  /// - Parameter descent: a step that each layer then makes at once, after which the gradient means nothing.
  func backward(
    rows: Int, parameters: FloatBuffer, statistics: FloatBuffer, isTraining: Bool = true,
    gradient: FloatBuffer, workspace: Workspace, descent: (how: saddle_sgd, velocities: FloatBuffer)? = nil
  ) {
    for index in layers.indices.reversed() {
      let pass = pass(index, rows: rows, parameters, statistics, isTraining: isTraining, workspace)
      let outputGradient = workspace.gradients[index + 1].pointer
      let inputGradient = index > 0 ? workspace.gradients[index].pointer : nil
      let offset = offsets[index]
      if let descent {
        layers[index].descend(
          pass, outputGradient: outputGradient, gradient: gradient.pointer + offset,
          inputGradient: inputGradient,
          by: Descent(
            how: descent.how, parameters: parameters.pointer + offset,
            velocities: descent.velocities.pointer + offset))
      } else {
        layers[index].backward(
          pass, outputGradient: outputGradient, gradient: gradient.pointer + offset,
          inputGradient: inputGradient)
      }
      if index == bodyCount { workspace.addFeatureGradient(rows: rows) }
    }
  }

  func pass(
    _ index: Int, rows: Int, _ parameters: FloatBuffer, _ statistics: FloatBuffer, isTraining: Bool,
    _ workspace: Workspace
  ) -> LayerPass {
    LayerPass(
      rows: rows, isTraining: isTraining, crew: workspace.crew,
      parameters: parameters.pointer + offsets[index],
      statistics: statistics.pointer + statisticOffsets[index],
      input: workspace.activations[index].pointer, output: workspace.activations[index + 1].pointer,
      memory: workspace.memories[index].pointer)
  }
}

/// The numbers that make a network the function that it is.
public struct Weights: Sendable, Hashable {
  public var parameters: [Float]
  /// The running means and variances of batch normalization.
  public var statistics: [Float]

  public init(parameters: [Float], statistics: [Float]) {
    self.parameters = parameters
    self.statistics = statistics
  }

  /// Whether every number is finite.
  public var areFinite: Bool {
    parameters.allSatisfy(\.isFinite) && statistics.allSatisfy(\.isFinite)
  }
}
