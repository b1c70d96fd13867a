import Testing

@testable import Training

@Test func everyEpochSeesEverySampleOnce() {
  var order = BatchOrder(sampleCount: 10, batchSize: 4, seed: 1)
  #expect(order.stepsPerEpoch == 3)
  for epoch in 0..<3 {
    let batches = (0..<3).map { Array(order.samples(ofStep: 3 * epoch + $0)) }
    #expect(batches.map(\.count) == [4, 4, 2])
    #expect(batches.flatMap { $0 }.sorted() == Array(0..<10))
  }
}

@Test func epochsDifferAndComeBack() {
  var order = BatchOrder(sampleCount: 100, batchSize: 100 / 2, seed: 1)
  let first = Array(order.samples(ofStep: 0))
  let second = Array(order.samples(ofStep: 2))
  #expect(first != second)
  #expect(Array(order.samples(ofStep: 0)) == first)
  var other = BatchOrder(sampleCount: 100, batchSize: 50, seed: 2)
  #expect(Array(other.samples(ofStep: 0)) != first)
}

@Test(arguments: [0, 10, 11, 1_000_000])
func aBatchOfTheWholeSetKeepsItsOrder(batchSize: Int) {
  var order = BatchOrder(sampleCount: 10, batchSize: batchSize, seed: 3)
  #expect(order.stepsPerEpoch == 1)
  #expect(Array(order.samples(ofStep: 5)) == Array(0..<10))
}
