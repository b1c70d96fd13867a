import Testing

@testable import Canvas

@Suite struct ContourLevelsTests {
  private func levels(_ range: ClosedRange<Double>, _ scale: Scale = .linear, count: Int = 8) -> [Double] {
    ContourLevels.nice(in: range, scale: scale, count: count).map(\.value)
  }

  @Test func roundNumbersInside() {
    #expect(levels(0...1, count: 5) == [0.2, 0.4, 0.6, 0.8])
    #expect(levels(0.02...3.82) == [0.5, 1, 1.5, 2, 2.5, 3, 3.5])
    #expect(ContourLevels.nice(in: -1...1, count: 3).map(\.label) == ["−0.5", "0.0", "0.5"])
  }

  @Test func decades() {
    #expect(levels(0.003...40_000, .logarithmic) == [0.01, 0.1, 1, 10, 100, 1000, 10_000])
    #expect(levels(0.5...30, .logarithmic, count: 6) == [1, 2, 5, 10, 20])
    // Less than a decade has linear levels.
    #expect(levels(2.1...2.9, .logarithmic, count: 4) == [2.2, 2.4, 2.6, 2.8])
    #expect(levels(-3...0, .logarithmic) == [])
  }

  @Test(
    arguments: [
      -1e300...1e300, 0...1e-300, 1...1.000001, 1...1.0.nextUp, 4...5, -7...(-6.99), 0...0.001, 123...124,
      1e-9...1e9, 1e-12...1.1e-12,
    ] as [ClosedRange<Double>])
  func whereThereIsAWidthThereIsALevelAndNoneOutside(range: ClosedRange<Double>) {
    for scale in [Scale.linear, .logarithmic] where scale == .linear || range.upperBound > 0 {
      for count in 1...20 {
        let levels = levels(range, scale, count: count)
        #expect(!levels.isEmpty && levels.count <= count + 10, "\(scale) \(count)")
        #expect(levels.allSatisfy { $0 > range.lowerBound && $0 <= range.upperBound })
        #expect(levels == levels.sorted() && Set(levels).count == levels.count)
      }
    }
  }

  @Test func noneWhereNothingVaries() {
    #expect(levels(3...3) == [])
    #expect(levels(0...Double.infinity) == [])
  }
}
