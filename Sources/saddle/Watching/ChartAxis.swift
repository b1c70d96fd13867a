import Canvas
import Glibc
import RunLogs

/// The horizontal axis of charts: where the points of a run lie on it.
struct ChartAxis {
  let kind: HorizontalAxis
  let isLogarithmic: Bool
  let view: ScalarSeries.View

  init(_ settings: WatchSettings) {
    kind = settings.axis
    isLogarithmic = settings.hasLogX
    view = settings.showsAllWrites ? .all : .lastWrite
  }

  /// From the first point of a series to the last; nil where it has none on this axis.
  func extent(of series: ScalarSeries, _ run: WatchedRun) -> ClosedRange<Double>? {
    switch kind {
    case .step: return series.extent(by: .step, view)
    case .clock: return timeExtent(of: series, run)
    case .elapsed:
      guard let start = run.start, let extent = timeExtent(of: series, run) else { return nil }
      return extent.lowerBound - start...extent.upperBound - start
    case .epoch:
      guard let epochs = run.epochs else { return nil }
      return series.extent(along: epochs, view)?.clamped(to: Self.bounds)
    }
  }

  /// As far as axes are drawn. Steps and times lie far within, and beyond them the widths of windows would be infinite.
  private static let bounds = -1e300...1e300

  /// In seconds since 1970, by the points' own times or else by the run's clock.
  private func timeExtent(of series: ScalarSeries, _ run: WatchedRun) -> ClosedRange<Double>? {
    series.extent(by: .time, view) ?? run.log.clock.flatMap { series.extent(along: $0, view) }
  }

  /// What tells the times of points that have none themselves.
  private func clock(for series: ScalarSeries, _ run: WatchedRun) -> ScalarSeries? {
    run.log.clock.flatMap { series.extent(by: .time, view) == nil ? $0 : nil }
  }

  /// What lies between each edge and the next.
  func columns(edges: [Double], of series: ScalarSeries, _ run: WatchedRun) -> [ScalarBin] {
    switch kind {
    case .step: return series.columns(edges: edges, by: .step, view)
    case .clock: return timeColumns(edges, of: series, run)
    case .elapsed: return timeColumns(times(edges, of: run), of: series, run)
    case .epoch:
      guard let epochs = run.epochs else { return edges.dropLast().map { _ in ScalarBin() } }
      return series.columns(edges: edges, along: epochs, view)
    }
  }

  /// Edges since the start of a run as times; the last point stays within the last of them.
  private func times(_ edges: [Double], of run: WatchedRun) -> [Double] {
    var times = edges.map { $0 + (run.start ?? 0) }
    // The little more that the last edge had is rounded off.
    if let last = times.last { times[times.count - 1] = last.nextUp }
    return times
  }

  private func timeColumns(_ edges: [Double], of series: ScalarSeries, _ run: WatchedRun) -> [ScalarBin] {
    guard let clock = clock(for: series, run) else { return series.columns(edges: edges, by: .time, view) }
    return series.columns(edges: edges, along: clock, view)
  }

  /// The last point at or before a place.
  func point(at place: Double, of series: ScalarSeries, _ run: WatchedRun) -> ScalarPoint? {
    switch kind {
    case .step: return series.point(at: place, by: .step)
    case .clock: return point(atTime: place, of: series, run)
    case .elapsed: return run.start.flatMap { point(atTime: place + $0, of: series, run) }
    case .epoch: return run.epochs.flatMap { series.point(at: place, along: $0) }
    }
  }

  private func point(atTime time: Double, of series: ScalarSeries, _ run: WatchedRun) -> ScalarPoint? {
    guard let clock = clock(for: series, run) else { return series.point(at: time, by: .time) }
    return series.point(at: time, along: clock)
  }

  /// The last point at or before a place; nil before the first point and behind the last.
  func point(under place: Double, of series: ScalarSeries, _ run: WatchedRun) -> ScalarPoint? {
    guard let extent = extent(of: series, run), extent.upperBound >= place else { return nil }
    return point(at: place, of: series, run)
  }

