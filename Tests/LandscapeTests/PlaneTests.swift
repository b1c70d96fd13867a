import Testing
import Training

@testable import Landscape

private func plane(_ x: [Float], _ y: [Float], center: [Float] = [1, 2, 3]) throws(PlaneError) -> Plane {
  try Plane(center: Weights(parameters: center, statistics: []), x: x, y: y)
}

@Test func pointsOfThePlaneComeBackWhateverTheAngle() throws {
  for y: [Float] in [[0, 2, 0], [1, 1, 0], [-3, 0.5, 0]] {
    let plane = try plane([1, 0, 0], y)
    for (a, b) in [(0, 0), (2, -1), (-0.25, 7)] as [(Double, Double)] {
      let projection = plane.projection(of: plane.parameters(a: a, b: b))
      #expect(abs(projection.a - a) < 1e-5 && abs(projection.b - b) < 1e-5 && projection.distance < 1e-5)
    }
  }
}

@Test func whatLiesOutsideIsProjectedByLeastSquares() throws {
  let plane = try plane([1, 0, 0], [1, 1, 0])
  let projection = plane.projection(of: [1 + 2, 2 + 5, 3 - 4])
  // 2 = a + b and 5 = b; 4 away along the third axis.
  #expect(abs(projection.a + 3) < 1e-9 && abs(projection.b - 5) < 1e-9)
  #expect(abs(projection.distance - 4) < 1e-9)
  #expect(abs(plane.degrees - 45) < 1e-9)
  #expect(plane.lengths.x == 1 && abs(plane.lengths.y - 2.0.squareRoot()) < 1e-12)
}

@Test func directionsThatSpanNoPlaneAreRefused() {
  #expect(throws: PlaneError.axisIsZero("x")) { try plane([0, 0, 0], [0, 1, 0]) }
  #expect(throws: PlaneError.axisIsZero("y")) { try plane([0, 1, 0], [0, 0, 0]) }
  #expect(throws: PlaneError.axisNotFinite("y")) { try plane([0, 1, 0], [0, .nan, 0]) }
  #expect(throws: PlaneError.self) { try plane([1, 2, 3], [-2, -4, -6]) }
  #expect(throws: PlaneError.self) { try plane([1, 2, 3], [1, 2, 3.0001]) }
}

@Test func aLineIsProjectedOntoByItsOneAxis() throws {
  let line = try Plane(center: Weights(parameters: [1, 2, 3], statistics: []), along: [2, 0, 0])
  #expect(line.isLine && line.degrees.isNaN)
  let projection = line.projection(of: [5, 5, -1])
  #expect(projection.a == 2 && projection.b == 0 && projection.distance == 5)
  #expect(line.parameters(a: 0.5, b: 7) == [2, 2, 3])
  #expect(throws: PlaneError.axisIsZero("x")) {
    try Plane(center: Weights(parameters: [1], statistics: []), along: [0])
  }
}
