extension LineChart {
  /// The ticks of a vertical axis at the rows they lie in.
  struct LabelledRows: Sendable {
    private var rows: [(row: Int, label: String)] = []
    private(set) var width = 0

    /// As many ticks as leave a row between two labels.
    init(axis: Axis, height: Int) {
      for tick in axis.ticks(atMost: max(2, (height + 1) / 2)) {
        let position = axis.position(of: tick.value)
        let row = Int(((1 - position) * Double(height)).rounded(.down)).clamped(to: 0...max(0, height - 1))
        if let last = rows.last, last.row - row < (height < 4 ? 1 : 2) { continue }
        rows.append((row, tick.label))
        width = max(width, tick.label.displayWidth)
      }
    }

    /// Draws the labels flush right, which aligns their points, and faint lines through the plot.
    func draw(left: Int, plot: Rect, into buffer: inout Buffer) {
      for (row, label) in rows {
        buffer.write(label, x: left + width - label.displayWidth, y: plot.y + row, style: .dim)
        for x in plot.x..<plot.maxX { buffer[x, plot.y + row] = Cell("┈", .dim) }
      }
    }
  }

  /// Writes the numbers below the plot, each under its column, and the unit at the end.
  func drawColumnLabels(_ layout: Layout, rect: Rect, into buffer: inout Buffer) {
    let (axis, plot) = (layout.xAxis, layout.plot)
    let y = plot.maxY
    var end = rect.maxX
    let unitWidth = xLabel.displayWidth
    if unitWidth > 0, unitWidth + 8 <= plot.width {
      buffer.write(xLabel, x: rect.maxX - unitWidth, y: y, style: .dim)
      end -= unitWidth + 1
    }
    // The densest ticks whose labels keep two blanks between them.
    var count = max(1, plot.width / 8)
    while count > 0 {
      let placed = place(axis.ticks(atMost: count, unit: xUnit), axis: axis, plot: plot, end: end)
      if let placed {
        for (x, label) in placed { buffer.write(label, x: x, y: y, style: .dim) }
        return
      }
      count -= 1
    }
  }

  /// The columns where labels begin, without one that the end pushes too close to its neighbour; nil if
  /// others come too close.
  private func place(_ ticks: [Tick], axis: Axis, plot: Rect, end: Int) -> [(x: Int, label: String)]? {
    var placed: [(x: Int, label: String)] = []
    var free = plot.x
    for tick in ticks {
      let width = tick.label.displayWidth
      let column = plot.x + min(Int(axis.position(of: tick.value) * Double(plot.width)), plot.width - 1)
      if column >= end { continue }
      let centered = max(plot.x, column - (width - 1) / 2)
      let x = min(centered, end - width)
      if x < free, x < centered { continue }
      if x < free { return nil }
      placed.append((x, tick.label))
      free = x + width + 2
    }
    return placed
  }

  /// Names with samples of the lines, as the legend has them.
  private var legendNames: [String] { series.map { "\($0.pattern.sample) \($0.name)" } }

  var legendWidth: Int { legendNames.reduce(0) { $0 + $1.displayWidth + 2 } - 2 }

  /// Writes the names of the series in their colours, flush right.
  func drawLegend(in rect: Rect, into buffer: inout Buffer) {
    var x = rect.maxX - legendWidth
    for (name, series) in zip(legendNames, series) {
      x += buffer.write(name, x: x, y: rect.y, style: Style(foreground: series.color)) + 2
    }
  }
}
