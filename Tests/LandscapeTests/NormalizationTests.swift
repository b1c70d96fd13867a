import Testing
import Training

@testable import Landscape

private func network() throws -> Network {
  // A convolution (3, 2, 3, 3), its batch normalization (3, 3), a dense layer (4, 3) with bias (4).
  Network(layers: try Model("plain:3,gap").layers(inputShape: [4, 4, 2], featureWidth: 4))
}

private func vectors(_ network: Network) -> (direction: [Float], weights: [Float]) {
  let count = network.parameterCount
  return (
    (0..<count).map { Float($0 % 7) - 3.25 }, (0..<count).map { Float($0 % 11) / 4 - 1.1 }
  )
}

private func length(_ vector: [Float], _ places: some Sequence<Int>) -> Double {
  places.reduce(0) { $0 + Double(vector[$1]) * Double(vector[$1]) }.squareRoot()
}

@Test func eachFilterGetsTheLengthOfItsWeights() throws {
  let network = try network()
  let (direction, weights) = vectors(network)
  let scaled = Normalization.filter.applied(to: direction, weights: weights, of: network)
  for tensor in network.parameterTensors {
    let places = tensor.places
    guard tensor.shape.count > 1 else {
      #expect(places.allSatisfy { scaled[$0] == 0 })
      continue
    }
    let size = places.count / tensor.shape[0]
    #expect(size == (tensor.shape.count == 4 ? 18 : 3))
    for filter in 0..<tensor.shape[0] {
      let members = places[filter * size..<(filter + 1) * size]
      #expect(abs(length(scaled, members) / length(weights, members) - 1) < 1e-6)
      // The direction itself stays.
      let ratio = length(scaled, members) / length(direction, members)
      for place in members { #expect(abs(Double(scaled[place]) - ratio * Double(direction[place])) < 1e-5) }
    }
  }
}

@Test func eachLayerGetsTheLengthOfItsWeights() throws {
  let network = try network()
  let (direction, weights) = vectors(network)
  let scaled = Normalization.layer.applied(to: direction, weights: weights, of: network)
  for tensor in network.parameterTensors {
    let expected = tensor.shape.count > 1 ? length(weights, tensor.places) : 0
    #expect(abs(length(scaled, tensor.places) - expected) < 1e-4)
  }
  #expect(Normalization.none.applied(to: direction, weights: weights, of: network) == direction)
}

@Test func aFilterOfZerosStaysFinite() throws {
  let network = try network()
  let zeros = [Float](repeating: 0, count: network.parameterCount)
  let scaled = Normalization.filter.applied(to: zeros, weights: vectors(network).weights, of: network)
  #expect(scaled == zeros)
}
