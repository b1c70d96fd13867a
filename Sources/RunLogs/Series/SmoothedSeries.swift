/// A series smoothed by the debiased exponential average of TensorBoard, over the finite values in the order
/// of a view's points.
///
/// The average is taken once over the points, a piece at a time, and kept at the end of every chunk of them;
/// what is drawn goes on from there. So the values are those of all points, whatever the zoom.
public struct SmoothedSeries: Sendable {
  public let weight: Double
  public let view: ScalarSeries.View
  private var series = ScalarSeries()
  /// The points that the view shows, in their order.
  private var visible: [Range<Int>] = []
  /// The average behind each chunk that is complete, as far as it has come.
  private var averages: [ExponentialAverage] = []

  /// - Parameter weight: how much of the average each new value leaves of it.
  /// - Precondition: `weight` is at least 0 and less than 1.
  public init(weight: Double, _ view: ScalarSeries.View = .lastWrite) {
    precondition(weight >= 0 && weight < 1)
    self.weight = weight
    self.view = view
  }

  /// Goes on over what is new in a series, or begins anew from where it is another one than before: where it
  /// was purged or replaced, or a restart hid points of it.
  ///
  /// - Parameter points: no more of them are gone over, to within a chunk of 256.
  /// - Returns: whether all points are covered now.
  @discardableResult
  public mutating func extend(over series: ScalarSeries, atMost points: Int) -> Bool {
    let before = (series: self.series, visible: visible)
    self.series = series
    visible = view == .all ? [0..<series.count] : series.ranges(view)
    let common = Self.sameStart(before.visible, visible) / SeriesChunk.capacity
    let kept = partition(0..<min(averages.count, series.chunkCount, common)) {
      before.series.chunk($0) === series.chunk($0)
    }
    averages.removeLast(averages.count - kept)
    var left = points
    while averages.count < series.chunkCount, left > 0 {
      var average = averages.last ?? ExponentialAverage()
      let start = averages.count * SeriesChunk.capacity
      add(start..<start + SeriesChunk.capacity, to: &average)
      averages.append(average)
      left -= SeriesChunk.capacity
    }
    return averages.count == series.chunkCount
  }

  /// The smoothed value at the last point of each column, of the series that was extended over last; nil where
  /// a column has no point, nothing finite came yet or the average has not come that far.
  ///
  /// - Precondition: there is an edge, and none is lower than the one before it or NaN.
  public func columns(edges: [Double], by axis: ScalarSeries.Axis = .step) -> [Double?] {
    columns(ScalarSeries.columnCount(edges)) { range, body in
      series.forEachPart(of: range, edges: edges, by: axis, body)
    }
  }

  /// The same for columns that are counted by the values of another series.
  public func columns(in spans: StepSpans) -> [Double?] {
    columns(spans.columnCount) { range, body in spans.forEachPart(of: range, in: series, body) }
  }

  private func columns(
    _ count: Int, _ forEachPart: (Range<Int>, _ body: (Int, Range<Int>) -> Void) -> Void
  ) -> [Double?] {
    var ends = [Int?](repeating: nil, count: count)
    for range in series.ranges(view) { forEachPart(range) { ends[$0] = $1.upperBound } }
    // Often the next column ends a few points behind the last one.
    var (average, reached) = (ExponentialAverage(), 0)
    return ends.map { end in
      guard let end else { return nil }
      let chunk = (end - 1) / SeriesChunk.capacity
      guard chunk <= averages.count else { return nil }
      if reached > end || reached < chunk * SeriesChunk.capacity {
        average = chunk > 0 ? averages[chunk - 1] : ExponentialAverage()
        reached = chunk * SeriesChunk.capacity
      }
      add(reached..<end, to: &average)
      reached = end
      return average.value(weight: weight)
    }
  }

  /// Adds the points of a range within one chunk that the view shows.
  private func add(_ range: Range<Int>, to average: inout ExponentialAverage) {
    var number = partition(visible.indices) { visible[$0].upperBound <= range.lowerBound }
    while number < visible.count, visible[number].lowerBound < range.upperBound {
      let part = visible[number].clamped(to: range)
      let chunk = part.lowerBound / SeriesChunk.capacity
      if chunk < series.chunkCount {
        let start = chunk * SeriesChunk.capacity
        let places = part.lowerBound - start..<part.upperBound - start
        series.chunk(chunk).values.add(places, to: &average, weight: weight)
      } else {
        for index in part { average.add(series.value(index), weight: weight) }
      }
      number += 1
    }
  }

  /// The number of a point up to which two lists of ranges, both ascending, hold the same points.
  private static func sameStart(_ a: [Range<Int>], _ b: [Range<Int>]) -> Int {
    for (a, b) in zip(a, b) where a != b {
      return a.lowerBound == b.lowerBound
        ? min(a.upperBound, b.upperBound) : min(a.lowerBound, b.lowerBound)
    }
    let longer = a.count > b.count ? a : b
    return a.count == b.count ? Int.max : longer[min(a.count, b.count)].lowerBound
  }
}
