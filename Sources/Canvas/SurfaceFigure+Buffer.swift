extension SurfaceFigure {
  /// The figure as cells, as many panels in a row as fit into `width` columns.
  ///
  /// Panels grow with the width up to a limit; notes that are wider are cut.
  public func buffer(width: Int, contours: SurfacePanel.ContourStyle = .lines) -> Buffer {
    let layout = SurfaceCells(figure: self, width: width)
    let lines = stride(from: 0, to: panels.count, by: layout.panelsPerRow).map {
      $0..<min($0 + layout.panelsPerRow, panels.count)
    }
    let widest = lines.map { layout.width(of: $0) }.max()!
    let texts = legendLines(contours, width: max(width, widest)) + notes
    let used = max(widest, min(width, texts.map(\.displayWidth).max() ?? 0))
    let gap = texts.isEmpty ? 0 : 1
    var buffer = Buffer(
      width: used, height: lines.count * (layout.panelHeight + 1) - 1 + gap + texts.count)
    for (index, line) in lines.enumerated() {
      layout.draw(line, y: index * (layout.panelHeight + 1), contours: contours, into: &buffer)
    }
    for (index, text) in texts.enumerated() {
      buffer.write(
        text.clipped(toWidth: used), x: 0, y: buffer.height - texts.count + index, style: .dim)
    }
    return buffer
  }

  /// The entries of the legend, as many in a line as fit.
  private func legendLines(_ contours: SurfacePanel.ContourStyle, width: Int) -> [String] {
    let entries = legend.compactMap { entry -> String? in
      switch entry {
      case .start: "○ start"
      case .end: "× end"
      case .live: "◆ now"
      case .oddity(.notFinite): "∞ ? not finite"
      case .oddity(.interpolated): contours == .bands ? nil : "dim: interpolated"
      case .oddity(.unknown): contours == .bands ? "dark: not evaluated" : "grey: not evaluated"
      }
    }
    var lines: [String] = []
    for entry in entries {
      let longer = lines.last.map { $0 + "   " + entry }
      if let longer, longer.displayWidth <= width {
        lines[lines.count - 1] = longer
      } else {
        lines.append(entry)
      }
    }
    return lines
  }
}

/// How many columns and rows the parts of a figure take: the title of the vertical axis, the frame with the
/// panel's title in it, the labels and the title of the horizontal axis; colour bars at the right and labels
/// at the left where the panels do not share them.
private struct SurfaceCells {
  private let figure: SurfaceFigure
  let panelsPerRow: Int
  private let rows: Int
  private let columns: Int
  private let hasYTitle: Bool
  private let hasXTitle: Bool

  init(figure: SurfaceFigure, width: Int) {
    self.figure = figure
    hasYTitle = figure.panels.contains { !$0.yTitle.isEmpty }
    hasXTitle = figure.panels.contains { !$0.xTitle.isEmpty }
    func columns(_ rows: Int) -> Int { max(3, Int((2 * Double(rows) / figure.aspect).rounded())) }
    func mostRows(perRow: Int) -> Int {
      (5...31).reversed().first { rows in
        stride(from: 0, to: figure.panels.count, by: perRow).allSatisfy { first in
          let line = first..<min(first + perRow, figure.panels.count)
          return Self.width(of: line, in: figure, rows: rows, columns: columns(rows)) <= width
        }
      } ?? 5
    }
    let perRow = (1...figure.panels.count).reversed().first { mostRows(perRow: $0) >= 7 } ?? 1
    panelsPerRow = perRow
    rows = mostRows(perRow: perRow)
    self.columns = columns(rows)
  }

  var panelHeight: Int { (hasYTitle ? 1 : 0) + rows + 3 + (hasXTitle ? 1 : 0) }

  func width(of line: Range<Int>) -> Int { Self.width(of: line, in: figure, rows: rows, columns: columns) }

