extension ErrorBarFigure {
  private static let edge = 10.0
  private static let gap = 22.0
  private static let gridColor = Color(0xE9E9E9)

  /// The figure as a drawing of a size, dark on white: the charts side by side, the legend below them.
  ///
  /// - Precondition: the size is positive and there is a chart.
  public func drawing(width: Double, height: Double) -> Drawing {
    precondition(!charts.isEmpty)
    var drawing = Drawing(width: width, height: height, background: .white)
    let legend = ChartLegend(legendSeries).rows(width: width - 2 * Self.edge, height: height / 4)
    let noteLine = charts.contains { !$0.xLabel.isEmpty } ? 2 : 1
    let below = ErrorBarPainter.height(ofLine: note.isEmpty ? noteLine - 1 : noteLine) + 11
    let top = 36.0
    let plotHeight = max(1, height - top - below - legend.size.height - 12).rounded(.down)
    // The ends of the axis are labelled.
    let tickCount = max(2, Int(plotHeight / 36))
    let axis = yAxis(ticks: tickCount)
    let ticks = axis?.ticks(atMost: tickCount) ?? []
    let yTitle = yLabel.isEmpty ? 0.0 : 18
    let left =
      (Self.edge + yTitle + FigureText.width(of: ticks) + FigureText.labelGap + FigureText.tickLength)
      .rounded(.up)
    let room = width - left - Self.edge - Self.gap * Double(charts.count - 1)
    let plotWidth = max(1, room / Double(charts.count)).rounded(.down)
    for (index, chart) in charts.enumerated() {
      let plot = Drawing.Box(
        x: left + Double(index) * (plotWidth + Self.gap), y: top, width: plotWidth, height: plotHeight)
      drawing.addTitle(chart.title.withoutControls, over: plot)
      guard let axis else {
        drawing.add(.boxes(plot.border, FigureText.ink))
        addEmptyNote(in: plot, to: &drawing)
        continue
      }
      let rows = ticks.map { plot.maxY - axis.position(of: $0.value) * plot.height }
      drawing.add(
        .boxes(rows.map { Drawing.Box(x: plot.x, y: $0 - 0.5, width: plot.width, height: 1) }, Self.gridColor)
      )
      ErrorBarPainter(chart: chart, plot: plot, axis: axis).paint(on: &drawing)
      drawing.add(.boxes(plot.border, FigureText.ink))
      if chart.extent == nil { addEmptyNote(in: plot, to: &drawing) }
      if index == 0 { drawing.addYAxis(axis, ticks: ticks, title: yLabel.withoutControls, beside: plot) }
    }
    drawing.addText(
      note.withoutControls.shortened(toWidth: width - 2 * Self.edge), width / 2,
      top + plotHeight + ErrorBarPainter.height(ofLine: noteLine), .middle)
    let legendBox = Drawing.Box(
      x: max(Self.edge, (width - legend.size.width) / 2), y: top + plotHeight + below,
      width: legend.size.width,
      height: legend.size.height)
    legend.paint(at: legendBox, on: &drawing)
    return drawing
  }

  private func addEmptyNote(in plot: Drawing.Box, to drawing: inout Drawing) {
    drawing.addText(
      "no data", plot.x + plot.width / 2, plot.y + plot.height / 2, .middle, color: FigureText.greyInk)
  }
}

/// A chart's bars, markers, lines and the names of its columns in a drawing.
private struct ErrorBarPainter {
  let chart: ErrorBarChart
  let plot: Drawing.Box
  let axis: Axis

  /// How far below the plot a line of text stands, of which the first has the names of the columns.
  static func height(ofLine index: Int) -> Double { 18 + 19 * Double(index) }

  /// Between the bars of one column: the outermost markers of the outermost columns stay clear of the frame.
  private var spread: Double {
    let room = plot.width / Double(max(1, chart.columns.count))
    return min(9, 0.5 * room / Double(max(1, chart.series.count)))
  }

  private func x(ofColumn index: Int) -> Double? {
    guard chart.columns.indices.contains(index) else { return nil }
    return chart.columns[index].position(among: chart.columns.count).map { plot.x + $0 * plot.width }
  }

  private func y(_ value: Double) -> Double { plot.maxY - axis.position(of: value) * plot.height }

