import CKernels
import Datasets

/// max(0, F(x) + S(x)) over images (height, width, channels): F is a 3×3 convolution, batch normalization,
/// ReLU, another 3×3 convolution and batch normalization; the shortcut S is the identity where that fits, and
/// a 1×1 convolution with batch normalization elsewhere.
///
/// It is PyTorch's `BasicBlock` (of torchvision's residual networks). He, Zhang, Ren and Sun, *Deep residual
/// learning for image recognition*, CVPR 2016.
public struct ResidualBlock: Layer {
  public let inputWidth: Int
  public let outputShape: [Int]
  let branch: LayerChain
  /// nil for the identity.
  let shortcut: LayerChain?

  /// - Precondition: `inputShape` has three extents.
  public init(inputShape: [Int], filters: Int, stride: Int) {
    inputWidth = inputShape.reduce(1, *)
    func normalized(_ inputShape: [Int], kernel: Int, stride: Int, isRectified: Bool) -> [any Layer] {
      let convolution = Convolution(
        inputShape: inputShape, filters: filters, kernel: kernel, stride: stride, fan: .out)
      let norm = BatchNorm(places: convolution.places, channels: filters, isRectified: isRectified)
      return [convolution, norm]
    }
    let first = Convolution(inputShape: inputShape, filters: filters, kernel: 3, stride: stride)
    outputShape = first.outputShape
    branch = LayerChain(
      normalized(inputShape, kernel: 3, stride: stride, isRectified: true)
        + normalized(outputShape, kernel: 3, stride: 1, isRectified: false))
    shortcut =
      outputShape == inputShape
      ? nil : LayerChain(normalized(inputShape, kernel: 1, stride: stride, isRectified: false))
  }

  /// With the names that their modules have in the block.
  var parts: [(name: String, layer: any Layer, offset: Int, statisticOffset: Int)] {
    func parts(_ chain: LayerChain?, _ names: [String], _ offset: Int, _ statisticOffset: Int)
      -> [(name: String, layer: any Layer, offset: Int, statisticOffset: Int)]
    {
      guard let chain else { return [] }
      return chain.layers.indices.map { index in
        (
          names[index], chain.layers[index], offset + chain.offsets[index],
          statisticOffset + chain.statisticOffsets[index]
        )
      }
    }
    return parts(branch, ["conv1", "bn1", "conv2", "bn2"], 0, 0)
      + parts(shortcut, ["downsample.0", "downsample.1"], branch.parameterCount, branch.statisticCount)
  }

  public var outputWidth: Int { outputShape.reduce(1, *) }
  public var parameterCount: Int { branch.parameterCount + (shortcut?.parameterCount ?? 0) }
  public var statisticCount: Int { branch.statisticCount + (shortcut?.statisticCount ?? 0) }
  public var multiplyAdds: Int { parts.reduce(0) { $0 + $1.layer.multiplyAdds } }

  public var tensors: [LayerTensor] {
    parts.flatMap { part in
      part.layer.tensors.map {
        $0.moved(by: $0.isStatistic ? part.statisticOffset : part.offset, module: part.name)
      }
    }
  }

  /// Weights as torchvision's residual networks begin with.
  public func initialize(
    parameters: UnsafeMutablePointer<Float>, statistics: UnsafeMutablePointer<Float>,
    using generator: inout SplitMix64
  ) {
    branch.initialize(parameters: parameters, statistics: statistics, using: &generator)
    shortcut?.initialize(
      parameters: parameters + branch.parameterCount, statistics: statistics + branch.statisticCount,
      using: &generator)
  }

  public func memoryCount(rows: Int, crew: Crew) -> Int {
    Layout(self, rows: rows, crew: crew).count
  }

  /// Where the parts of the memory begin: those of the branch and the shortcut; what the shortcut gives, in
  /// whose place the gradient with respect to its input comes later; and gradients that nobody wants.
  private struct Layout {
    let shortcut, beside, unwanted, count: Int

    init(_ block: ResidualBlock, rows: Int, crew: Crew) {
      shortcut = block.branch.layout(rows: rows, crew: crew).count
      beside = shortcut + (block.shortcut?.layout(rows: rows, crew: crew).count ?? 0)
      let width = block.shortcut == nil ? 0 : max(block.inputWidth, block.outputWidth)
      unwanted = beside + LayerChain.aligned(rows * width)
      count = unwanted + block.parameterCount
    }
  }

