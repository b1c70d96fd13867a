import Datasets
import Testing

@testable import Training

/// The mean of the squares of a layer's initial parameters.
private func meanSquare(_ layer: any Layer, of range: Range<Int>? = nil) -> Double {
  var parameters = [Float](repeating: .nan, count: layer.parameterCount)
  var statistics = [Float](repeating: 0, count: max(1, layer.statisticCount))
  var generator = SplitMix64(seed: 1)
  layer.initialize(parameters: &parameters, statistics: &statistics, using: &generator)
  let numbers = parameters[range ?? 0..<parameters.count]
  return numbers.reduce(0) { $0 + Double($1) * Double($1) } / Double(numbers.count)
}

@Test func theFanSaysWhatAConvolutionsWeightsAreDrawnFrom() {
  let (fewer, more) = ([8, 8, 16], 64)
  let inward = Convolution(inputShape: fewer, filters: more, kernel: 3)
  let outward = Convolution(inputShape: fewer, filters: more, kernel: 3, fan: .out)
  #expect(abs(meanSquare(inward) / (2 / (9.0 * 16)) - 1) < 0.05)
  #expect(abs(meanSquare(outward) / (2 / (9.0 * 64)) - 1) < 0.05)
}

@Test func uniformWeightsAndBiasesLieWithinTheirBound() {
  let layer = Dense(inputShape: [100], outputWidth: 200, isRectified: false, weights: .uniform)
  // The variance of a uniform distribution is a third of the square of its bound.
  #expect(abs(meanSquare(layer) / (1 / 300.0) - 1) < 0.05)
  #expect(abs(meanSquare(layer, of: 20_000..<20_200) / (1 / 300.0) - 1) < 0.3)
  let normal = Dense(inputShape: [100], outputWidth: 200, isRectified: false)
  #expect(abs(meanSquare(normal, of: 0..<20_000) / (2 / 100.0) - 1) < 0.05)
  #expect(meanSquare(normal, of: 20_000..<20_200) == 0)
}

@Test(arguments: Activation.allCases)
func thePerceptronsWeightsAreDrawnForItsActivation(activation: Activation) throws {
  let layers = try Model("mlp:200,100").layers(inputShape: [80], featureWidth: 300, activation: activation)
  let dense = layers.compactMap { $0 as? Dense }
  for (layer, widths) in zip(dense, [(80, 200), (200, 100), (100, 300)]) {
    let variance = activation == .relu ? 2 / Double(widths.0) : 2 / Double(widths.0 + widths.1)
    #expect(abs(meanSquare(layer, of: 0..<widths.0 * widths.1) / variance - 1) < 0.05)
    #expect(meanSquare(layer, of: widths.0 * widths.1..<layer.parameterCount) == 0)
  }
}

@Test func aResidualNetworkBeginsAsTorchvisionsDo() throws {
  let layers = try Model("residual:16,32").layers(inputShape: [16, 16], featureWidth: 10)
  // 2 over 25 · 16, and a third over 32 · 4 · 4.
  #expect(abs(meanSquare(layers[0]) / (2 / 400.0) - 1) < 0.25)
  #expect(abs(meanSquare(layers.last!) / (1 / (3 * 512.0)) - 1) < 0.05)
  let first = try #require(layers[2] as? ResidualBlock).branch.layers[0]
  #expect(abs(meanSquare(first) / (2 / (9 * 32.0)) - 1) < 0.1)
}
