extension ErrorBarFigure {
  private static let leastPanelWidth = 34
  private static let leastPanelHeight = 8

  /// Draws all charts in frames and the legend below them.
  ///
  /// The charts stand side by side; where that is too narrow one below the other, if there is room for it.
  public func draw(in rect: Rect, into buffer: inout Buffer) {
    guard !rect.isEmpty, !charts.isEmpty else { return }
    let legendHeight = legendHeight(in: rect)
    for (index, frame) in frames(in: rect.inset(bottom: legendHeight)).enumerated() {
      buffer.drawFrame(frame, title: charts[index].title, value: yLabel, valueStyle: .dim)
      draw(chart: index, in: frame.inset(left: 2, top: 1, right: 2, bottom: 1), into: &buffer)
    }
    drawLegend(
      in: Rect(x: rect.x, y: rect.maxY - legendHeight, width: rect.width, height: legendHeight), into: &buffer
    )
  }

  /// A frame for each chart, all of one height, so that they have the same axis.
  private func frames(in rect: Rect) -> [Rect] {
    var perLine = min(charts.count, max(1, rect.width / Self.leastPanelWidth))
    var lines = (charts.count + perLine - 1) / perLine
    if rect.height / lines < Self.leastPanelHeight { (perLine, lines) = (charts.count, 1) }
    return charts.indices.map { index in
      let (line, place) = (index / perLine, index % perLine)
      let x = rect.x + rect.width * place / perLine
      let end = rect.x + rect.width * (place + 1) / perLine
      let height = rect.height / lines
      return Rect(x: x, y: rect.y + height * line, width: end - x, height: height)
    }
  }

  /// The lines that the legend takes of a figure: none where the charts need them.
  private func legendHeight(in rect: Rect) -> Int {
    rect.height < Self.leastPanelHeight + 1
      ? 0 : min(legendLines(width: rect.width, gap: 1).count, rect.height - Self.leastPanelHeight, 3)
  }

  /// Writes the names of the series with their markers in as many lines as there are, centered; closer to each other
  /// and in short where there is little room.
  public func drawLegend(in rect: Rect, into buffer: inout Buffer) {
    guard !rect.isEmpty else { return }
    let gap = [3, 2, 1].first { legendLines(width: rect.width, gap: $0).count <= rect.height } ?? 1
    var lines = legendLines(width: rect.width, gap: gap)
    // What there is no line for stands cut off at the end of the last one.
    if lines.count > rect.height { lines[rect.height - 1] += lines[rect.height...].joined() }
    for (row, line) in lines.prefix(rect.height).enumerated() {
      let width = line.reduce(-gap) { $0 + $1.text.displayWidth + gap }
      var x = rect.x + max(0, (rect.width - width) / 2)
      for (text, color) in line where rect.maxX - x >= 3 {
        let text = text.clipped(toWidth: rect.maxX - x)
        x += buffer.write(text, x: x, y: rect.y + row, style: Style(foreground: color)) + gap
      }
    }
  }

  private func legendLines(width: Int, gap: Int) -> [[(text: String, color: Color)]] {
    var lines: [[(text: String, color: Color)]] = []
    var end = 0
    for series in legendSeries {
      let text = "\(series.marker.glyph) \(series.name)"
      if lines.isEmpty || end + gap + text.displayWidth > width {
        lines.append([])
        end = -gap
      }
      lines[lines.count - 1].append((text, series.color))
      end += gap + text.displayWidth
    }
    return lines
  }
}
