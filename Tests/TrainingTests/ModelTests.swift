import Testing

@testable import Training

@Test(arguments: [("mlp:64,32", [64, 32]), ("mlp:1", [1]), ("mlp:", [])])
func modelsAreRead(text: String, widths: [Int]) throws {
  let model = try Model(text)
  #expect(model.hiddenWidths == widths)
  #expect(model.description == text)
}

@Test(arguments: [
  "", "mlp", "cnn:3", "mlp:0", "mlp:-3", "mlp:+3", "mlp:3,", "mlp:3,,4", "mlp: 3", "mlp:65537", "mlp:x",
  "mlp:99999999999999999999", "mlp:٣", "mlp:" + Array(repeating: "1", count: 65).joined(separator: ","),
])
func textsThatAreNoModelsAreRefused(text: String) {
  #expect(throws: ModelError(text: text)) { try Model(text) }
}

@Test func aModelMakesItsNetwork() throws {
  let network = try Model("mlp:64,32").network(inputWidth: 64, classCount: 10)
  #expect(network.layers.map(\.outputWidth) == [64, 32, 10])
  #expect(network.parameterCount == 64 * 64 + 64 + 64 * 32 + 32 + 32 * 10 + 10)
  #expect(network.featureWidth == 10)
}
