/// Curves of numbers over a common horizontal axis.
///
/// A column of dots keeps the least and the greatest number that falls in it, as a faint band behind the
/// curve of the means: no spike vanishes, however many numbers there are. Where a curve has no finite
/// numbers it has a gap, and "×" at the bottom edge marks where NaN or ±∞ fell; "▾" marks numbers ≤ 0 that a
/// logarithmic axis cannot show.
public struct LineChart: Sendable {
  public struct Series: Sendable, Equatable {
    public var name: String
    public var color: Color
    public var isDashed: Bool
    /// Whether the vertical axis has room for it; where no series is that, for all of them.
    public var isFitted: Bool
    /// Ascending in `x`.
    public var buckets: [Bucket]

    public init(
      name: String, color: Color, isDashed: Bool = false, isFitted: Bool = true, buckets: [Bucket]
    ) {
      self.name = name
      self.color = color
      self.isDashed = isDashed
      self.isFitted = isFitted
      self.buckets = buckets
    }
  }

  /// What is known of neighbouring numbers of a series.
  public struct Bucket: Sendable, Equatable {
    /// Where it begins.
    public var x: Double
    /// Over the finite numbers in it; NaN if there is none.
    public var minimum: Double
    public var maximum: Double
    public var mean: Double
    /// How many numbers in it are NaN or ±∞.
    public var notFinite: Int

    public init(x: Double, minimum: Double, maximum: Double, mean: Double, notFinite: Int = 0) {
      self.x = x
      self.minimum = minimum
      self.maximum = maximum
      self.mean = mean
      self.notFinite = notFinite
    }

    /// A bucket of one number.
    public init(x: Double, value: Double) {
      let finite = value.isFinite ? value : .nan
      self.init(x: x, minimum: finite, maximum: finite, mean: finite, notFinite: value.isFinite ? 0 : 1)
    }
  }

  public var series: [Series]
  /// What the horizontal axis counts, such as "steps": drawn at its end.
  public var xLabel: String
  public var xRange: ClosedRange<Double>?
  public var xScale: Scale
  public var yRange: ClosedRange<Double>?
  public var yScale: Scale
  /// Where a vertical line stands behind the curves; nil for none. Outside the horizontal range none is drawn.
  public var mark: Double?

  /// - Parameters:
  ///   - xRange: nil: from the first bucket to the last.
  ///   - yRange: nil: round numbers around all that lies in `xRange`.
  public init(
    series: [Series], xLabel: String = "", xRange: ClosedRange<Double>? = nil, xScale: Scale = .linear,
    yRange: ClosedRange<Double>? = nil, yScale: Scale = .linear, mark: Double? = nil
  ) {
    self.series = series
    self.xLabel = xLabel
    self.xRange = xRange
    self.xScale = xScale
    self.yRange = yRange
    self.yScale = yScale
    self.mark = mark
  }

  /// Draws axes, legend and curves. Where there is little room the legend goes first, then the labels
  /// below, then those at the left; without data and ranges nothing is drawn.
  public func draw(in rect: Rect, into buffer: inout Buffer) {
    guard !rect.isEmpty, let xAxis = xAxis, let yAxis = yAxis(within: xAxis.range, height: rect.height) else {
      return
    }
    var plot = rect
    if series.count > 1, rect.height >= 7, drawLegend(in: rect, into: &buffer) { plot = plot.inset(top: 1) }
    if plot.height >= 4 { plot.height -= 1 }
    let yTicks = LabelledRows(axis: yAxis, height: plot.height)
    if plot.width >= yTicks.width + 9 { plot = plot.inset(left: yTicks.width + 1) }
    if plot.x > rect.x { yTicks.draw(left: rect.x, plot: plot, into: &buffer) }
    if plot.maxY < rect.maxY { drawColumnLabels(xAxis, plot: plot, rect: rect, into: &buffer) }
    drawMark(in: plot, xAxis: xAxis, into: &buffer)
    drawCurves(in: plot, xAxis: xAxis, yAxis: yAxis, into: &buffer)
  }

  private var xAxis: Axis? {
    if let xRange { return Axis(range: xRange, scale: xScale) }
    var first = Double.infinity
    var last = -Double.infinity
    for bucket in series.lazy.flatMap(\.buckets)
    where bucket.x.isFinite && (xScale == .linear || bucket.x > 0) {
      first = min(first, bucket.x)
      last = max(last, bucket.x)
    }
    guard first <= last else { return nil }
    // A curve that has only begun stands at the left.
    return Axis(from: first, to: first == last && xScale == .linear ? first + 1 : last, scale: xScale)
  }

  private func yAxis(within xRange: ClosedRange<Double>, height: Int) -> Axis? {
    if let yRange { return Axis(range: yRange, scale: yScale) }
    var least = Double.infinity
    var greatest = -Double.infinity
    let fitted = series.filter(\.isFitted)
    for one in fitted.isEmpty ? series : fitted {
      for bucket in one.buckets where xRange.contains(bucket.x) {
        for value in [bucket.minimum, bucket.mean, bucket.maximum]
        where value.isFinite && (yScale == .linear || value > 0) {
          least = min(least, value)
          greatest = max(greatest, value)
        }
      }
    }
    guard least <= greatest else {
      // There may be marks to show of what is not finite or not positive.
      return series.contains { !$0.buckets.isEmpty } ? Axis(from: .nan, to: .nan, scale: yScale) : nil
    }
    return Axis(from: least, to: greatest, scale: yScale).roundedOutward(ticks: max(2, height / 2))
  }
}
