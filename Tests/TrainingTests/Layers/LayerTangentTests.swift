import Datasets
import Testing

@testable import Training

private let smooth: [(name: String, layer: any Layer, isTraining: Bool)] = [
  ("dense", Dense(inputShape: [5], outputWidth: 3, isRectified: false), true),
  ("convolution", Convolution(inputShape: [4, 3, 2], filters: 3, kernel: 3), true),
  ("convolution of many places", Convolution(inputShape: [5, 4, 2], filters: 3, kernel: 3), true),
  ("convolution of stride 2", Convolution(inputShape: [4, 5, 2], filters: 3, kernel: 5, stride: 2), true),
  ("batch norm", BatchNorm(places: 3, channels: 2, isRectified: false), true),
  ("batch norm, running", BatchNorm(places: 3, channels: 2, isRectified: false), false),
  ("average pooling", Pooling(.average, inputShape: [4, 5, 2]), true),
  ("global average pooling", GlobalAveragePooling(inputShape: [2, 3, 2]), true),
  ("unit length", UnitLength(width: 4), true),
  ("tanh", Sigmoidal(.tanh, width: 7), true),
  ("logistic function", Sigmoidal(.logistic, width: 7), true),
]
private let kinked: [(name: String, layer: any Layer, isTraining: Bool)] = [
  ("dense", Dense(inputShape: [5], outputWidth: 3, isRectified: true), true),
  ("batch norm", BatchNorm(places: 3, channels: 2, isRectified: true), true),
  ("batch norm, running", BatchNorm(places: 3, channels: 2, isRectified: true), false),
  ("max pooling", Pooling(.max, inputShape: [5, 4, 2]), true),
  ("rectifier", Rectifier(width: 7), true),
  ("residual block", ResidualBlock(inputShape: [3, 2, 2], filters: 2, stride: 1), true),
  ("residual block of stride 2", ResidualBlock(inputShape: [3, 4, 2], filters: 3, stride: 2), true),
  ("residual block, running", ResidualBlock(inputShape: [3, 4, 2], filters: 3, stride: 2), false),
]

/// A direction in which the input, the parameters and the factors of a probe change.
private struct Direction {
  var input, parameters, factors: [Float]

  init(of probe: LayerProbe, seed: UInt64) {
    var generator = SplitMix64(seed: seed, stream: 7)
    func numbers(_ count: Int) -> [Float] { (0..<count).map { _ in Float(generator.nextNormal()) } }
    input = numbers(probe.input.count)
    parameters = numbers(probe.parameters.count)
    factors = numbers(probe.factors.count)
  }
}

/// What changes: the output and the gradients with respect to the input and the parameters, in this order.
private typealias Numbers = [[Double]]

extension LayerProbe {
  /// The tangents by the formulas of the layer; where `inputChanges` is false, it does not change.
  fileprivate func tangents(_ direction: Direction, isTraining: Bool, inputChanges: Bool = true) -> Numbers {
    _ = forward(isTraining: isTraining)
    let (change, parameterTangent) = (FloatBuffer(direction.input), FloatBuffer(direction.parameters))
    let (factors, factorTangents) = (FloatBuffer(factors), FloatBuffer(direction.factors))
    let (outputTangent, own) = (FloatBuffer(count: output.count), FloatBuffer(count: memory.count))
    let (inputResult, result) = (FloatBuffer(count: input.count), FloatBuffer(count: parameters.count))
    let pass = TangentPass(
      base: pass(isTraining: isTraining), parameters: UnsafePointer(parameterTangent.pointer),
      input: inputChanges ? UnsafePointer(change.pointer) : nil, output: outputTangent.pointer,
      memory: own.pointer)
    layer.forwardTangent(pass)
    layer.backwardTangent(
      pass, outputGradient: factors.pointer, outputGradientTangent: factorTangents.pointer,
      gradientTangent: result.pointer, inputGradientTangent: inputResult.pointer)
    return withExtendedLifetime((change, parameterTangent)) {
      [outputTangent, inputResult, result].map { $0.values.map(Double.init) }
    }
  }

