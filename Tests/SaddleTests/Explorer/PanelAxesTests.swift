import Testing
import Training

@testable import saddle

private func sample(_ x: Float, _ y: Float) -> SampleOutcome {
  SampleOutcome(x: x, y: y, loss: 0, isCorrect: true)
}

@Test func axesAreASquareAroundThePoints() throws {
  let axes = try #require(PanelAxes(around: [sample(0, 0), sample(10, 2)]))
  #expect(abs(axes.side - 11) < 1e-9)
  #expect(abs(axes.x.lowerBound + 0.5) < 1e-9 && abs(axes.y.upperBound - 6.5) < 1e-9)
}

@Test func pointsThatAreNoNumbersDoNotCount() throws {
  let axes = try #require(
    PanelAxes(around: [sample(.nan, 0), sample(1, 1), sample(2, .infinity), sample(3, 1)]))
  #expect(abs(axes.side - 2.2) < 1e-9)
  #expect(PanelAxes(around: [sample(.nan, 1)]) == nil)
  #expect(PanelAxes(around: []) == nil)
}

@Test func aSinglePointHasAxesThatCanBeToldApart() throws {
  let axes = try #require(PanelAxes(around: [sample(1000, 0)]))
  #expect(Float(axes.x.lowerBound) < 1000 && Float(axes.x.upperBound) > 1000)
}