  private static func width(of line: Range<Int>, in figure: SurfaceFigure, rows: Int, columns: Int) -> Int {
    line.reduce(0) { sum, index in
      let hasLabels = index == line.lowerBound || !figure.hasOneYAxis
      let hasBar = index == line.upperBound - 1 || !figure.hasOneBar
      let panel = figure.panels[index]
      return sum + (hasLabels ? labels(of: panel, rows: rows) : 0) + columns + 2
        + (hasBar ? bar(of: panel).width(height: rows) : 0)
    } + (line.count - 1) * gap(in: figure)
  }

  /// Between panels: where only their frames stand there, the labels of both horizontal axes need the room.
  private static func gap(in figure: SurfaceFigure) -> Int {
    if !figure.hasOneBar { return 1 }
    let labels = figure.panels.flatMap { $0.x.ticks(atMost: 7) }.map(\.label.displayWidth)
    return max(1, (labels.max() ?? 0) - 2)
  }

  private static func bar(of panel: SurfacePanel) -> ColorBar {
    ColorBar(scale: panel.scale, colorMap: panel.colorMap)
  }

  private static func yTicks(of panel: SurfacePanel, rows: Int) -> [Tick] {
    panel.y.ticks(atMost: max(2, min(7, rows / 2)))
  }

  private static func labels(of panel: SurfacePanel, rows: Int) -> Int {
    yTicks(of: panel, rows: rows).map(\.label.displayWidth).max() ?? 0
  }

  func draw(
    _ line: Range<Int>, y: Int, contours: SurfacePanel.ContourStyle, into buffer: inout Buffer
  ) {
    var x = 0
    for index in line {
      let panel = figure.panels[index]
      let hasLabels = index == line.lowerBound || !figure.hasOneYAxis
      let labels = hasLabels ? Self.labels(of: panel, rows: rows) : 0
      let frame = Rect(x: x + labels, y: y + (hasYTitle ? 1 : 0), width: columns + 2, height: rows + 2)
      buffer.drawFrame(
        frame, title: panel.title.clipped(toWidth: max(0, columns - 3)),
        titleStyle: Style(foreground: panel.titleColor, attributes: .bold))
      panel.draw(in: frame.inset(by: 1), contours: contours, into: &buffer)
      if hasLabels { drawYAxis(of: panel, x: x, frame: frame, into: &buffer) }
      drawXAxis(of: panel, frame: frame, into: &buffer)
      x = frame.maxX
      if index == line.upperBound - 1 || !figure.hasOneBar {
        let bar = Self.bar(of: panel)
        let place = Rect(x: x, y: frame.y + 1, width: bar.width(height: rows), height: rows)
        bar.draw(in: place, into: &buffer)
        x = place.maxX
      }
      x += Self.gap(in: figure)
    }
  }

  private func drawYAxis(of panel: SurfacePanel, x: Int, frame: Rect, into buffer: inout Buffer) {
    if hasYTitle {
      let text = panel.yTitle.isEmpty ? "" : "↑ " + panel.yTitle
      buffer.write(text.clipped(toWidth: frame.maxX - x), x: x, y: frame.y - 1, style: .dim)
    }
    for tick in Self.yTicks(of: panel, rows: rows) {
      let place = Int((1 - panel.y.position(of: tick.value)) * Double(rows))
      let row = frame.y + 1 + place.clamped(to: 0...rows - 1)
      buffer[frame.x, row] = Cell("┤", .dim)
      buffer.write(tick.label, x: frame.x - tick.label.displayWidth, y: row)
    }
  }

  private func drawXAxis(of panel: SurfacePanel, frame: Rect, into buffer: inout Buffer) {
    let ticks = panel.x.ticks(atMost: 7).map { tick in
      let place = Int(panel.x.position(of: tick.value) * Double(columns))
      return (column: frame.x + 1 + place.clamped(to: 0...columns - 1), label: tick.label)
    }
    buffer.drawTicks(below: frame, ticks)
    guard !panel.xTitle.isEmpty else { return }
    let title = (panel.xTitle + " →").displayWidth <= frame.width ? panel.xTitle + " →" : panel.xTitle
    let text = title.clipped(toWidth: frame.width)
    buffer.write(
      text, x: frame.x + (frame.width - text.displayWidth) / 2, y: frame.maxY + 1, style: .dim)
  }
}