  /// The output and the gradients a step along the direction.
  private func numbers(_ step: Float, _ direction: Direction, isTraining: Bool) -> Numbers {
    let (input, parameters, factors) = (input.values, parameters.values, factors)
    func moved(_ from: [Float], _ by: [Float]) -> [Float] { zip(from, by).map { $0 + step * $1 } }
    self.input.set(to: moved(input, direction.input))
    self.parameters.set(to: moved(parameters, direction.parameters))
    self.factors = moved(factors, direction.factors)
    let gradients = gradients(isTraining: isTraining)
    let numbers = [output.values, gradients.input, gradients.parameters]
    self.input.set(to: input)
    self.parameters.set(to: parameters)
    self.factors = factors
    return numbers.map { $0.map(Double.init) }
  }

  /// The largest difference between the tangents and central differences, relative to the largest of these.
  fileprivate func tangentError(step: Float, seed: UInt64, isTraining: Bool) -> Double {
    let direction = Direction(of: self, seed: seed)
    let tangents = tangents(direction, isTraining: isTraining)
    let above = numbers(step, direction, isTraining: isTraining)
    let below = numbers(-step, direction, isTraining: isTraining)
    return zip(tangents, zip(above, below)).map { tangent, values in
      let slopes = zip(values.0, values.1).map { ($0 - $1) / (2 * Double(step)) }
      let largest = slopes.reduce(1e-3) { max($0, abs($1)) }
      return zip(slopes, tangent).reduce(0) { max($0, abs($1.0 - $1.1)) } / largest
    }.max()!
  }
}

@Test(arguments: smooth.map(\.name))
func tangentsOfSmoothLayersFollowCentralDifferences(name: String) {
  let (_, layer, isTraining) = smooth.first { $0.name == name }!
  // A step that is good for one point is too long where a row is short; the middle one of several is not.
  let errors = (1...7).map { seed in
    LayerProbe(layer, rows: 6, seed: seed).tangentError(step: 2e-3, seed: seed, isTraining: isTraining)
  }.sorted()
  #expect(errors[3] < 5e-4, "\(errors)")
}

@Test(arguments: kinked.map(\.name))
func tangentsOfLayersWithKinksFollowSmallDifferences(name: String) {
  let (_, layer, isTraining) = kinked.first { $0.name == name }!
  // A small step seldom crosses a kink; where it does, that seed says nothing.
  let errors = (1...9).map { seed in
    LayerProbe(layer, rows: 4, seed: seed).tangentError(step: 1e-3, seed: seed, isTraining: isTraining)
  }.sorted()
  #expect(errors[4] < 2e-3, "\(errors)")
}

@Test(arguments: (smooth + kinked).map(\.name))
func anInputWithoutATangentIsOneOfZeros(name: String) {
  let (_, layer, isTraining) = (smooth + kinked).first { $0.name == name }!
  let probe = LayerProbe(layer, rows: 5)
  var direction = Direction(of: probe, seed: 1)
  let without = probe.tangents(direction, isTraining: isTraining, inputChanges: false)
  direction.input = direction.input.map { _ in 0 }
  #expect(probe.tangents(direction, isTraining: isTraining) == without)
}

@Test(arguments: (smooth + kinked).map(\.name), [2, 3])
func tangentsHaveTheSameBitsOnSeveralThreads(name: String, threads: Int) {
  let (_, layer, isTraining) = (smooth + kinked).first { $0.name == name }!
  let (alone, together) = (
    LayerProbe(layer, rows: 50), LayerProbe(layer, rows: 50, threads: threads)
  )
  let direction = Direction(of: alone, seed: 2)
  #expect(
    alone.tangents(direction, isTraining: isTraining) == together.tangents(direction, isTraining: isTraining))
}
