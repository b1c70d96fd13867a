import Datasets
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

@Test func activationsStandBehindHiddenLayers() throws {
  func layers(_ model: String, _ activation: Activation, shape: [Int] = [8, 8]) throws -> [String] {
    try Model(model).layers(inputShape: shape, featureWidth: 10, activation: activation).map {
      switch $0 {
      case let layer as Dense: layer.isRectified ? "dense+relu" : "dense"
      case let layer as BatchNorm: layer.isRectified ? "norm+relu" : "norm"
      case let layer as Sigmoidal: "\(layer.curve) \(layer.inputWidth)"
      default: "\(type(of: $0))"
      }
    }
  }
  #expect(try layers("mlp:5,4", .relu) == ["dense+relu", "dense+relu", "dense"])
  #expect(try layers("mlp:5,4", .tanh) == ["dense", "tanh 5", "dense", "tanh 4", "dense"])
  #expect(try layers("mlp:5", .sigmoid) == ["dense", "logistic 5", "dense"])
  #expect(try layers("mlp:5,4", .linear) == ["dense", "dense", "dense"])
  #expect(try layers("mlp:", .tanh) == ["dense"])
  #expect(
    try layers("plain:3,mp,fc6", .tanh)
      == ["Convolution", "norm", "tanh 192", "Pooling", "dense", "norm", "tanh 6", "dense"])
  #expect(try layers("plain:3,gap", .linear) == ["Convolution", "norm", "GlobalAveragePooling", "dense"])
}

@Test func theActivationsOfAPlanAreThoseOfItsNetwork() throws {
  var plan = TrainingPlan(
    data: .digits(), model: .mlp([6]), losses: [CosineLoss()], batchSize: 32, learningRate: 0.1, seed: 1)
  let before = plan.network(for: plan.losses[0])
  plan.activation = .tanh
  let network = plan.network(for: plan.losses[0])
  #expect(network.layers.count == 3 && network.parameterCount == before.parameterCount)
}

@Test(arguments: [Activation.tanh, .sigmoid, .linear])
func residualModelsHaveNoOtherActivation(activation: Activation) throws {
  let model = try Model("residual:4")
  #expect(throws: ModelError(text: "residual:4", activation: activation)) {
    try model.layers(inputShape: [8, 8], featureWidth: 10, activation: activation)
  }
  #expect(try model.layers(inputShape: [8, 8], featureWidth: 10, activation: .relu).count == 3)
}
