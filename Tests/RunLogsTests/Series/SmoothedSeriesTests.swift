import Glibc
import Testing

@testable import RunLogs

/// What a plain loop makes of the points of a view: the smoothed value behind each.
private func smoothed(_ series: ScalarSeries, _ view: ScalarSeries.View, _ weight: Double) -> [Double?] {
  var (sum, count) = (0.0, 0)
  return series.ranges(view).joined().map { index in
    let value = series[index].value
    if value.isFinite {
      sum = weight * sum + (1 - weight) * value
      count += 1
    }
    return count > 0 ? sum / (1 - pow(weight, Double(count))) : nil
  }
}

private func isNear(_ a: Double?, _ b: Double?) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return abs(a - b) <= 1e-12 * max(abs(b), 1)
}

/// Whether the smoothed columns are what the plain loop gives at the last point of each.
private func isExact(_ smoother: SmoothedSeries, _ series: ScalarSeries, width: Int) -> Bool {
  let view = smoother.view
  guard let extent = series.extent(by: .step, view) else { return true }
  let size = (extent.upperBound + 1 - extent.lowerBound) / Double(width)
  let edges = (0...width).map { extent.lowerBound + size * Double($0) }
  var expected = [Double?](repeating: nil, count: width)
  for (index, value) in zip(series.ranges(view).joined(), smoothed(series, view, smoother.weight)) {
    let step = Double(series[index].step)
    expected[partition(edges.indices) { edges[$0] <= step } - 1] = value
  }
  return zip(smoother.columns(edges: edges), expected).allSatisfy(isNear)
}

@Suite struct SmoothedSeriesTests {
  @Test(arguments: [0, 0.6, 0.99, 0.999])
  func theValuesAreThoseOfAPlainLoop(weight: Double) {
    let sample = Sample(count: 3000, isRestarting: true)
    for view in [ScalarSeries.View.lastWrite, .all] {
      var smoothed = SmoothedSeries(weight: weight, view)
      let isThrough = smoothed.extend(over: sample.series, atMost: .max)
      #expect(isThrough)
      for width in [1, 40, 1000] { #expect(isExact(smoothed, sample.series, width: width)) }
    }
  }

  @Test func aSeriesMayGrowRestartAndBePurgedBetweenTheSteps() {
    var (series, random) = (ScalarSeries(), SplitMix(seed: 11))
    var everyView = [ScalarSeries.View.lastWrite, .all].map { SmoothedSeries(weight: 0.9, $0) }
    var step = 0
    for round in 0..<40 {
      for _ in 0..<Int(random.next() % 500) {
        step += Int(random.next() % 3)
        let value = random.next() % 40 == 0 ? .nan : Double(random.next() % 1000)
        series.append(ScalarPoint(step: step, value: value))
      }
      if round % 7 == 3 { step -= min(step, Int(random.next() % 2000)) }
      if round % 11 == 5 {
        series.purge(stepsFrom: step - 700)
        series.settle()
      }
      if round == 30 { series = Sample(count: 3000).series }
      for number in everyView.indices {
        if round % 3 == 0 { everyView[number].extend(over: series, atMost: 256) }
        while !everyView[number].extend(over: series, atMost: 1000) {}
        #expect(isExact(everyView[number], series, width: 50))
      }
    }
  }

  @Test func aCallDoesNoMoreThanItMay() {
    let series = Sample(count: 5000).series
    var smoothed = SmoothedSeries(weight: 0.5)
    let isThrough = smoothed.extend(over: series, atMost: 0)
    #expect(!isThrough)
    var calls = 1
    while !smoothed.extend(over: series, atMost: 512) { calls += 1 }
    #expect(calls == 10)
    var halfway = SmoothedSeries(weight: 0.5)
    halfway.extend(over: series, atMost: 2560)
    let end = Double(series[2559].step)
    let edges = [0, end + 0.5, Double(series[4000].step) + 0.5]
    #expect(halfway.columns(edges: edges)[0] != nil && halfway.columns(edges: edges)[1] == nil)
  }

  @Test func aRestartKeepsWhatStands() {
    var series = ScalarSeries()
    for step in 0..<20_000 { series.append(ScalarPoint(step: step, value: 1)) }
    var smoothed = SmoothedSeries(weight: 0.9)
    smoothed.extend(over: series, atMost: .max)
    for step in 19_000..<20_000 { series.append(ScalarPoint(step: step, value: 5)) }
    // From 19,000 on, in chunks, to 21,000.
    let isThrough = smoothed.extend(over: series, atMost: 2560)
    #expect(isThrough)
    #expect(isExact(smoothed, series, width: 100))
  }

  @Test func columnsMayBeOfTimesOrOfAnotherSeries() {
    var (series, epochs) = (ScalarSeries(), ScalarSeries())
    for step in 0..<1000 {
      series.append(ScalarPoint(step: step, time: 1e9 + Double(step), value: step < 300 ? .infinity : 2))
      epochs.append(ScalarPoint(step: step, value: Double(step / 100)))
    }
    series.append(ScalarPoint(step: 1000, time: 1e9, value: 4))
    var smoothed = SmoothedSeries(weight: 0.5)
    smoothed.extend(over: series, atMost: .max)
    // The last point has the time of the first.
    #expect(isNear(smoothed.columns(edges: [1e9, 1e9 + 100], by: .time)[0], 3))
    let spans = StepSpans(edges: [0, 3, 5, 9], along: epochs)
    #expect(smoothed.columns(in: spans).map { $0.map { ($0 * 1e9).rounded() / 1e9 } } == [nil, 2, 2])
    #expect(SmoothedSeries(weight: 0.5).columns(edges: [0, 1, 2]) == [nil, nil])
  }
}
