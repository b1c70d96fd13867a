import Glibc
import Testing
import Training

@testable import Landscape

/// The path of principal_reference.py.
private let path: [[Float]] = (0..<9).map { i in
  (0..<24).map { j in
    let (i, j) = (Double(i), Double(j))
    return Float(2 * exp(-0.3 * i) * sin(1.1 * j) + 0.5 * cos(0.9 * i + 0.4 * j * j))
  }
}

@Test func directionsAreTheSingularVectorsOfNumPy() throws {
  let found = try PrincipalDirections(path: path)
  for (direction, expected) in zip([found.x, found.y], principalReferences) {
    #expect(abs(direction.share - expected.share) < 1e-9)
    #expect(abs(direction.reach - expected.reach) < 1e-7)
    for (a, b) in zip(direction.unit, expected.vector) { #expect(abs(Double(a) - b) < 1e-7) }
  }
}

@Test func thePathStaysBetweenMinusOneAndOne() throws {
  let directions = try PrincipalDirections(path: path)
  let plane = try Plane(
    center: Weights(parameters: path[8], statistics: []), x: directions.x.axis, y: directions.y.axis)
  let points = path.map { plane.projection(of: $0) }
  #expect(abs(points.map { abs($0.a) }.max()! - 1) < 1e-6)
  #expect(abs(points.map { abs($0.b) }.max()! - 1) < 1e-6)
  #expect(abs(plane.degrees - 90) < 1e-4)
  // What the two directions explain is what the projections leave.
  let (total, rest) = path.enumerated().reduce((0.0, 0.0)) { sums, next in
    let square = zip(next.element, path[8]).reduce(0) { $0 + pow(Double($1.0) - Double($1.1), 2) }
    return (sums.0 + square, sums.1 + pow(points[next.offset].distance, 2))
  }
  #expect(abs(1 - rest / total - directions.x.share - directions.y.share) < 1e-6)
}

@Test func pathsThatSpanNoPlaneAreRefused() {
  func dimensions(_ path: [[Float]]) -> CurvatureError? {
    do throws(CurvatureError) {
      _ = try PrincipalDirections(path: path)
      return nil
    } catch { return error }
  }
  #expect(dimensions([]) == .pathTooStraight(dimensions: 0))
  #expect(dimensions([[1, 2]]) == .pathTooStraight(dimensions: 0))
  #expect(dimensions([[1, 2], [1, 2], [1, 2]]) == .pathTooStraight(dimensions: 0))
  #expect(dimensions([[1, 2], [3, 4], [5, 6]]) == .pathTooStraight(dimensions: 1))
  #expect(dimensions([[1, 2], [3, .nan], [5, 6]]) == .checkpointNotFinite(index: 1))
  #expect(dimensions([[1, 2], [3, 5], [5, 6]]) == nil)
}
