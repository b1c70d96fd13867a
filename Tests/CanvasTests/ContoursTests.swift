import Glibc
import Testing

@testable import Canvas

@Suite struct ContoursTests {
  /// From −1 to 1.
  private static func axis(_ count: Int) -> [Double] {
    (0..<count).map { 2 * Double($0) / Double(count - 1) - 1 }
  }

  private static func contours(
    _ count: Int, _ levels: [Double], _ height: (Double, Double) -> Double
  ) -> Contours {
    let axis = axis(count)
    return Contours(
      values: axis.flatMap { y in axis.map { height($0, y) } }, x: axis, y: axis, levels: levels)
  }

  @Test func ofABowlTheyAreCircles() throws {
    let contours = Self.contours(41, [0.25, 0.64]) { $0 * $0 + $1 * $1 }
    #expect(contours.lines.map(\.level) == [0.25, 0.64])
    for line in contours.lines {
      #expect(line.isClosed)
      // A crossing interpolated along an edge of length h is off by at most max|f''| h² / 8 in height, and
      // the slope at the circle is 2r.
      let r = line.level.squareRoot()
      let tolerance = 2 * 0.05 * 0.05 / 8 / (2 * r) * 1.5
      for point in line.points { #expect(abs(hypot(point.x, point.y) - r) < tolerance) }
      // Once around, and neighbours are at most a cell's diagonal apart.
      let ring = line.points + [line.points[0]]
      var turn = 0.0
      for (a, b) in zip(ring, ring.dropFirst()) {
        #expect(hypot(b.x - a.x, b.y - a.y) < 0.05 * 1.42)
        turn += atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y)
      }
      #expect(abs(abs(turn) - 2 * .pi) < 1e-9)
    }
  }

  @Test func ofAPlaneTheyAreStraight() throws {
    let contours = Self.contours(9, [0.1, 1.3]) { 2 * $0 - 3 * $1 }
    #expect(contours.lines.count == 2)
    for line in contours.lines {
      #expect(!line.isClosed)
      for point in line.points { #expect(abs(2 * point.x - 3 * point.y - line.level) < 1e-12) }
      for end in [line.points[0], line.points[line.points.count - 1]] {
        #expect(max(abs(end.x), abs(end.y)) == 1)
      }
    }
  }

  /// x·y on a single cell: its middle is 0.
  @Test func theMiddleSettlesASaddle() throws {
    let above = Self.contours(2, [-0.2]) { $0 * $1 }
    let below = Self.contours(2, [0.2]) { $0 * $1 }
    #expect(above.lines.count == 2 && below.lines.count == 2)
    // Below the middle's height the two high corners, of equal signs, are joined: lines cut off the low ones.
    func middle(_ line: Contours.Line) -> Double {
      (line.points[0].x + line.points[1].x) / 2 * (line.points[0].y + line.points[1].y) / 2
    }
    #expect(above.lines.allSatisfy { $0.points.count == 2 && middle($0) < 0 })
    #expect(below.lines.allSatisfy { $0.points.count == 2 && middle($0) > 0 })
  }

  @Test func hyperbolas() {
    let contours = Self.contours(22, [-0.3, 0.3]) { $0 * $1 }
    #expect(contours.lines.count == 4)
    // Along the edges of the grid x·y is linear: the crossings are exact.
    for line in contours.lines {
      for point in line.points { #expect(abs(point.x * point.y - line.level) < 1e-12) }
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity]) func cellsWithACornerThatIsNotFiniteAreSkipped(
    value: Double
  ) {
    let axis = Self.axis(5)
    var values = axis.flatMap { _ in axis }
    values[2 * 5 + 2] = value
    let contours = Contours(values: values, x: axis, y: axis, levels: [0.25])
    // The four cells around the middle are missing: above and below a line of one cell remains.
    #expect(contours.lines.count == 2)
    for line in contours.lines {
      #expect(line.points.count == 2)
      #expect(line.points.allSatisfy { abs($0.y) >= 0.5 && abs($0.x - 0.25) < 1e-12 })
    }
  }

  @Test func levelsThatTouchNothing() {
    #expect(Self.contours(5, [2, -1, .nan, .infinity]) { $0 * $0 + $1 * $1 }.lines.isEmpty)
    // A summit that a level just touches is no line.
    #expect(Self.contours(3, [1]) { x, y in x == 0 && y == 0 ? 1 : 0 }.lines.isEmpty)
    #expect(Contours(values: [1, 2, 3], x: [0, 1, 2], y: [0], levels: [1.5]).lines.isEmpty)
  }

  @Test func numbersNearTheLargest() {
    let contours = Contours(
      values: [-1.7e308, 1.7e308, -1.7e308, 1.7e308], x: [0, 1], y: [0, 1], levels: [0])
    #expect(contours.lines.map(\.points) == [[Drawing.Point(0.5, 0), Drawing.Point(0.5, 1)]])
  }
}
