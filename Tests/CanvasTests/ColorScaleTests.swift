import Testing

@testable import Canvas

@Suite struct ColorScaleTests {
  @Test func overAllFiniteNumbers() {
    let scale = ColorScale(of: [3, .nan, -1, .infinity, 7])
    #expect(scale == ColorScale(range: -1...7))
    #expect(scale.position(of: 3) == 0.5)
    #expect(scale.position(of: 15) == 2)
    #expect(scale.position(of: .infinity) == .infinity && scale.position(of: .nan).isNaN)
    #expect(scale.upperLabel() == "7" && scale.lowerLabel() == "−1")
  }

  @Test func aQuantileClipsAbove() {
    let numbers = (0..<100).map(Double.init) + [1e9]
    let scale = ColorScale(of: numbers, quantile: 0.95)
    #expect(scale.axis.range == 0...95)
    #expect(scale.isClippedAbove && !scale.isClippedBelow)
    #expect(scale.upperLabel() == "≥95")
    // A quantile that would leave no width is not taken.
    #expect(ColorScale(of: [1, 1, 1, 1, 2], quantile: 0.5) == ColorScale(range: 1...2))
  }

  @Test func logarithmicScalesBeginAtTheLeastPositiveNumber() {
    let clean = ColorScale(of: [0.01, 1, 100], scale: .logarithmic)
    #expect(clean == ColorScale(range: 0.01...100, scale: .logarithmic))
    #expect(abs(clean.position(of: 1) - 0.5) < 1e-12)
    let clipped = ColorScale(of: [0, 0.01, -4, 100], scale: .logarithmic)
    #expect(clipped.axis == clean.axis && clipped.isClippedBelow)
    #expect(clipped.position(of: 0) == 0 && clipped.position(of: -4) == 0)
    #expect(clipped.lowerLabel() == "≤0.01")
    let wide = ColorScale(of: [1e-40, 1], scale: .logarithmic)
    #expect(wide.axis.range == 1e-12...1 && wide.isClippedBelow)
  }

  @Test func withoutNumbers() {
    #expect(ColorScale(of: [.nan]) == ColorScale(range: 0...1))
    #expect(ColorScale(of: [-1, 0], scale: .logarithmic).isClippedBelow)
    #expect(ColorScale(of: [5, 5]).axis.range == 4.5...5.5)
  }
}