  public func forward(_ pass: LayerPass) {
    let layout = Layout(self, rows: pass.rows, crew: pass.crew)
    branch.forward(pass)
    if let shortcut {
      let beside = pass.memory + layout.beside
      shortcut.forward(shortcutPass(pass, layout))
      add(UnsafePointer(beside), to: pass.output, width: outputWidth, isRectified: true, pass)
    } else {
      add(pass.input, to: pass.output, width: outputWidth, isRectified: true, pass)
    }
  }

  // The batch normalizations at the end of the branch and of the shortcut leave the gradient as it is.
  public func backward(
    _ pass: LayerPass, outputGradient: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?
  ) {
    let layout = Layout(self, rows: pass.rows, crew: pass.crew)
    rectify(outputGradient, pass)
    branch.backward(pass, outputGradient: outputGradient, gradient: gradient, inputGradient: inputGradient)
    let beside = pass.memory + layout.beside
    shortcut?.backward(
      shortcutPass(pass, layout), outputGradient: outputGradient, gradient: gradient + branch.parameterCount,
      inputGradient: inputGradient == nil ? nil : beside)
    guard let inputGradient else { return }
    let through = UnsafePointer(shortcut == nil ? outputGradient : beside)
    add(through, to: inputGradient, width: inputWidth, isRectified: false, pass)
  }

  public func forwardTangent(_ pass: TangentPass) {
    let layout = Layout(self, rows: pass.base.rows, crew: pass.base.crew)
    branch.forwardTangent(pass)
    if let shortcut {
      let tangents = shortcutPass(pass, layout)
      shortcut.forwardTangent(tangents)
      add(
        UnsafePointer(tangents.output), to: pass.output, width: outputWidth, isRectified: false, pass.base)
    } else if let input = pass.input {
      add(input, to: pass.output, width: outputWidth, isRectified: false, pass.base)
    }
    rectify(pass.output, pass.base)
  }

  public func backwardTangent(
    _ pass: TangentPass, outputGradient: UnsafeMutablePointer<Float>,
    outputGradientTangent: UnsafeMutablePointer<Float>, gradientTangent: UnsafeMutablePointer<Float>,
    inputGradientTangent: UnsafeMutablePointer<Float>?
  ) {
    let base = pass.base
    let layout = Layout(self, rows: base.rows, crew: base.crew)
    let (unwanted, beside) = (base.memory + layout.unwanted, pass.memory + layout.beside)
    rectify(outputGradient, base)
    rectify(outputGradientTangent, base)
    branch.backwardTangent(
      pass, outputGradient: outputGradient, outputGradientTangent: outputGradientTangent,
      gradient: unwanted, gradientTangent: gradientTangent, inputGradientTangent: inputGradientTangent)
    shortcut?.backwardTangent(
      shortcutPass(pass, layout), outputGradient: outputGradient,
      outputGradientTangent: outputGradientTangent, gradient: unwanted,
      gradientTangent: gradientTangent + branch.parameterCount,
      inputGradientTangent: inputGradientTangent == nil ? nil : beside)
    guard let inputGradientTangent else { return }
    let through = UnsafePointer(shortcut == nil ? outputGradientTangent : beside)
    add(through, to: inputGradientTangent, width: inputWidth, isRectified: false, base)
  }

  private func shortcutPass(_ pass: LayerPass, _ layout: Layout) -> LayerPass {
    LayerPass(
      rows: pass.rows, isTraining: pass.isTraining, crew: pass.crew,
      parameters: pass.parameters + branch.parameterCount,
      statistics: pass.statistics + branch.statisticCount, input: pass.input,
      output: pass.memory + layout.beside, memory: pass.memory + layout.shortcut)
  }

  private func shortcutPass(_ pass: TangentPass, _ layout: Layout) -> TangentPass {
    TangentPass(
      base: shortcutPass(pass.base, layout), parameters: pass.parameters + branch.parameterCount,
      input: pass.input, output: pass.memory + layout.beside, memory: pass.memory + layout.shortcut)
  }

  /// Sets to 0 what the ReLU at the end did not let through.
  private func rectify(_ numbers: UnsafeMutablePointer<Float>, _ pass: LayerPass) {
    pass.crew.each(pass.rows, ofSize: outputWidth) { row in
      let first = row * outputWidth
      saddle_relu_backward(1, outputWidth, pass.output + first, numbers + first, outputWidth)
    }
  }

  private func add(
    _ numbers: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>, width: Int, isRectified: Bool,
    _ pass: LayerPass
  ) {
    pass.crew.each(pass.rows, ofSize: width) { row in
      saddle_add(width, numbers + row * width, isRectified, sums + row * width)
    }
  }
}
