extension LineChart {
  /// The chart as a drawing of a size, dark on white.
  ///
  /// Colours that are too light for white are darkened. The legend stands below the chart, or, where there are
  /// many series, beside it; long names are shortened in it, and it ends with "and 7 more" where there are more
  /// than it has room for.
  ///
  /// - Precondition: the size is positive.
  public func drawing(title: String, width: Double, height: Double) -> Drawing {
    var drawing = Drawing(width: width, height: height, background: .white)
    let figure = ChartFigure(self, title: title, width: width, height: height)
    figure.paint(on: &drawing)
    return drawing
  }
}

/// The lengths of a chart in pixels, and its painting.
private struct ChartFigure {
  private let chart: LineChart
  private let title: String
  private let axes: (x: Axis, y: Axis)?
  private let legend: ChartLegend
  private let legendBox: Drawing.Box
  private let plot: Drawing.Box
  private let xTicks: [(tick: Tick, middle: Double)]
  private let yTicks: [Tick]

  private static let gridColor = Color(0xE9E9E9)
  private static let edge = 8.0

  init(_ chart: LineChart, title: String, width: Double, height: Double) {
    self.chart = chart
    self.title = title.withoutControls
    let edge = Self.edge
    let top = title.isEmpty ? 14.0 : 36
    let below = 26 + (chart.xLabel.isEmpty ? 4.0 : 22)
    let whole = ChartLegend(chart)
    let isBeside = whole.entries.count > 3 && width >= 480
    if isBeside {
      legend = whole.column(width: width * 0.36, height: height - top - below)
    } else {
      legend = whole.rows(width: width - 2 * edge, height: (height - top - below) / 3)
    }
    let legendHeight = isBeside || legend.size.height == 0 ? 0 : legend.size.height + 10
    let plotHeight = max(1, height - top - below - legendHeight).rounded(.down)
    let xAxis = chart.xAxis
    let yAxis = xAxis.flatMap { chart.yAxis(within: $0.range, height: Int(plotHeight / 18)) }
    yTicks = yAxis?.ticks(atMost: max(2, Int(plotHeight / 32))) ?? []
    let yTitle = chart.yLabel.isEmpty ? 0.0 : 18
    let left =
      (10 + yTitle + FigureText.width(of: yTicks) + FigureText.labelGap + FigureText.tickLength).rounded(.up)
    var right = isBeside ? width - edge - legend.size.width - 14 : width - 18
    var places: [(Tick, Double)] = []
    for _ in 0..<2 {
      let box = Drawing.Box(x: left, y: top, width: max(1, (right - left).rounded(.down)), height: plotHeight)
      places = xAxis.map { Self.places(of: $0, unit: chart.xUnit, plot: box, width: width) } ?? []
      // The label at the end of the axis stands below its tick and in the drawing.
      guard let (tick, _) = places.last, let xAxis, !isBeside else { break }
      let end = box.x + xAxis.position(of: tick.value) * box.width + FigureText.width(of: tick.label) / 2
      if end <= width - 4 { break }
      right = max(left + 1, right - (end - width + 4).rounded(.up))
    }
    plot = Drawing.Box(x: left, y: top, width: max(1, (right - left).rounded(.down)), height: plotHeight)
    xTicks = places.map { (tick: $0.0, middle: $0.1) }
    if let xAxis, let yAxis { axes = (xAxis, yAxis) } else { axes = nil }
    legendBox =
      isBeside
      ? Drawing.Box(x: plot.maxX + 14, y: top, width: legend.size.width, height: legend.size.height)
      : Drawing.Box(
        x: max(edge, min(plot.x + (plot.width - legend.size.width) / 2, width - edge - legend.size.width)),
        y: plot.maxY + below + 4, width: legend.size.width, height: legend.size.height)
  }

  /// The densest ticks whose labels keep a distance, with the middles of the labels: those at the ends are
  /// moved into the drawing.
  private static func places(of axis: Axis, unit: XUnit, plot: Drawing.Box, width: Double) -> [(Tick, Double)]
  {
    for count in stride(from: max(1, Int(plot.width / 56)), to: 0, by: -1) {
      let places = axis.ticks(atMost: count, unit: unit).map { tick in
        let half = FigureText.width(of: tick.label) / 2
        let x = plot.x + axis.position(of: tick.value) * plot.width
        return (tick, max(half + 2, min(x, width - half - 2)), half)
      }
      let isClear = zip(places, places.dropFirst()).allSatisfy { $0.1 + $0.2 + 12 <= $1.1 - $1.2 }
      if isClear, places.allSatisfy({ 2 * $0.2 + 4 <= width }) { return places.map { ($0.0, $0.1) } }
    }
    return []
  }

  func paint(on drawing: inout Drawing) {
    drawing.addTitle(title.shortened(toWidth: drawing.width * 1.2), over: plot)
    guard let axes else {
      drawing.add(.boxes(plot.border, FigureText.ink))
      drawing.addText(
        "no data", plot.x + plot.width / 2, plot.y + plot.height / 2, .middle, color: FigureText.greyInk)
      return
    }
    paintGrid(axes, on: &drawing)
    CurvePainter(chart: chart, plot: plot, xAxis: axes.x, yAxis: axes.y).paint(on: &drawing)
    drawing.add(.boxes(plot.border, FigureText.ink))
    drawing.addXAxis(
      axes.x, ticks: xTicks.map(\.tick), at: xTicks.map(\.middle), title: chart.xLabel.withoutControls,
      below: plot)
    drawing.addYAxis(axes.y, ticks: yTicks, title: chart.yLabel.withoutControls, beside: plot)
    legend.paint(at: legendBox, on: &drawing)
  }

  private func paintGrid(_ axes: (x: Axis, y: Axis), on drawing: inout Drawing) {
    let columns = xTicks.map { plot.x + axes.x.position(of: $0.tick.value) * plot.width }
    let rows = yTicks.map { plot.maxY - axes.y.position(of: $0.value) * plot.height }
    drawing.add(
      .boxes(
        columns.map { Drawing.Box(x: $0 - 0.5, y: plot.y, width: 1, height: plot.height) }
          + rows.map { Drawing.Box(x: plot.x, y: $0 - 0.5, width: plot.width, height: 1) }, Self.gridColor))
  }
}
