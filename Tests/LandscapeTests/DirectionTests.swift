import Testing

@testable import Landscape

private func length(_ vector: [Float]) -> Double { Plane.dot(vector, vector).squareRoot() }

@Test func aSeedAndAnIndexGiveADirection() {
  let one = Direction.random(count: 10_000, seed: 3, index: 0)
  #expect(one == Direction.random(count: 10_000, seed: 3, index: 0))
  #expect(Array(one.prefix(10)) == Direction.random(count: 10, seed: 3, index: 0))
  let others = [(3, 1), (4, 0)].map { Direction.random(count: 10_000, seed: $0.0, index: $0.1) }
  for other in others {
    // Independent directions of n dimensions stand within a few 1/√n of a right angle.
    #expect(abs(Plane.dot(one, other) / (length(one) * length(other))) < 0.05)
  }
  // Of mean 0 and variance 1.
  #expect(abs(one.reduce(0) { $0 + Double($1) } / 1e4) < 0.05)
  #expect(abs(Plane.dot(one, one) / 1e4 - 1) < 0.05)
}

@Test func whatIsMadeOrthogonalKeepsItsLength() {
  let x = Direction.random(count: 500, seed: 1, index: 0)
  let y = zip(x, Direction.random(count: 500, seed: 1, index: 1)).map { 3 * $0 + 0.1 * $1 }
  let orthogonal = Direction.orthogonal(y, to: x)
  #expect(abs(Plane.dot(orthogonal, x) / (length(orthogonal) * length(x))) < 1e-6)
  #expect(abs(length(orthogonal) / length(y) - 1) < 1e-6)
  // It stays in the plane of both.
  let parts = zip(y, x).map { $0 - Float(Plane.dot(y, x) / Plane.dot(x, x)) * $1 }
  #expect(Plane.dot(orthogonal, parts) / (length(orthogonal) * length(parts)) > 0.999)
  #expect(Direction.orthogonal(x.map { -2 * $0 }, to: x).allSatisfy { $0 == 0 })
}

@Test func aDirectionLeadsFromHereToThere() {
  #expect(Direction.from([1, 2], to: [4, -2]) == [3, -4])
}
