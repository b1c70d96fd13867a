import Testing

@testable import Canvas

struct AxisTests {
  @Test func linearPositions() {
    let axis = Axis(range: -10...30)
    #expect(axis.position(of: -10) == 0)
    #expect(axis.position(of: 0) == 0.25)
    #expect(axis.position(of: 30) == 1)
    #expect(axis.position(of: 50) == 1.5)
    #expect(axis.position(of: .infinity) == .infinity)
    #expect(axis.position(of: .nan).isNaN)
  }

  @Test func logarithmicPositions() {
    let axis = Axis(range: 0.01...100, scale: .logarithmic)
    #expect(axis.position(of: 0.01) == 0)
    #expect(abs(axis.position(of: 1) - 0.5) < 1e-12)
    #expect(abs(axis.position(of: 1000) - 1.25) < 1e-12)
    #expect(axis.position(of: 0) == -.infinity)
    #expect(axis.position(of: -5) == -.infinity)
  }

  @Test(
    arguments: [
      (5, -5, -5...5), (3, 3, 2.7...3.3), (0, 0, -1...1), (.nan, 2, 1.8...2.2), (.nan, .nan, 0...1),
      (-.infinity, .infinity, -1e300...1e300), (0, .leastNonzeroMagnitude, -1...1), (-1e305, 0, -1e300...0),
    ] as [(Double, Double, ClosedRange<Double>)])
  func degenerateLinearRanges(first: Double, second: Double, range: ClosedRange<Double>) {
    let axis = Axis(from: first, to: second)
    #expect(abs(axis.range.lowerBound - range.lowerBound) <= 1e-12 * abs(range.lowerBound))
    #expect(abs(axis.range.upperBound - range.upperBound) <= 1e-12 * abs(range.upperBound))
  }

  @Test(
    arguments: [
      (100, 1, 1...100), (0, 1, 1e-6...1), (-3, 10, 1e-5...10), (-3, -2, 0.1...1), (6, 6, 2...18),
      (.nan, .nan, 0.1...1),
    ] as [(Double, Double, ClosedRange<Double>)])
  func degenerateLogarithmicRanges(first: Double, second: Double, range: ClosedRange<Double>) {
    let axis = Axis(from: first, to: second, scale: .logarithmic)
    #expect(abs(axis.range.lowerBound / range.lowerBound - 1) < 1e-12)
    #expect(abs(axis.range.upperBound / range.upperBound - 1) < 1e-12)
  }

  @Test(arguments: [Scale.linear, .logarithmic]) func thePositionLeadsBackToTheNumber(scale: Scale) {
    let axis = Axis(range: 0.1...700, scale: scale)
    #expect(axis.value(at: 0) == 0.1)
    #expect(axis.value(at: 1) == 700)
    for position in [-0.25, 0.3, 0.5, 0.99, 1.5] {
      #expect(abs(axis.position(of: axis.value(at: position)) - position) < 1e-12)
    }
  }
}
