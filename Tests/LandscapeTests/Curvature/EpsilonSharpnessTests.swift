import Datasets
import Testing
import Training

@testable import Landscape

/// f(a, b) = 1 + a² + 3b over −1 … 1, a step of 0.25 each.
private func surface(_ loss: (Double, Double) -> Double? = { 1 + $0 * $0 + 3 * $1 }) -> WeightSurface {
  let axis = GridAxis(from: -1, through: 1, count: 9)
  var surface = WeightSurface(Grid(x: axis, y: axis))
  for row in 0..<9 {
    for column in 0..<9 {
      guard let loss = loss(axis[column], axis[row]) else { continue }
      let outcome = SampleOutcome(x: 0, y: 0, loss: Float(loss), isCorrect: true)
      surface.set(Grid.Point(column: column, row: row), to: Evaluation([outcome]))
    }
  }
  return surface
}

@Test func sharpnessIsTheRelativeRiseWithinTheBox() throws {
  let half = try #require(EpsilonSharpness(surface(), epsilon: 0.5))
  // The corner (±0.5, 0.5): 1.75/2.
  #expect(half.value == 87.5 && half.pointCount == 25 && half.point == Grid.Point(column: 2, row: 6))
  let whole = try #require(EpsilonSharpness(surface(), epsilon: 5))
  #expect(whole.value == 200 && whole.pointCount == 81)
  let top = try #require(EpsilonSharpness(surface { 2 - $0 * $0 - $1 * $1 }, epsilon: 0.3))
  #expect(top.value == 0 && top.point == Grid.Point(column: 4, row: 4))
}

@Test func sharpnessIsUnknownWhereThePointsAre() throws {
  #expect(EpsilonSharpness(surface(), epsilon: 0.2) == nil)
  #expect(EpsilonSharpness(surface { a, b in a == 0.5 && b == 0 ? nil : 1 }, epsilon: 0.5) == nil)
  #expect(EpsilonSharpness(surface { a, b in a == 0.5 && b == 0 ? nil : 1 }, epsilon: 0.25)?.value == 0)
  let even = GridAxis(from: -1, through: 1, count: 4)
  #expect(EpsilonSharpness(WeightSurface(Grid(x: even, y: even)), epsilon: 1) == nil)
}

@Test func aLossThatIsNotFiniteIsInfinitelySharp() throws {
  for bad in [Double.nan, .infinity] {
    let sharpness = EpsilonSharpness(surface { a, b in a == 0.25 && b == 0.25 ? bad : a }, epsilon: 0.5)
    #expect(sharpness?.value == .infinity && sharpness?.point == Grid.Point(column: 5, row: 5))
  }
}
