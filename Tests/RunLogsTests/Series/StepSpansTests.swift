import Testing

@testable import RunLogs

/// A reference whose values go up with the steps, or anywhere, some of them not finite.
private func reference(count: Int, isRising: Bool, isRestarting: Bool, isFinite: Bool, seed: UInt64)
  -> [ScalarPoint]
{
  var random = SplitMix(seed: seed)
  var (step, points) = (50, [ScalarPoint]())
  for _ in 0..<count {
    step += [0, 1, 3, 30][Int(random.next() % 4)]
    if isRestarting, random.next() % 200 == 0 { step -= min(step, Int(random.next() % 3000)) }
    var value = isRising ? Double(step / 400) : Double(random.next() % 4000) / 10
    if !isFinite, random.next() % 50 == 0 { value = random.next() % 2 == 0 ? .nan : .infinity }
    points.append(ScalarPoint(step: step, value: value))
  }
  return points
}

private func series(_ points: [ScalarPoint]) -> ScalarSeries {
  var series = ScalarSeries()
  for point in points { series.append(point) }
  return series
}

/// The points of a view in their order, and where a step lies on a reference, found the slow way.
private func points(_ series: ScalarSeries, _ view: ScalarSeries.View) -> [ScalarPoint] {
  series.ranges(view).flatMap { $0.map { series[$0] } }
}

private func position(_ step: Int, _ reference: [ScalarPoint]) -> Double? {
  func last(_ step: Int) -> ScalarPoint? {
    var last: ScalarPoint?
    for point in reference where point.value.isFinite && point.step <= step {
      if last.map({ $0.step <= point.step }) ?? true { last = point }
    }
    return last
  }
  let found = last(step) ?? reference.filter(\.value.isFinite).map(\.step).min().flatMap { last($0) }
  return found?.value
}

@Suite struct StepSpansTests {
  static let cases = [true, false].flatMap { rising in
    [true, false].flatMap { restarting in [true, false].map { (rising, restarting, $0) } }
  }

  @Test(arguments: cases)
  func columnsAlongAReferenceHoldThePointsThatLieThere(rising: Bool, restarting: Bool, finite: Bool) {
    let sample = Sample(count: 150, isRestarting: true)
    let points = reference(count: 700, isRising: rising, isRestarting: restarting, isFinite: finite, seed: 5)
    let along = series(points)
    for view in [ScalarSeries.View.lastWrite, .all] {
      let shown = RunLogsTests.points(along, view)
      let placed = RunLogsTests.points(sample.series, view).map { ($0, position($0.step, shown)!) }
      for edges in [[0, 3, 3, 7.5, 20, 1000], (0...40).map { Double($0) * 0.8 }, [12]] {
        let columns = sample.series.columns(edges: edges, along: along, view)
        #expect(columns.count == edges.count - 1)
        for (column, bin) in columns.enumerated() {
          let inside = placed.filter { edges[column] <= $0.1 && $0.1 < edges[column + 1] }
          #expect(isEqual(bin, Sample.bin(inside.map(\.0))))
        }
      }
      let extent = sample.series.extent(along: along, view)!
      let (low, high) = (placed.map(\.1).min()!, placed.map(\.1).max()!)
      #expect(extent.lowerBound <= low && extent.upperBound >= high)
      if rising, !restarting { #expect(extent == low...high) }
    }
    let placed = RunLogsTests.points(sample.series, .lastWrite).map {
      ($0, position($0.step, RunLogsTests.points(along, .lastWrite))!)
    }
    for place in [-1, 0, 3.5, 11, 40, 1000, .infinity] {
      let found = sample.series.point(at: place, along: along)
      #expect(found?.step == placed.last { $0.1 <= place }?.0.step)
    }
  }

  /// More chunks than one bin of the pyramid covers, in which whole bins are passed at once.
  @Test func longReferencesAreTakenBinByBin() {
    var (along, series) = (ScalarSeries(), ScalarSeries())
    for step in 0..<20_000 {
      // Bins of 256: one with a hole in a new column, one that begins with a hole, one that is a hole.
      let isHole = [0, 4700, 9216].contains(step) || 10_000..<10_600 ~= step
      along.append(ScalarPoint(step: step, value: isHole ? .nan : Double(step / 4608)))
      series.append(ScalarPoint(step: step, value: 1))
    }
    #expect(series.columns(edges: [0, 1, 2, 4, 9], along: along).map(\.count) == [4608, 4609, 9215, 1568])
    #expect(series.extent(along: along) == 0...4)
    #expect(series.point(at: 1, along: along)?.step == 9216)
    #expect(along.finiteValue(upTo: 10_299) == 2 && along.finiteValue(upTo: -5) == 0)
  }

  @Test func aReferenceWithoutAFiniteValueHasNoColumns() {
    let sample = Sample(count: 300)
    for along in [ScalarSeries(), series([ScalarPoint(step: 0, value: .nan)])] {
      #expect(sample.series.columns(edges: [0, 1, 2], along: along).map(\.count) == [0, 0])
      #expect(sample.series.extent(along: along) == nil)
      #expect(sample.series.point(at: 1, along: along) == nil)
    }
    #expect(ScalarSeries().extent(along: sample.series) == nil)
  }

  @Test func ofValuesAtOneStepTheLastCounts() {
    let along = series([(5, 0), (5, 3), (8, 3), (8, 1)].map { ScalarPoint(step: $0.0, value: $0.1) })
    let points = series([1, 5, 7, 8, 9].map { ScalarPoint(step: $0, value: 1) })
    #expect(points.columns(edges: [0, 1, 2, 4], along: along).map(\.count) == [0, 2, 3])
    #expect(along.finiteValue(upTo: 1) == 3 && points.extent(along: along) == 1...3)
  }

  @Test func extremesOfStepsAreNoTrouble() {
    let along = series([ScalarPoint(step: .min, value: 0), ScalarPoint(step: .max, value: 1)])
    let points = series([.min, -1, .max].map { ScalarPoint(step: $0, value: 1) })
    #expect(points.columns(edges: [-.infinity, 0.5, .infinity], along: along).map(\.count) == [2, 1])
  }
}
