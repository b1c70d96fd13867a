extension ErrorBarFigure {
  /// Draws one of the charts, without its title, with the axis that all have in common.
  ///
  /// What the columns are stands below their labels, or beside them where the chart is low. Where there is little room
  /// it goes first, then the labels at the left, then those below.
  public func draw(chart index: Int, in rect: Rect, into buffer: inout Buffer) {
    let chart = charts[index]
    guard !rect.isEmpty, !chart.columns.isEmpty else { return }
    var plot = rect
    if plot.height >= 4 { plot.height -= 1 }
    let hasXLabel = plot.height >= 11 && !chart.xLabel.isEmpty
    if hasXLabel { plot.height -= 1 }
    guard let axis = yAxis(ticks: plot.height / 2) else {
      buffer.writeInTheMiddle("nothing yet", of: rect)
      return
    }
    let labels = LineChart.LabelledRows(axis: axis, height: plot.height)
    if plot.width >= labels.width + 9 {
      plot = plot.inset(left: labels.width + 1)
      labels.draw(left: rect.x, plot: plot, into: &buffer)
    }
    let panel = ErrorBarCells(chart: chart, plot: plot, axis: axis, isASCII: isASCII)
    panel.draw(into: &buffer)
    if chart.extent == nil { buffer.writeInTheMiddle(" nothing yet ", of: plot) }
    if plot.maxY < rect.maxY {
      panel.drawColumnLabels(endingAt: rect.maxX, xLabel: hasXLabel ? "" : chart.xLabel, into: &buffer)
    }
    if hasXLabel {
      buffer.writeInTheMiddle(
        chart.xLabel, of: Rect(x: plot.x, y: plot.maxY + 1, width: plot.width, height: 1))
    }
  }
}

/// A chart's bars, markers and lines in cells.
private struct ErrorBarCells {
  let chart: ErrorBarChart
  let plot: Rect
  let axis: Axis
  let isASCII: Bool

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
    return chart.columns[index].position(among: chart.columns.count).map {
      plot.x + Int(($0 * Double(plot.width - 1)).rounded())
    }
  }

  /// In dots from the top.
  private func height(of value: Double) -> Double {
    let dots = Double(4 * plot.height)
    return ((1 - axis.position(of: value)) * (dots - 1) + 0.5).clamped(to: -1e6...1e6)
  }

  func draw(into buffer: inout Buffer) {
    guard !plot.isEmpty else { return }
    var lines: [DotLayer] = []
    var bars = DotLayer(width: plot.width, height: plot.height)
    var marks = bars
    for (index, series) in chart.series.enumerated() {
      var line = DotLayer(width: plot.width, height: plot.height)
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
          drawBar(x: place.x, from: min(ends.0, ends.1), to: max(ends.0, ends.1), series.color, in: &bars)
        }
        let mark = isASCII ? series.marker.asciiGlyph : series.marker.glyph
        marks.mark(mark, x: place.x, y: place.y, color: series.color, attributes: .bold)
      }
      lines.append(line)
    }
    DotLayer.interleaved(lines).draw(in: plot, into: &buffer)
    bars.draw(in: plot, into: &buffer)
    marks.draw(in: plot, into: &buffer)
  }

  /// A thin line, which no curve is, to the nearest half of a cell.
  private func drawBar(
    x: Double, from top: Double, to bottom: Double, _ color: Color, in layer: inout DotLayer
  ) {
    func half(_ height: Double) -> Int { Int((height / 2).rounded()).clamped(to: 0...2 * plot.height) }
    let (first, end) = (half(top), half(bottom))
    for row in first / 2..<max(first / 2, (end + 1) / 2) where first < end {
      let (hasUpper, hasLower) = (first <= 2 * row, end >= 2 * row + 2)
      layer.mark(hasUpper ? hasLower ? "│" : "╵" : "╷", x: x, y: Double(4 * row), color: color)
    }
  }

  /// Writes the names below their columns, shortened where they would touch, or as many of the numbers as have room,
  /// and at the end what they are, where that has room.
  func drawColumnLabels(endingAt end: Int, xLabel: String, into buffer: inout Buffer) {
    let placed = chart.columns.indices.compactMap { index in cell(ofColumn: index).map { (index, $0) } }
    let centers = placed.map(\.1)
    let gaps = zip(centers, centers.dropFirst()).map { $1 - $0 - 1 }
    let share = (end - plot.x + 1) / max(1, placed.count) - 1
    let room = max(1, min(share, gaps.min() ?? share))
    let labels = placed.map { chart.columns[$0.0].label }
    let names = chart.areJoined ? labels : labels.shortened(toWidth: room)
    var free = plot.x
    for (label, center) in zip(names, centers) {
      let width = label.displayWidth
      let wanted = min(center - (width - 1) / 2, end - width)
      // A part of a number would be another one, and of a name at least a letter is to be read.
      guard chart.areJoined ? wanted >= free : width <= room || room >= 3 else { continue }
      let x = max(free, wanted)
      guard end - x >= min(width, 3) else { break }
      free = x + buffer.write(label.clipped(toWidth: end - x), x: x, y: plot.maxY, style: .dim) + 1
    }
    let width = xLabel.displayWidth
    if width > 0, free + 1 + width <= end { buffer.write(xLabel, x: end - width, y: plot.maxY, style: .dim) }
  }
}

extension Buffer {
  fileprivate mutating func writeInTheMiddle(_ text: String, of rect: Rect) {
    let text = text.clipped(toWidth: rect.width)
    let x = rect.x + (rect.width - text.displayWidth) / 2
    write(text, x: x, y: rect.y + max(0, rect.height - 1) / 2, style: .dim)
  }
}

extension [String] {
  /// Each cut at its end, or in its middle where else two would be the same.
  fileprivate func shortened(toWidth width: Int) -> [String] {
    let cut = map { $0.clipped(toWidth: width) }
    return Set(cut).count == Set(self).count ? cut : map { $0.clippedInTheMiddle(toWidth: width) }
  }
}