  /// The place of the last point at or before a place, by the last write; nil where there is none.
  func place(atOrBefore place: Double, of series: ScalarSeries, _ run: WatchedRun) -> Double? {
    point(at: place, of: series, run).flatMap { self.place(of: $0, run) }
  }

  /// The place of the first point at or after a place, by the last write; nil where there is none.
  func place(atOrAfter place: Double, of series: ScalarSeries, _ run: WatchedRun) -> Double? {
    switch kind {
    case .step: return series.firstPoint(from: place).flatMap { self.place(of: $0, run) }
    case .clock: return series.firstPoint(from: place, by: .time).flatMap { self.place(of: $0, run) }
    case .elapsed:
      let time = place + (run.start ?? 0)
      return series.firstPoint(from: time, by: .time).flatMap { self.place(of: $0, run) }
    case .epoch: return nil
    }
  }

  private func place(of point: ScalarPoint, _ run: WatchedRun) -> Double? {
    switch kind {
    case .step: Double(point.step)
    case .clock: time(of: point, run)
    case .elapsed: time(of: point, run).map { $0 - (run.start ?? 0) }
    case .epoch: run.epochs?.finiteValue(upTo: point.step)
    }
  }

  private func time(of point: ScalarPoint, _ run: WatchedRun) -> Double? {
    point.time ?? run.log.clock?.finiteValue(upTo: point.step)
  }

  /// `count` columns of equal width on the axis; the last one has the end of `range` too.
  func edges(_ range: ClosedRange<Double>, count: Int) -> [Double] {
    let isLogarithmic = isLogarithmic && range.lowerBound > 0
    let (low, high) =
      isLogarithmic
      ? (log(range.lowerBound), log(range.upperBound)) : (range.lowerBound, range.upperBound)
    var edges = (0...count).map { (column: Int) -> Double in
      let share = Double(column) / Double(count)
      let place = low * (1 - share) + high * share
      return isLogarithmic ? exp(place) : place
    }
    edges[0] = range.lowerBound
    edges[count] = range.upperBound.nextUp
    for column in 1...count { edges[column] = max(edges[column], edges[column - 1]) }
    return edges
  }

  /// The smoothed value in each column.
  func smoothed(
    _ smoothed: SmoothedSeries, _ edges: [Double], _ run: WatchedRun
  ) -> [Double?] {
    switch kind {
    case .step: return smoothed.columns(edges: edges)
    case .clock: return timeColumns(edges, of: smoothed, run)
    case .elapsed: return timeColumns(times(edges, of: run), of: smoothed, run)
    case .epoch:
      guard let epochs = run.epochs else { return edges.dropLast().map { _ in nil } }
      return smoothed.columns(in: StepSpans(edges: edges, along: epochs, view))
    }
  }

  private func timeColumns(
    _ edges: [Double], of smoothed: SmoothedSeries, _ run: WatchedRun
  ) -> [Double?] {
    guard let clock = run.log.clock else { return smoothed.columns(edges: edges, by: .time) }
    return smoothed.columns(in: StepSpans(edges: edges, along: clock, view))
  }

  func unit(utcOffset: Int) -> XUnit {
    switch kind {
    case .step, .epoch: .number
    case .elapsed: .duration
    case .clock: .clock(utcOffset: utcOffset)
    }
  }

  /// The range without what a logarithmic axis has no place for; nil where nothing is left.
  func drawable(_ range: ClosedRange<Double>) -> ClosedRange<Double>? {
    guard isLogarithmic, range.lowerBound <= 0 else { return range }
    // Steps are whole numbers, and epochs begin with fractions.
    let least = kind == .step ? 1 : 0.01
    return range.upperBound > least ? least...range.upperBound : nil
  }

  /// A place as the read-out tells it.
  func text(_ place: Double, utcOffset: Int) -> String {
    switch kind {
    case .step: "step \(Int(place.rounded().clamped(to: -9e18...9e18)).grouped)"
    case .epoch: "epoch \(place.formatted(significantDigits: 4))"
    case .elapsed: Duration.seconds(place).shortText
    case .clock: ClockTime(place, utcOffset: utcOffset).text
    }
  }
}
