extension ErrorBarFigure {
  /// Draws one of the charts, without its title, with the axis that all have in common.
  ///
  /// Where there is little room the labels at the left go first, then those below.
  public func draw(chart index: Int, in rect: Rect, into buffer: inout Buffer) {
    let chart = charts[index]
    guard !rect.isEmpty, !chart.columns.isEmpty else { return }
    var plot = rect
    if plot.height >= 4 { plot.height -= 1 }
    guard let axis = yAxis(ticks: plot.height / 2) else {
      let text = "nothing yet".clipped(toWidth: rect.width)
      buffer.write(
        text, x: rect.x + (rect.width - text.displayWidth) / 2, y: rect.y + (rect.height - 1) / 2, style: .dim
      )
      return
    }
    let labels = LineChart.LabelledRows(axis: axis, height: plot.height)
    if plot.width >= labels.width + 9 {
      plot = plot.inset(left: labels.width + 1)
      labels.draw(left: rect.x, plot: plot, into: &buffer)
    }
    let panel = ErrorBarCells(chart: chart, plot: plot, axis: axis)
    panel.draw(into: &buffer)
    if plot.maxY < rect.maxY { panel.drawColumnLabels(endingAt: rect.maxX, into: &buffer) }
  }

  /// Writes the names of the series with their markers in a row, centered; in short where there is little room.
  public func drawLegend(in rect: Rect, into buffer: inout Buffer) {
    guard !rect.isEmpty else { return }
    let names = legendSeries.map { (text: "\($0.marker.glyph) \($0.name)", color: $0.color) }
    for gap in [3, 2, 1] {
      let width = names.reduce(-gap) { $0 + $1.text.displayWidth + gap }
      guard width <= rect.width || gap == 1 else { continue }
      var x = rect.x + max(0, (rect.width - width) / 2)
      for (text, color) in names {
        let room = rect.maxX - x
        if room < 3 { return }
        x += buffer.write(text.clipped(toWidth: room), x: x, y: rect.y, style: Style(foreground: color)) + gap
      }
      return
    }
  }
}

/// A chart's bars, markers and lines in cells.
private struct ErrorBarCells {
  let chart: ErrorBarChart
  let plot: Rect
  let axis: Axis

  /// The column of cells of a series' point: those of one place stand beside each other where there is room.
  private func cell(_ point: ErrorBarChart.Point, of series: Int) -> Int? {
    guard let column = cell(ofColumn: point.column) else { return nil }
    let count = chart.series.count
    let room = plot.width / max(1, chart.columns.count)
    let spread = room > 2 * count ? 2 : room > count ? 1 : 0
    return (column + spread * series - spread * (count - 1) / 2).clamped(
      to: plot.x...max(plot.x, plot.maxX - 1))
  }

  private func cell(ofColumn index: Int) -> Int? {
    guard chart.columns.indices.contains(index), plot.width > 0 else { return nil }
    let position = chart.columns[index].position(among: chart.columns.count)
    guard position.isFinite else { return nil }
    return plot.x + Int((position.clamped(to: 0...1) * Double(plot.width - 1)).rounded())
  }

  /// In dots from the top.
  private func height(of value: Double) -> Double {
    let dots = Double(4 * plot.height)
    return ((1 - axis.position(of: value)) * (dots - 1) + 0.5).clamped(to: -1e6...1e6)
  }

  func draw(into buffer: inout Buffer) {
    guard !plot.isEmpty else { return }
    var lines: [DotLayer] = []
    var bars: [DotLayer] = []
    var marks = DotLayer(width: plot.width, height: plot.height)
    for (index, series) in chart.series.enumerated() {
      var line = DotLayer(width: plot.width, height: plot.height)
      var bar = line
      var previous: (x: Double, y: Double)?
      for point in series.points where point.mean.isFinite {
        guard let cell = cell(point, of: index) else { continue }
        let place = (x: Double(2 * (cell - plot.x)) + 0.5, y: height(of: point.mean))
        if let previous, chart.areJoined {
          line.line(from: previous, to: place, color: series.color, pattern: series.pattern)
        }
        previous = place
        if let error = point.error, error.isFinite {
          let ends = (height(of: point.mean + error), height(of: point.mean - error))
          bar.line(from: (place.x, ends.0), to: (place.x, ends.1), color: series.color)
        }
        marks.mark(series.marker.glyph, x: place.x, y: place.y, color: series.color, attributes: .bold)
      }
      lines.append(line)
      bars.append(bar)
    }
    DotLayer.interleaved(lines).draw(in: plot, into: &buffer)
    DotLayer.interleaved(bars).draw(in: plot, into: &buffer)
    marks.draw(in: plot, into: &buffer)
  }

  /// Writes the names below their columns, shortened where they would touch, and what they are at the end.
  func drawColumnLabels(endingAt end: Int, into buffer: inout Buffer) {
    let centers = chart.columns.indices.map { cell(ofColumn: $0) ?? plot.x }
    let gaps = zip(centers, centers.dropFirst()).map { $1 - $0 - 1 }
    let room = max(1, gaps.min() ?? plot.width)
    var free = plot.x
    for (column, center) in zip(chart.columns, centers) {
      let label = column.label.clipped(toWidth: room)
      let width = label.displayWidth
      let x = max(free, min(center - (width - 1) / 2, end - width))
      if x + width > end { break }
      buffer.write(label, x: x, y: plot.maxY, style: .dim)
      free = x + width + 1
    }
    let width = chart.xLabel.displayWidth
    if width > 0, free + 1 + width <= end {
      buffer.write(chart.xLabel, x: end - width, y: plot.maxY, style: .dim)
    }
  }
}
