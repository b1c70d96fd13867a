/// Curves of numbers over a common horizontal axis.
///
/// A column of dots keeps the least and the greatest number that falls in it, as a faint band behind the
/// curve of the means: no spike vanishes, however many numbers there are. A curve may also be another one
/// than that of the means, such as a smoothed one: a faint line then joins the means. Where a curve has no
/// finite numbers it has a gap, and "×" at the bottom edge marks where NaN or ±∞ fell; "▾" marks numbers ≤ 0 that a
/// logarithmic axis cannot show.
public struct LineChart: Sendable {
  /// Whether curves are two dots thick.
  public var isThick = false

  public struct Series: Sendable, Equatable {
    public var name: String
    public var color: Color
    public var pattern: LinePattern
    /// Whether the vertical axis has room for it; where no series is that, for all of them.
    public var isFitted: Bool
    /// Ascending in `x`.
    public var buckets: [Bucket]

    public init(
      name: String, color: Color, pattern: LinePattern = .solid, isFitted: Bool = true, buckets: [Bucket]
    ) {
      self.name = name
      self.color = color
      self.pattern = pattern
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
    /// Where the curve goes in place of the mean, such as the mean of more numbers than these; NaN for a gap.
    public var curve: Double?

    public init(
      x: Double, minimum: Double, maximum: Double, mean: Double, notFinite: Int = 0, curve: Double? = nil
    ) {
      self.x = x
      self.minimum = minimum
      self.maximum = maximum
      self.mean = mean
      self.notFinite = notFinite
      self.curve = curve
    }

    /// A bucket of one number.
    public init(x: Double, value: Double, curve: Double? = nil) {
      let finite = value.isFinite ? value : .nan
      self.init(
        x: x, minimum: finite, maximum: finite, mean: finite, notFinite: value.isFinite ? 0 : 1, curve: curve)
    }
  }

  /// A number on the line of the mark.
  public struct MarkedValue: Sendable, Equatable {
    public var value: Double
    public var color: Color

    public init(_ value: Double, color: Color) {
      self.value = value
      self.color = color
    }
  }

  public var series: [Series]
  /// What the horizontal axis counts, such as "steps": drawn at its end.
  public var xLabel: String
  /// What the vertical axis counts; in cells there is no room for it.
  public var yLabel: String
  public var xRange: ClosedRange<Double>?
  public var xScale: Scale
  /// What the numbers along the horizontal axis are, and how they are labelled.
  public var xUnit: XUnit
  public var yRange: ClosedRange<Double>?
  public var yScale: Scale
  /// Where a vertical line stands behind the curves; nil for none. Outside the horizontal range none is drawn.
  public var mark: Double?
  /// Numbers that are marked on that line, such as those of the curves there.
  public var markedValues: [MarkedValue]

  /// - Parameters:
  ///   - xRange: nil: from the first bucket to the last.
  ///   - yRange: nil: round numbers around all that lies in `xRange`.
  public init(
    series: [Series], xLabel: String = "", yLabel: String = "", xRange: ClosedRange<Double>? = nil,
    xScale: Scale = .linear,
    xUnit: XUnit = .number, yRange: ClosedRange<Double>? = nil, yScale: Scale = .linear, mark: Double? = nil,
    markedValues: [MarkedValue] = []
  ) {
    self.series = series
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.xRange = xRange
    self.xScale = xScale
    self.xUnit = xUnit
    self.yRange = yRange
    self.yScale = yScale
    self.mark = mark
    self.markedValues = markedValues
  }

  /// Draws axes, legend and curves. Where there is little room the legend goes first, then the labels
  /// below, then those at the left; without data and ranges nothing is drawn.
  public func draw(in rect: Rect, into buffer: inout Buffer) {
    guard let layout = layout(in: rect) else { return }
    if layout.hasLegend { drawLegend(in: rect, into: &buffer) }
    layout.yLabels?.draw(left: rect.x, plot: layout.plot, into: &buffer)
    if layout.plot.maxY < rect.maxY { drawColumnLabels(layout, rect: rect, into: &buffer) }
    drawMark(layout, into: &buffer)
    drawCurves(layout, into: &buffer)
  }
}
