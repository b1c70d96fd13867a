extension LineChart {
  /// Draws the vertical line in the column of cells where the curves' dots of the same place are.
  func drawMark(_ layout: Layout, into buffer: inout Buffer) {
    guard let mark, let column = layout.column(ofX: mark) else { return }
    for y in layout.plot.y..<layout.plot.maxY { buffer[column, y] = Cell("┊", .dim) }
  }

  /// Draws what is faint, over it all curves, over them the marks.
  func drawCurves(_ layout: Layout, into buffer: inout Buffer) {
    let plot = layout.plot
    guard !plot.isEmpty else { return }
    let frame = PlotFrame(plot: plot, yAxis: layout.yAxis)
    let columns = series.map { $0.columns(over: layout.xAxis, count: 2 * plot.width) }
    var faint = DotLayer(width: plot.width, height: plot.height)
    for (series, columns) in zip(series, columns) {
      let color = series.color.mixed(with: .black, fraction: 0.6)
      for (i, column) in columns.enumerated() where column.minimum < column.maximum {
        let end = i + 1 < columns.count ? columns[i + 1].index : column.index + 1
        frame.drawBand(column, until: end, color: color, in: &faint)
      }
      if series.isSmoothed {
        frame.drawLine(through: columns, at: \.rawMean, color: color, in: &faint)
      }
    }
    // A colour that cannot become darker, as it is the terminal's own, is told apart by the attribute.
    faint.draw(in: plot, into: &buffer, attributesOfStandardColor: .dim)

    var curves: [DotLayer] = []
    var marks = DotLayer(width: plot.width, height: plot.height)
    for (series, columns) in zip(series, columns) {
      var curve = DotLayer(width: plot.width, height: plot.height)
      frame.drawLine(
        through: columns, at: \.curveMean, color: series.color, pattern: series.pattern, in: &curve)
      if isThick {
        var shifted = frame
        shifted.shift = 1
        shifted.drawLine(
          through: columns, at: \.curveMean, color: series.color, pattern: series.pattern, in: &curve)
      }
      frame.drawMarks(columns, color: series.color, in: &marks)
      curves.append(curve)
    }
    DotLayer.interleaved(curves).draw(in: plot, into: &buffer)
    if let column = mark.flatMap(layout.column(ofX:)) {
      for marked in markedValues {
        let x = Double(2 * (column - plot.x))
        marks.mark("◆", x: x, y: frame.height(of: marked.value), color: marked.color, attributes: .bold)
      }
    }
    marks.draw(in: plot, into: &buffer)
  }
}

/// The place of numbers among the dots of a plot.
private struct PlotFrame {
  let plot: Rect
  let yAxis: Axis
  /// How many dots lower everything is.
  var shift = 0.0

  private var bottom: Double { Double(4 * plot.height) }

  /// The height of a number in dots from the top; far below the plot for what a logarithmic axis lacks.
  func height(of value: Double) -> Double {
    let place = (1 - yAxis.position(of: value)) * (bottom - 1) + 0.5 + shift
    return place.clamped(to: -1e6...1e6)
  }

  /// Draws from the least to the greatest number, up to where the next bucket begins: its own may lie
  /// anywhere before that.
  func drawBand(_ column: LineChart.Column, until end: Int, color: Color, in layer: inout DotLayer) {
    let (top, bottom) = (height(of: column.maximum), height(of: column.minimum))
    for index in max(column.index, 0)..<max(min(end, layer.dotWidth), column.index, 0) {
      let x = Double(index) + 0.5
      layer.line(from: (x, top), to: (x, bottom), color: color)
    }
  }

  /// Joins the numbers of neighbouring columns; there is a gap at a column that has none.
  func drawLine(
    through columns: [LineChart.Column], at number: (LineChart.Column) -> Double?, color: Color,
    pattern: LinePattern = .solid, in layer: inout DotLayer
  ) {
    var previous: (x: Double, y: Double)?
    for column in columns {
      guard let value = number(column), yAxis.scale == .linear || value > 0 else {
        previous = nil
        continue
      }
      let place = (x: Double(column.index) + 0.5, y: height(of: value))
      layer.line(from: previous ?? place, to: place, color: color, pattern: pattern)
      previous = place
    }
  }

  /// Marks at the bottom edge what has no place in the plot.
  func drawMarks(_ columns: [LineChart.Column], color: Color, in layer: inout DotLayer) {
    for column in columns {
      let x = Double(column.index) + 0.5
      // The least number is ∞ where there is none.
      if yAxis.scale == .logarithmic, column.minimum <= 0 {
        layer.mark("▾", x: x, y: bottom - 1, color: color)
      }
      if column.hasNotFinite { layer.mark("×", x: x, y: bottom - 1, color: color) }
    }
  }
}