  /// Lines below all bars, bars below all markers: what stands at a mean is never crossed out.
  func paint(on drawing: inout Drawing) {
    let placed = chart.series.indices.map { places(ofSeries: $0) }
    let colors = chart.series.map { $0.color.legible(on: .white) }
    for (index, series) in chart.series.enumerated() where chart.areJoined {
      let lines = plot.clipped(placed[index].map(\.place))
      if !lines.isEmpty { drawing.add(.lines(lines, CurvePainter.stroke(colors[index], series.pattern))) }
    }
    for (color, places) in zip(colors, placed) {
      let bars = places.flatMap { bar(of: $0.point, x: $0.place.x) }
      if !bars.isEmpty { drawing.add(.lines(bars, Drawing.Stroke(color, width: 1.3))) }
    }
    for (index, series) in chart.series.enumerated() {
      for (point, place) in placed[index] where axis.range.contains(point.mean) {
        drawing.addMarker(series.marker, at: place, color: colors[index])
      }
    }
    paintColumnLabels(on: &drawing)
  }

  private func places(ofSeries index: Int) -> [(point: ErrorBarChart.Point, place: Drawing.Point)] {
    let offset = spread * (Double(index) - Double(chart.series.count - 1) / 2)
    return chart.series[index].points.compactMap { point in
      guard point.mean.isFinite, let x = x(ofColumn: point.column) else { return nil }
      return (point, Drawing.Point(x + offset, y(point.mean)))
    }
  }

  /// A line from end to end and a cap at each end that lies in the plot.
  private func bar(of point: ErrorBarChart.Point, x: Double) -> [[Drawing.Point]] {
    guard let error = point.error, error.isFinite, error > 0 else { return [] }
    let ends = [point.mean + error, point.mean - error]
    let line = plot.clipped(ends.map { Drawing.Point(x, y($0)) })
    return line
      + ends.filter { axis.range.contains($0) }.map {
        [Drawing.Point(x - 3, y($0)), Drawing.Point(x + 3, y($0))]
      }
  }

  private func paintColumnLabels(on drawing: inout Drawing) {
    let room = plot.width / Double(max(1, chart.columns.count)) + 4
    var free = -Double.infinity
    for (index, column) in chart.columns.enumerated() {
      guard let x = x(ofColumn: index) else { continue }
      drawing.add(
        .boxes(
          [Drawing.Box(x: x - 0.5, y: plot.maxY + 1, width: 1, height: FigureText.tickLength)], FigureText.ink
        ))
      let name = column.label.withoutControls
      let label = chart.areJoined ? name : name.shortened(toWidth: room)
      let half = FigureText.width(of: label) / 2
      // A part of a number would be another one.
      guard !chart.areJoined || x - half >= free else { continue }
      free = x + half + FigureText.labelGap
      drawing.addText(label, x, plot.maxY + Self.height(ofLine: 0), .middle)
    }
    drawing.addText(
      chart.xLabel.withoutControls.shortened(toWidth: plot.width), plot.x + plot.width / 2,
      plot.maxY + Self.height(ofLine: 1), .middle)
  }
}

extension Drawing {
  /// Adds the marker of a mean.
  mutating func addMarker(_ marker: ErrorBarChart.Marker, at center: Point, color: Color) {
    let (x, y) = (center.x, center.y)
    switch marker {
    case .disc: add(.dots([center], radius: 4.2, color))
    case .ring:
      add(.dots([center], radius: 4.4, color))
      add(.dots([center], radius: 2.6, .white))
    case .square: add(.boxes([Box(x: x - 3.7, y: y - 3.7, width: 7.4, height: 7.4)], color))
    case .openSquare:
      addMarker(.square, at: center, color: color)
      add(.boxes([Box(x: x - 2, y: y - 2, width: 4, height: 4)], .white))
    // Outlines of broad strokes that fill them.
    case .diamond: add(.lines([center.diamond(3.4)], Stroke(color, width: 3.4, cap: .square)))
    case .openDiamond:
      addMarker(.diamond, at: center, color: color)
      add(.lines([center.diamond(1.4)], Stroke(.white, width: 2.4, cap: .square)))
    case .triangle: add(.lines([center.triangle(3)], Stroke(color, width: 3, cap: .round)))
    case .openTriangle:
      addMarker(.triangle, at: center, color: color)
      add(.lines([center.triangle(1.4)], Stroke(.white, width: 1.6, cap: .round)))
    }
  }
}

extension Drawing.Point {
  /// The outline of a diamond around the point that reaches so far.
  fileprivate func diamond(_ reach: Double) -> [Drawing.Point] {
    [(0, -reach), (reach, 0), (0, reach), (-reach, 0), (0, -reach)].map { Drawing.Point(x + $0.0, y + $0.1) }
  }

  /// The outline of a triangle with its tip up.
  fileprivate func triangle(_ reach: Double) -> [Drawing.Point] {
    let base = 0.8 * reach
    return [(0, -reach), (reach, base), (-reach, base), (0, -reach)].map {
      Drawing.Point(x + $0.0, y + $0.1)
    }
  }
}
