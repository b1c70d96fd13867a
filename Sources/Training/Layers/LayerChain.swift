import Datasets

/// Layers one behind the other as a part of a layer: what flows between them, forward and back, lies in the
/// memory of that layer.
struct LayerChain: Sendable {
  let layers: [any Layer]
  /// Where the parameters and statistics of each layer begin, counted from those of the first.
  let offsets: [Int]
  let parameterCount: Int
  let statisticOffsets: [Int]
  let statisticCount: Int

  /// - Precondition: there is a layer, and each takes what the one before it gives.
  init(_ layers: [any Layer]) {
    precondition(!layers.isEmpty)
    precondition(zip(layers, layers.dropFirst()).allSatisfy { $0.outputWidth == $1.inputWidth })
    self.layers = layers
    (offsets, parameterCount) = Network.offsets(of: layers.map(\.parameterCount))
    (statisticOffsets, statisticCount) = Network.offsets(of: layers.map(\.statisticCount))
  }

  /// Where the parts of the memory begin: what each layer but the last gives, the memory of each layer, and two
  /// blocks for gradients, which a pass back uses in turn.
  struct Layout {
    let activations, memories, gradients: [Int]
    let count: Int
  }

  func layout(rows: Int, crew: Crew) -> Layout {
    let inner = layers.dropLast().map { rows * $0.outputWidth }
    let memories = layers.map { $0.memoryCount(rows: rows, crew: crew) }
    let widest = inner.max() ?? 0
    let (starts, count) = Network.offsets(of: (inner + memories + [widest, widest]).map(LayerChain.aligned))
    return Layout(
      activations: Array(starts[..<inner.count]),
      memories: Array(starts[inner.count..<inner.count + memories.count]),
      gradients: Array(starts.suffix(2)), count: count)
  }

  /// The length of a block behind which another one is aligned as the first is.
  static func aligned(_ count: Int) -> Int { (count + 15) / 16 * 16 }

  func initialize(
    parameters: UnsafeMutablePointer<Float>, statistics: UnsafeMutablePointer<Float>,
    using generator: inout SplitMix64
  ) {
    for (index, layer) in layers.enumerated() {
      layer.initialize(
        parameters: parameters + offsets[index], statistics: statistics + statisticOffsets[index],
        using: &generator)
    }
  }

  /// From the input to the output of `whole`, whose parameters, statistics and memory are those of the chain.
  func forward(_ whole: LayerPass) {
    let layout = layout(rows: whole.rows, crew: whole.crew)
    for (index, layer) in layers.enumerated() { layer.forward(pass(index, whole, layout)) }
  }

  /// As ``Layer/backward(_:outputGradient:gradient:inputGradient:)``.
  func backward(
    _ whole: LayerPass, outputGradient: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?
  ) {
    let layout = layout(rows: whole.rows, crew: whole.crew)
    for index in layers.indices.reversed() {
      layers[index].backward(
        pass(index, whole, layout),
        outputGradient: self.gradient(index + 1, last: outputGradient, whole.memory, layout),
        gradient: gradient + offsets[index],
        inputGradient: index > 0
          ? self.gradient(index, last: outputGradient, whole.memory, layout) : inputGradient)
    }
  }

  func forwardTangent(_ whole: TangentPass) {
    let layout = layout(rows: whole.base.rows, crew: whole.base.crew)
    for (index, layer) in layers.enumerated() { layer.forwardTangent(tangentPass(index, whole, layout)) }
  }

  /// As ``TwiceDifferentiable``; the gradients between the layers, which it needs too, are made along the way.
  ///
  /// - Parameter gradient: is overwritten.
  func backwardTangent(
    _ whole: TangentPass, outputGradient: UnsafeMutablePointer<Float>,
    outputGradientTangent: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    gradientTangent: UnsafeMutablePointer<Float>, inputGradientTangent: UnsafeMutablePointer<Float>?
  ) {
    let base = whole.base
    let layout = layout(rows: base.rows, crew: base.crew)
    for index in layers.indices.reversed() {
      let above = self.gradient(index + 1, last: outputGradient, base.memory, layout)
      layers[index].backwardTangent(
        tangentPass(index, whole, layout), outputGradient: above,
        outputGradientTangent: self.gradient(index + 1, last: outputGradientTangent, whole.memory, layout),
        gradientTangent: gradientTangent + offsets[index],
        inputGradientTangent: index > 0
          ? self.gradient(index, last: outputGradientTangent, whole.memory, layout) : inputGradientTangent)
      if index == 0 { return }
      layers[index].backward(
        pass(index, base, layout), outputGradient: above, gradient: gradient + offsets[index],
        inputGradient: self.gradient(index, last: outputGradient, base.memory, layout))
    }
  }

  /// Where the gradient with respect to what layer `index` takes is, or behind the last layer `last`.
  private func gradient(
    _ index: Int, last: UnsafeMutablePointer<Float>, _ memory: UnsafeMutablePointer<Float>, _ layout: Layout
  ) -> UnsafeMutablePointer<Float> {
    index == layers.count ? last : memory + layout.gradients[index % 2]
  }

  private func pass(_ index: Int, _ whole: LayerPass, _ layout: Layout) -> LayerPass {
    LayerPass(
      rows: whole.rows, isTraining: whole.isTraining, crew: whole.crew,
      parameters: whole.parameters + offsets[index], statistics: whole.statistics + statisticOffsets[index],
      input: index > 0 ? UnsafePointer(whole.memory + layout.activations[index - 1]) : whole.input,
      output: index < layers.count - 1 ? whole.memory + layout.activations[index] : whole.output,
      memory: whole.memory + layout.memories[index])
  }

  private func tangentPass(_ index: Int, _ whole: TangentPass, _ layout: Layout) -> TangentPass {
    TangentPass(
      base: pass(index, whole.base, layout), parameters: whole.parameters + offsets[index],
      input: index > 0 ? UnsafePointer(whole.memory + layout.activations[index - 1]) : whole.input,
      output: index < layers.count - 1 ? whole.memory + layout.activations[index] : whole.output,
      memory: whole.memory + layout.memories[index])
  }
}
