import Testing

@testable import RunLogs

private func series(_ points: [(step: Int, value: Double)], time: Double? = nil) -> ScalarSeries {
  var series = ScalarSeries()
  for (step, value) in points {
    series.append(ScalarPoint(step: step, time: time.map { $0 + Double(step) }, value: value))
  }
  return series
}

@Suite struct SeriesGroupTests {
  static let edges = [0.0, 10, 20, 30, 40, 50]

  @Test func eachRunCountsOnceInAColumn() {
    var group = SeriesGroup()
    group.append(series((0..<50).map { ($0, 1) }))
    group.append(series([(0, 2), (5, 4), (15, 5), (25, 5)]))
    let columns = group.columns(edges: Self.edges)
    #expect(columns.map(\.mean) == [2, 3, 3, 1, 1])
    #expect(columns.map(\.lowest) == [1, 1, 1, 1, 1])
    #expect(columns.map(\.highest) == [3, 5, 5, 1, 1])
    #expect(columns.map(\.runCount) == [2, 2, 2, 1, 1])
  }

  @Test func gapsAreBridgedAndEndsAreNotDrawnOut() {
    let run = series([(12, 1), (35, 7)]).columns(edges: Self.edges)
    let columns = SeriesGroup.columns(of: [run], edges: Self.edges)
    #expect(columns.map(\.mean) == [nil, 1, 4, 7, nil])
    #expect(columns.map(\.runCount) == [0, 1, 1, 1, 0])
    // The line is drawn by the columns' places, not by their number.
    let uneven = [0.0, 2, 4, 12]
    let wide = SeriesGroup.columns(of: [series([(0, 0), (5, 7)]).columns(edges: uneven)], edges: uneven)
    #expect(wide.map(\.mean) == [0, 2, 7])
  }

  @Test func whatIsNotFiniteIsToldAndSpoilsNothing() {
    var group = SeriesGroup()
    group.append(series([(0, 1), (1, .nan), (15, .nan), (25, 3), (35, .infinity)]))
    group.append(series((0..<50).map { ($0, 1.7e308) }))
    let columns = group.columns(edges: Self.edges)
    #expect(columns.map(\.hasNonFinite) == [true, true, false, true, false])
    #expect(columns.map(\.lowest) == [1, 2, 3, 1.7e308, 1.7e308])
    #expect(columns.map(\.runCount) == [2, 2, 2, 1, 1])
    #expect(columns.allSatisfy { $0.mean!.isFinite && $0.mean! <= 1.7e308 })
    var two = group
    two.append(series((0..<50).map { ($0, 1.7e308) }))
    #expect(two.columns(edges: Self.edges)[4].mean == 1.7e308)
  }

  @Test func runsAreLaidOverEachOtherFromTheirStarts() {
    var group = SeriesGroup()
    for (start, value) in [(1e9, 1.0), (1.5e9, 3.0)] {
      group.append(series((0..<50).map { ($0, value) }, time: start), start: start)
    }
    #expect(group.columns(edges: Self.edges, by: .time).map(\.mean) == [2, 2, 2, 2, 2])
    #expect(SeriesGroup().columns(edges: [0, 1]) == [SeriesGroup.Column()])
  }
}
