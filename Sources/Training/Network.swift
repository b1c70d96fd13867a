import Datasets

/// A feed-forward network as a function of one flat vector of parameters.
///
/// The parameters of a layer follow those of the layer before it.
public struct Network: Sendable {
  public let layers: [any Layer]
  /// Where in the flat vector each layer's parameters begin.
  let offsets: [Int]
  public let parameterCount: Int

  /// - Precondition: there is a layer, and each takes what the one before it gives.
  public init(layers: [any Layer]) {
    precondition(!layers.isEmpty)
    precondition(zip(layers, layers.dropFirst()).allSatisfy { $0.outputWidth == $1.inputWidth })
    self.layers = layers
    var offsets: [Int] = []
    var next = 0
    for layer in layers {
      offsets.append(next)
      next += layer.parameterCount
    }
    self.offsets = offsets
    parameterCount = next
  }

  public var inputWidth: Int { layers[0].inputWidth }
  /// The number of features: the width of what the last layer gives.
  public var featureWidth: Int { layers[layers.count - 1].outputWidth }

  /// Initial parameters; the same seed gives the same bits.
  public func initialParameters(seed: UInt64) -> [Float] {
    var generator = SplitMix64(seed: seed, stream: RandomStream.initialization)
    return [Float](unsafeUninitializedCapacity: parameterCount) { buffer, count in
      for (layer, offset) in zip(layers, offsets) {
        layer.initialize(buffer.baseAddress! + offset, using: &generator)
      }
      count = parameterCount
    }
  }

  /// Runs the first `rows` inputs of `workspace` through the network and returns the features
  /// (rows, featureWidth), which stay valid until the workspace is used again.
  func forward(rows: Int, parameters: FloatBuffer, workspace: Workspace) -> UnsafePointer<Float> {
    for (index, layer) in layers.enumerated() {
      layer.forward(
        rows: rows, parameters: parameters.pointer + offsets[index],
        input: workspace.activations[index].pointer, output: workspace.activations[index + 1].pointer)
    }
    return UnsafePointer(workspace.activations[layers.count].pointer)
  }

  /// The gradient with respect to the parameters, after ``forward(rows:parameters:workspace:)``, from the
  /// gradient with respect to the features in `workspace.featureGradient`.
  func backward(rows: Int, parameters: FloatBuffer, gradient: FloatBuffer, workspace: Workspace) {
    for (index, layer) in layers.enumerated().reversed() {
      layer.backward(
        rows: rows, parameters: parameters.pointer + offsets[index],
        input: workspace.activations[index].pointer, output: workspace.activations[index + 1].pointer,
        outputGradient: workspace.gradients[index + 1].pointer, gradient: gradient.pointer + offsets[index],
        inputGradient: index > 0 ? workspace.gradients[index].pointer : nil,
        scratch: workspace.scratch.pointer)
    }
  }
}
