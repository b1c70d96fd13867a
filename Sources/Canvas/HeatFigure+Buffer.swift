extension HeatFigure {
  /// The figure as cells, as many panels in a row as fit into `width` columns.
  ///
  /// Panels are square where a cell is twice as high as wide; they grow with the width up to a limit.
  public func buffer(width: Int) -> Buffer {
    let layout = CellLayout(figure: self, width: width)
    let lines = stride(from: 0, to: panels.count, by: layout.panelsPerRow).map {
      panels[$0..<min($0 + layout.panelsPerRow, panels.count)]
    }
    let widths = lines.map { line in layout.labels + line.reduce(0) { $0 + layout.width(of: $1) } }
    var buffer = Buffer(width: widths.max()!, height: lines.count * (layout.panelHeight + 1) - 1)
    for (index, line) in lines.enumerated() {
      var x = layout.labels
      for panel in line {
        let isFirst = x == layout.labels
        layout.draw(panel, x: x, y: index * (layout.panelHeight + 1), hasLabels: isFirst, into: &buffer)
        x += layout.width(of: panel)
      }
    }
    return buffer
  }
}

/// How many columns and rows the parts of a panel take: title, frame, heatmap, frame, labels of the x axis;
/// at its right the colour bar; at the left of the first panel of a line the labels of the y axis.
private struct CellLayout {
  let colorMap: ColorMap
  /// The columns of the labels of the y axis.
  let labels: Int
  let panelsPerRow: Int
  /// The rows of the heatmap; it has one column less than twice as many, so that both have a middle.
  let rows: Int

  init(figure: HeatFigure, width: Int) {
    let labels = figure.panels.flatMap(\.yTicks).map(\.label.displayWidth).max() ?? 0
    let bars = figure.panels.map { ColorBar(range: $0.range.range, colorMap: figure.colorMap) }
    func fits(_ rows: Int, perRow: Int) -> Bool {
      stride(from: 0, to: bars.count, by: perRow).allSatisfy { first in
        let line = bars[first..<min(first + perRow, bars.count)]
        return line.reduce(labels) { $0 + Self.width(rows: rows, bar: $1) } <= width
      }
    }
    func mostRows(perRow: Int) -> Int {
      stride(from: 31, to: 5, by: -2).first { fits($0, perRow: perRow) } ?? 5
    }
    let perRow = (1...bars.count).reversed().first { mostRows(perRow: $0) >= 7 } ?? 1
    colorMap = figure.colorMap
    self.labels = labels
    panelsPerRow = perRow
    rows = mostRows(perRow: perRow)
  }

  var columns: Int { 2 * rows - 1 }
  var panelHeight: Int { rows + 4 }

  /// The heatmap, its frame, the bar and a gap.
  private static func width(rows: Int, bar: ColorBar) -> Int {
    2 * rows - 1 + 2 + bar.width(height: rows) + 1
  }

  func width(of panel: HeatPanel) -> Int { Self.width(rows: rows, bar: bar(of: panel)) }

  private func bar(of panel: HeatPanel) -> ColorBar { ColorBar(range: panel.range.range, colorMap: colorMap) }

  func draw(_ panel: HeatPanel, x: Int, y: Int, hasLabels: Bool, into buffer: inout Buffer) {
    let title = panel.title.clipped(toWidth: width(of: panel) - 1)
    // Centred over the frame as long as it stays within the panel.
    let indent = max(0, (columns + 2 - title.displayWidth) / 2)
    buffer.write(title, x: x + indent, y: y, style: .bold)
    let frame = Rect(x: x, y: y + 1, width: columns + 2, height: rows + 2)
    buffer.drawFrame(frame)
    let plot = frame.inset(by: 1)

    // The samples at the ends of the axes stand in the middle of the outermost pixels.
    let heights = 2 * rows
    let values = (0..<heights).flatMap { row in
      (0..<columns).map { column in
        panel.value(
          u: Double(column) / Double(columns - 1), v: 1 - Double(row) / Double(heights - 1))
      }
    }
    HeatMap(columns: columns, rows: heights, values: values, range: panel.range.range, colorMap: colorMap)
      .draw(in: plot, into: &buffer)
    let bar = bar(of: panel)
    bar.draw(
      in: Rect(x: frame.maxX, y: plot.y, width: bar.width(height: rows), height: rows), into: &buffer)

    if hasLabels { drawYTicks(panel, plot: plot, into: &buffer) }
    buffer.drawTicks(
      below: frame,
      panel.xTicks.map { tick in
        let place = panel.x.position(of: tick.value) * Double(columns - 1)
        return (column: plot.x + Int(place.rounded()), label: tick.label)
      })
  }

  /// A mark and a label at every tick that has a row of its own: the ends and the middle first.
  private func drawYTicks(_ panel: HeatPanel, plot: Rect, into buffer: inout Buffer) {
    let ticks = panel.yTicks
    var taken: Set<Int> = []
    for index in ticks.indices.sorted(by: { rank($0, of: ticks.count) < rank($1, of: ticks.count) }) {
      let tick = ticks[index]
      let row = plot.maxY - 1 - Int((panel.y.position(of: tick.value) * Double(rows - 1)).rounded())
      guard taken.insert(row).inserted else { continue }
      buffer[plot.x - 1, row] = Cell("┤", .dim)
      buffer.write(tick.label, x: plot.x - 1 - tick.label.displayWidth, y: row)
    }
  }

  private func rank(_ index: Int, of count: Int) -> Int {
    if index == 0 || index == count - 1 { return 0 }
    if 2 * index == count - 1 { return 1 }
    return 2 + abs(2 * index - (count - 1))
  }
}
