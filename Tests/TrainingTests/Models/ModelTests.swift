import Testing

@testable import Training

@Test(arguments: [
  "mlp:64,32", "mlp:1", "mlp:", "plain:16,ap,32,mp,64,gap", "plain:8,fc100", "plain:gap", "residual:16,32,64",
])
func modelsAreReadAndWritten(text: String) throws {
  #expect(try Model(text).description == text)
}

@Test func thePartsOfAModelAreThoseOfItsText() throws {
  #expect(try Model("mlp:64,32") == .mlp([64, 32]))
  #expect(
    try Model("plain:16,ap,mp,gap,fc9")
      == .plain([
        .convolution(filters: 16), .pooling(.average), .pooling(.max), .globalAveragePooling,
        .fullyConnected(width: 9),
      ]))
}

@Test(arguments: [
  "", "mlp", "cnn:3", "mlp:0", "mlp:-3", "mlp:+3", "mlp:3,", "mlp:3,,4", "mlp: 3", "mlp:65537", "mlp:x",
  "mlp:99999999999999999999", "mlp:٣", "mlp:" + Array(repeating: "1", count: 65).joined(separator: ","),
  "mlp:ap", "plain:", "plain:fc", "plain:fc0", "plain:xp", "plain:16,,gap", "plain:-1", "residual",
  "residual:", "residual:0", "residual:16,ap",
])
func textsThatAreNoModelsAreRefused(text: String) {
  #expect(throws: ModelError(text: text)) { try Model(text) }
}

@Test func aPerceptronMakesItsLayers() throws {
  let network = Network(layers: try Model("mlp:64,32").layers(inputShape: [8, 8], featureWidth: 10))
  #expect(network.layers.map(\.outputWidth) == [64, 32, 10])
  #expect(network.parameterCount == 64 * 64 + 64 + 64 * 32 + 32 + 32 * 10 + 10)
  #expect(network.featureWidth == 10)
}

@Test func aPlainModelMakesItsLayers() throws {
  let layers = try Model("plain:16,ap,32,ap,64,gap").layers(inputShape: [28, 28], featureWidth: 10)
  let network = Network(layers: layers)
  #expect(
    network.layers.map(\.outputWidth) == [
      28 * 28 * 16, 28 * 28 * 16, 14 * 14 * 16, 14 * 14 * 32, 14 * 14 * 32, 7 * 7 * 32, 7 * 7 * 64,
      7 * 7 * 64, 64, 10,
    ])
  // Weights without bias, a scale and a shift a channel, and the last layer: PyTorch counts the same.
  #expect(network.parameterCount == 144 + 32 + 4608 + 64 + 18432 + 128 + 650)
  #expect(network.statisticCount == 2 * (16 + 32 + 64))
}

@Test func aResidualModelMakesItsLayers() throws {
  let layers = try Model("residual:16,32,64").layers(inputShape: [16, 16], featureWidth: 191)
  let network = Network(layers: layers)
  #expect(network.layers.map(\.outputWidth) == [8 * 8 * 16, 8 * 8 * 16, 4 * 4 * 32, 2 * 2 * 64, 191])
  // The convolutions of a block with a scale and a shift a filter each, and those of its shortcut.
  let blocks = [
    2 * (9 * 16 * 16 + 32), 9 * 16 * 32 + 9 * 32 * 32 + 16 * 32 + 3 * 64,
    9 * 32 * 64 + 9 * 64 * 64 + 32 * 64 + 3 * 128,
  ]
  #expect(network.parameterCount == 25 * 16 + blocks.reduce(0, +) + 256 * 191 + 191)
  #expect(network.parameterCount == 126_415)
  #expect(network.statisticCount == 4 * 16 + 6 * 32 + 6 * 64)
}

@Test(arguments: [
  ("residual:16", [64], "images"), ("plain:16", [64], "images"), ("plain:ap,ap", [3, 3], "1×1"),
  ("plain:gap,16", [8, 8], "'16'"),
  ("plain:fc8,ap", [8, 8], "'ap'"), ("plain:gap,gap", [8, 8, 3], "'gap'"),
])
func modelsThatDoNotFitTheDataSayWhy(text: String, shape: [Int], reason: String) throws {
  let model = try Model(text)
  do {
    _ = try model.layers(inputShape: shape, featureWidth: 10)
    Issue.record("\(text) was taken for \(shape)")
  } catch {
    #expect(error.description.contains(reason), "\(error)")
  }
}
