extension LineChart {
  /// Where the parts of a drawn chart are.
  public struct Layout: Sendable {
    /// The cells of the curves.
    public let plot: Rect
    public let xAxis: Axis
    public let yAxis: Axis
    let hasLegend: Bool
    /// The labels at the left; nil where there is no room for them.
    let yLabels: LabelledRows?

    /// What a column of cells stands for: the first one for the lower end of the axis, the last one for the
    /// upper end, columns outside the plot for numbers beyond them.
    public func x(atColumn column: Int) -> Double {
      if plot.width < 2 { return xAxis.value(at: 0.5 + Double(column - plot.x)) }
      return xAxis.value(at: Double(column - plot.x) / Double(plot.width - 1))
    }

    /// The column where a curve shows what lies at a number; nil outside the plot.
    public func column(ofX x: Double) -> Int? {
      let position = xAxis.position(of: x)
      guard position >= 0, position <= 1, !plot.isEmpty else { return nil }
      return plot.x + Int((position * Double(2 * plot.width - 1)).rounded()) / 2
    }
  }

  /// What ``draw(in:into:)`` draws where: labels and legend give way where there is little room. Nil where it
  /// draws nothing.
  public func layout(in rect: Rect) -> Layout? {
    guard !rect.isEmpty, let xAxis = xAxis, let yAxis = yAxis(within: xAxis.range, height: rect.height) else {
      return nil
    }
    var plot = rect
    let hasLegend = series.count > 1 && rect.height >= 7 && legendWidth <= rect.width
    if hasLegend { plot = plot.inset(top: 1) }
    if plot.height >= 4 { plot.height -= 1 }
    let yLabels = LabelledRows(axis: yAxis, height: plot.height)
    let hasYLabels = plot.width >= yLabels.width + 9
    if hasYLabels { plot = plot.inset(left: yLabels.width + 1) }
    return Layout(
      plot: plot, xAxis: xAxis, yAxis: yAxis, hasLegend: hasLegend, yLabels: hasYLabels ? yLabels : nil)
  }

  /// What a column of cells of the chart drawn in `rect` stands for, also beside the plot; nil where nothing is
  /// drawn.
  public func x(atColumn column: Int, in rect: Rect) -> Double? { layout(in: rect)?.x(atColumn: column) }

  /// The column of cells of the chart drawn in `rect` where a number lies; nil outside the plot.
  public func column(ofX x: Double, in rect: Rect) -> Int? { layout(in: rect)?.column(ofX: x) }

  /// The horizontal axis; nil where there are neither data nor a range.
  var xAxis: Axis? {
    if let xRange { return Axis(range: xRange, scale: xScale) }
    var first = Double.infinity
    var last = -Double.infinity
    for one in series {
      for bucket in one.buckets where bucket.x.isFinite && (xScale == .linear || bucket.x > 0) {
        first = min(first, bucket.x)
        last = max(last, bucket.x)
      }
    }
    guard first <= last else { return nil }
    // A curve that has only begun stands at the left.
    return Axis(from: first, to: first == last && xScale == .linear ? first + 1 : last, scale: xScale)
  }

  /// The vertical axis for as many rows; nil where there are neither data nor a range.
  func yAxis(within xRange: ClosedRange<Double>, height: Int) -> Axis? {
    if let yRange { return Axis(range: yRange, scale: yScale) }
    var least = Double.infinity
    var greatest = -Double.infinity
    func include(_ value: Double) {
      guard value.isFinite, yScale == .linear || value > 0 else { return }
      least = min(least, value)
      greatest = max(greatest, value)
    }
    let hasFitted = series.contains(where: \.isFitted)
    for one in series where one.isFitted || !hasFitted {
      for bucket in one.buckets where xRange.contains(bucket.x) {
        include(bucket.minimum)
        include(bucket.mean)
        if let curve = bucket.curve { include(curve) }
        include(bucket.maximum)
      }
    }
    guard least <= greatest else {
      // There may be marks to show of what is not finite or not positive.
      return series.contains { !$0.buckets.isEmpty } ? Axis(from: .nan, to: .nan, scale: yScale) : nil
    }
    return Axis(from: least, to: greatest, scale: yScale).roundedOutward(ticks: max(2, height / 2))
  }
}
