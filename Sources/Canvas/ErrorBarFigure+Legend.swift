extension ErrorBarFigure {
  /// How many lines the legend takes at a width.
  public func legendHeight(width: Int) -> Int { legendLines(width: width, gap: 1).count }

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
      let mark = isASCII ? series.marker.asciiGlyph : series.marker.glyph
      let text = "\(mark) \(series.name)"
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
