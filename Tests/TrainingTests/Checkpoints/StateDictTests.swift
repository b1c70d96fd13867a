import ArrayFiles
import Testing

@testable import Training

private func network(_ model: String = "plain:3,ap,gap", featureWidth: Int = 4, head: Bool = false) throws
  -> Network
{
  let layers = try Model(model).layers(inputShape: [4, 4, 2], featureWidth: featureWidth)
  let loss = CosineCrossEntropyLoss()
  return Network(layers: layers, head: head ? loss.head(featureWidth: featureWidth, classCount: 4) : [])
}

/// Weights that are all different.
private func numbered(_ network: Network) -> Weights {
  Weights(
    parameters: (0..<network.parameterCount).map { Float($0) },
    statistics: (0..<network.statisticCount).map { Float($0) + 0.5 })
}

private func zeros(_ network: Network) -> Weights {
  Weights(
    parameters: [Float](repeating: 0, count: network.parameterCount),
    statistics: [Float](repeating: 0, count: network.statisticCount))
}

private func renamed(_ file: SafeTensors, _ name: (String) -> String?) -> SafeTensors {
  var copy = SafeTensors(metadata: file.metadata)
  for entry in file.entries { if let name = name(entry.name) { copy.append(name, entry.array) } }
  return copy
}

private func error(_ network: Network, _ file: SafeTensors) -> InputError? {
  do {
    _ = try network.weights(in: file, named: "w.safetensors", others: zeros(network))
    return nil
  } catch { return error }
}

@Test(arguments: [false, true])
func aStateDictGivesTheWeightsBack(head: Bool) throws {
  let network = try network(head: head)
  let file = network.stateDict(numbered(network))
  let loaded = try network.weights(in: file, named: "w", others: zeros(network))
  #expect(loaded.weights == numbered(network) && loaded.remark == nil)
}

@Test func activationsCountAmongTheModules() throws {
  func names(_ model: String, _ activation: Activation) throws -> [String] {
    let network = Network(
      layers: try Model(model).layers(inputShape: [4, 4, 2], featureWidth: 4, activation: activation))
    let file = network.stateDict(numbered(network))
    #expect(
      try network.weights(in: file, named: "w", others: zeros(network)).weights == numbered(network))
    return file.entries.map(\.name).filter { $0.hasSuffix("weight") }
  }
  // Linear, Tanh, Linear, Tanh, Linear, as with ReLU; nothing stands for the activation that does nothing.
  for activation in [Activation.relu, .tanh, .sigmoid] {
    #expect(try names("mlp:3,5", activation) == ["0.weight", "2.weight", "4.weight"])
    // Conv2d, BatchNorm2d, Tanh, AvgPool2d, Flatten, Linear, BatchNorm1d, Tanh, Linear.
    #expect(
      try names("plain:3,ap,fc5", activation)
        == ["0.weight", "1.weight", "5.weight", "6.weight", "8.weight"])
  }
  #expect(try names("mlp:3,5", .linear) == ["0.weight", "1.weight", "2.weight"])
}

@Test func theNamesAndShapesAreThoseOfASequential() throws {
  // Conv2d, BatchNorm2d, ReLU, AvgPool2d, Flatten, Linear, BatchNorm1d, ReLU, Linear; then the head.
  let file = try network("plain:3,ap,fc5", head: true).stateDict(
    numbered(try network("plain:3,ap,fc5", head: true)))
  #expect(
    file.entries.map { "\($0.name) \($0.array.shape)" } == [
      "0.weight [3, 2, 3, 3]", "1.weight [3]", "1.bias [3]", "1.running_mean [3]", "1.running_var [3]",
      "5.weight [5, 12]", "5.bias [5]", "6.weight [5]", "6.bias [5]", "6.running_mean [5]",
      "6.running_var [5]", "8.weight [4, 5]", "8.bias [4]", "head.2.weight [4]", "head.2.bias [4]",
      "head.2.running_mean [4]", "head.2.running_var [4]", "head.3.weight [4, 4]", "head.3.bias [4]",
    ])
}

@Test func theNamesInAResidualBlockAreThoseOfABasicBlock() throws {
  let network = try network("residual:2,3")
  let file = network.stateDict(numbered(network))
  let block = ["conv1", "bn1", "conv2", "bn2"]
  let groups = file.entries.map { $0.name.split(separator: ".").dropLast().joined(separator: ".") }
  #expect(
    groups.reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
      == ["0"] + block.map { "1.\($0)" } + block.map { "2.\($0)" } + [
        "2.downsample.0", "2.downsample.1", "4",
      ])
  #expect(
    file.entries.filter { $0.name.hasSuffix("weight") }.map(\.array.shape) == [
      [2, 2, 5, 5], [2, 2, 3, 3], [2], [2, 2, 3, 3], [2], [3, 2, 3, 3], [3], [3, 3, 3, 3], [3], [3, 2, 1, 1],
      [3], [4, 3],
    ])
  #expect(
    network.parameterTensors.map(\.places).joined().sorted() == Array(0..<network.parameterCount))
}

