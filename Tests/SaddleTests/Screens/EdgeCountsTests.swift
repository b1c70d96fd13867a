import Testing
import Training

@testable import saddle

@Test func samplesAreCountedAtTheEdgeTheyLeftBy() {
  let places: [(Float, Float)] = [
    (0, 0), (15, -15), (16, 0), (20, 17), (-15.5, 3), (2, 100), (3, -16), (-40, -20), (.nan, 0),
    (.infinity, 0),
  ]
  let counts = EdgeCounts(
    outcomes: places.map { SampleOutcome(x: $0.0, y: $0.1, loss: 0, isCorrect: true) }, axes: .paper)
  #expect(counts.right == 3)
  #expect(counts.left == 2)
  #expect(counts.above == 1)
  #expect(counts.below == 1)
  #expect(counts.nowhere == 1)
}
