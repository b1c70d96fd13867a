import ArrayFiles
import Testing

@testable import Training

private func network(_ model: String = "plain:3,gap", head: Bool = false) throws -> Network {
  Network(
    layers: try Model(model).layers(inputShape: [4, 4, 2], featureWidth: 5),
    head: head ? CosineCrossEntropyLoss().head(featureWidth: 5, classCount: 5) : [])
}

/// `file` without the tensors whose names end so.
private func without(_ suffix: String, _ file: SafeTensors) -> SafeTensors {
  var rest = SafeTensors()
  for entry in file.entries where !entry.name.hasSuffix(suffix) { rest.append(entry.name, entry.array) }
  return rest
}

@Test(arguments: [true, false]) func aDirectionIsAStateDict(hasHead: Bool) throws {
  let network = try network(head: hasHead)
  let weights = network.initialWeights(seed: 3)
  let file = network.stateDict(weights)
  #expect(try network.allWeights(in: file, named: "w") == weights)
  #expect(try network.direction(in: file, named: "w") == weights.parameters)
  let bare = without("running_mean", without("running_var", file))
  #expect(try network.direction(in: bare, named: "w") == weights.parameters)
  #expect(throws: InputError("w", at: "1.running_mean", expected: "a tensor (3)", found: "none")) {
    try network.allWeights(in: bare, named: "w")
  }
}

@Test func aVarianceBelow0IsNamedByItsPlace() throws {
  let network = try network()
  var weights = network.initialWeights(seed: 3)
  weights.statistics = [0, 0, 0, 1, 0, 1]
  #expect(try network.allWeights(in: network.stateDict(weights), named: "w") == weights)
  weights.statistics = [-1, -1, -1, 1, 0, -0.25]
  let file = network.stateDict(weights)
  let error = InputError(
    "w", at: "1.running_var, number 3 of 3", expected: "variances from 0 on", found: "-0.25")
  #expect(throws: error) { try network.allWeights(in: file, named: "w") }
  #expect(throws: error) { try network.weights(in: file, named: "w", others: weights) }
  // The difference of two networks may have such.
  #expect(try network.direction(in: file, named: "w") == weights.parameters)
}

@Test func tensorsOfAnotherNetworkAreNamed() throws {
  let own = try network()
  let other = try network("plain:4,gap")
  #expect(
    throws: InputError("d", at: "0.weight", expected: "shape (3, 2, 3, 3)", found: "(4, 2, 3, 3)")
  ) { try own.direction(in: other.stateDict(other.initialWeights(seed: 1)), named: "d") }
  // Another number of classes is no direction to go either.
  let wide = Network(layers: try Model("plain:3,gap").layers(inputShape: [4, 4, 2], featureWidth: 6))
  #expect(throws: InputError("d", at: "5.weight", expected: "shape (5, 3)", found: "(6, 3)")) {
    try own.direction(in: wide.stateDict(wide.initialWeights(seed: 1)), named: "d")
  }
}

@Test func aHeadMustNotBeMissing() throws {
  let file = try network().stateDict(network().initialWeights(seed: 1))
  let withHead = try network(head: true)
  let error = InputError(
    "d", expected: "tensors of 5 layers (0, 1, 5, head.2, head.3)", found: "3 (0, 1, 5)")
  #expect(throws: error) { try withHead.direction(in: file, named: "d") }
  #expect(throws: error) { try withHead.allWeights(in: file, named: "d") }
}