@Test func theModulesOfABlockAreFoundByTheirNamesOrTheirOrder() throws {
  let network = try network("residual:2,3")
  let file = network.stateDict(numbered(network))
  #expect(try network.allWeights(in: file, named: "w") == numbered(network))
  let nested = renamed(file) { "net.\($0)" }
  #expect(try network.weights(in: nested, named: "w", others: zeros(network)).weights == numbered(network))
  // A block as a Sequential of its own: 1.branch.0, 1.branch.1, 1.branch.3, …
  let places = ["conv1": "branch.0", "bn1": "branch.1", "conv2": "branch.3", "bn2": "branch.4"]
  let other = renamed(file) { name in
    places.reduce(name.replacing("downsample", with: "shortcut")) { $0.replacing($1.key, with: $1.value) }
  }
  #expect(try network.weights(in: other, named: "w", others: zeros(network)).weights == numbered(network))
}

@Test func layersAreTakenInTheNumericOrderOfTheirNames() throws {
  let network = try network()
  let file = network.stateDict(numbered(network))
  // 0, 1 and 6 become layers 9, 10 and 11: in the order of letters 10 would come first.
  let names = ["0": "net.layer9", "1": "net.layer10", "6": "net.layer11"]
  let other = renamed(file) { name in
    let parts = name.split(separator: ".")
    return "\(names[String(parts[0])]!).\(parts[1])"
  }
  #expect(try network.weights(in: other, named: "w", others: zeros(network)).weights == numbered(network))
}

@Test func countersOfBatchesDoNotMatter() throws {
  let network = try network()
  var file = network.stateDict(numbered(network))
  file.append("1.num_batches_tracked", NumberArray([17], shape: []))
  #expect(try network.weights(in: file, named: "w", others: zeros(network)).weights == numbered(network))
}

@Test func onlyTheLastLayerBeginsAnewWhereItsWidthIsAnother() throws {
  let (old, new) = (try network(featureWidth: 7), try network(featureWidth: 4))
  let loaded = try new.weights(in: old.stateDict(numbered(old)), named: "w", others: zeros(new))
  let last = new.offsets[new.layers.count - 1]
  #expect(Array(loaded.weights.parameters[..<last]) == (0..<last).map { Float($0) })
  #expect(loaded.weights.parameters[last...].allSatisfy { $0 == 0 })
  #expect(loaded.weights.statistics == numbered(old).statistics)
  #expect(loaded.remark?.contains("7 outputs in w and 4 here") == true)
}

@Test func aHeadThatIsMissingBeginsAnew() throws {
  let (bare, headed) = (try network(), try network(head: true))
  let loaded = try headed.weights(in: bare.stateDict(numbered(bare)), named: "w", others: zeros(headed))
  #expect(loaded.weights.parameters[..<bare.parameterCount] == numbered(bare).parameters[...])
  #expect(loaded.remark?.contains("head") == true)
}

@Test func aHeadThatIsNotNeededIsLeftOut() throws {
  let (bare, headed) = (try network(), try network(head: true))
  let file = headed.stateDict(numbered(headed))
  let loaded = try bare.weights(in: file, named: "w", others: zeros(bare))
  #expect(loaded.weights == numbered(bare))
  #expect(loaded.remark == "the head in w is left out")
  // Other layers that are too many are an error.
  let longer = renamed(file) { $0.replacing("head", with: "tail") }
  #expect(error(bare, longer)?.reason == "expected tensors of 3 layers (0, 1, 6), found 5")
}

@Test func whatDoesNotFitIsNamed() throws {
  let network = try network()
  let file = network.stateDict(numbered(network))
  let wide = try Model("plain:5,ap,gap").layers(inputShape: [4, 4, 2], featureWidth: 4)
  let other = Network(layers: wide)
  #expect(
    error(network, other.stateDict(numbered(other)))?.description
      == "w.safetensors: 0.weight: expected shape (3, 2, 3, 3), found (5, 2, 3, 3)")
  let fewer = error(network, renamed(file) { $0.hasPrefix("6") ? nil : $0 })
  #expect(fewer?.reason == "expected tensors of 3 layers (0, 1, 6), found 2")
  #expect(error(network, renamed(file) { $0 == "6.bias" ? nil : $0 })?.place == "6.bias")
  #expect(error(network, renamed(file) { $0 == "6.bias" ? "6.gain" : $0 })?.place == "6.gain")
  #expect(error(network, renamed(file) { $0 == "1.running_var" ? "0.bias" : $0 })?.place == "0.bias")
  var broken = numbered(network)
  broken.parameters[3] = Float(bitPattern: 0x7FFF_FFFF)
  let notANumber = error(network, network.stateDict(broken))
  #expect(notANumber?.place == "0.weight" && notANumber?.reason == "expected finite numbers, found NaN")
  var integers = renamed(file) { $0 == "6.bias" ? nil : $0 }
  integers.append("6.bias", NumberArray([1, 2, 3, 4], shape: [4]))
  #expect(error(network, integers)?.reason.hasPrefix("expected floating-point numbers") == true)
}

@Test(arguments: [
  (["layer10", "layer2", "layer1"], ["layer1", "layer2", "layer10"]),
  (["b.0", "a.10", "a.9", "1"], ["1", "a.9", "a.10", "b.0"]),
  (["x.2.y.10", "x.2.y.3", "x.1"], ["x.1", "x.2.y.3", "x.2.y.10"]),
  (
    ["99999999999999999999999", "100000000000000000000000"],
    ["99999999999999999999999", "100000000000000000000000"]
  ),
])
func numbersInNamesAreNumbers(names: [String], sorted: [String]) {
  #expect(names.sorted { NaturalOrder.precedes($0, $1) } == sorted)
}
