extension LineChart {
  /// Draws the vertical line in the column of cells where the curves' dots of the same place are.
  func drawMark(_ layout: Layout, into buffer: inout Buffer) {
    guard let mark, let column = layout.column(ofX: mark) else { return }
    for y in layout.plot.y..<layout.plot.maxY { buffer[column, y] = Cell("┊", .dim) }
  }

  /// Draws all bands, over them all curves, over them the marks.
  func drawCurves(_ layout: Layout, into buffer: inout Buffer) {
    let plot = layout.plot
    guard !plot.isEmpty else { return }
    let frame = PlotFrame(plot: plot, xAxis: layout.xAxis, yAxis: layout.yAxis)
    let columns = series.map { frame.columns(of: $0) }
    var bands = DotLayer(width: plot.width, height: plot.height)
    for (series, columns) in zip(series, columns) {
      let faint = series.color.mixed(with: .black, fraction: 0.6)
      for (i, column) in columns.enumerated() where column.minimum < column.maximum {
        let end = i + 1 < columns.count ? columns[i + 1].index : column.index + 1
        frame.drawBand(column, until: end, color: faint, in: &bands)
      }
    }
    bands.draw(in: plot, into: &buffer)

    var curves: [DotLayer] = []
    var marks = DotLayer(width: plot.width, height: plot.height)
    for (series, columns) in zip(series, columns) {
      var curve = DotLayer(width: plot.width, height: plot.height)
      frame.drawCurve(columns, of: series, in: &curve, marks: &marks)
      curves.append(curve)
    }
    DotLayer.interleaved(curves).draw(in: plot, into: &buffer)
    marks.draw(in: plot, into: &buffer)
  }
}

/// The place of numbers among the dots of a plot.
private struct PlotFrame {
  let plot: Rect
  let xAxis: Axis
  let yAxis: Axis

  /// What falls into one column of dots.
  struct Column {
    var index: Int
    var minimum = Double.infinity
    var maximum = -Double.infinity
    var sumOfMeans = 0.0
    var meanCount = 0
    var hasNotFinite = false

    var hasFinite: Bool { meanCount > 0 }
    var mean: Double { sumOfMeans / Double(meanCount) }
  }

  /// The columns that have buckets, ascending. Those outside the plot only lead lines to its edges.
  func columns(of series: LineChart.Series) -> [Column] {
    var columns: [Column] = []
    for bucket in series.buckets {
      let place = xAxis.position(of: bucket.x) * Double(2 * plot.width - 1)
      guard place.isFinite else { continue }
      let index = Int(place.clamped(to: -1e6...1e6).rounded())
      if columns.last?.index != index { columns.append(Column(index: index)) }
      let last = columns.count - 1
      columns[last].hasNotFinite = columns[last].hasNotFinite || bucket.notFinite > 0
      guard bucket.mean.isFinite else { continue }
      columns[last].minimum = min(columns[last].minimum, bucket.minimum)
      columns[last].maximum = max(columns[last].maximum, bucket.maximum)
      columns[last].sumOfMeans += bucket.mean
      columns[last].meanCount += 1
    }
    return columns
  }

  private var bottom: Double { Double(4 * plot.height) }

  /// The height of a number in dots from the top; far below the plot for what a logarithmic axis lacks.
  private func height(of value: Double) -> Double {
    let place = (1 - yAxis.position(of: value)) * (bottom - 1) + 0.5
    return place.clamped(to: -1e6...1e6)
  }

  /// Draws from the least to the greatest number, up to where the next bucket begins: its own may lie
  /// anywhere before that.
  func drawBand(_ column: Column, until end: Int, color: Color, in layer: inout DotLayer) {
    let (top, bottom) = (height(of: column.maximum), height(of: column.minimum))
    for index in max(column.index, 0)..<max(min(end, layer.dotWidth), column.index, 0) {
      let x = Double(index) + 0.5
      layer.line(from: (x, top), to: (x, bottom), color: color)
    }
  }

  func drawCurve(
    _ columns: [Column], of series: LineChart.Series, in layer: inout DotLayer, marks: inout DotLayer
  ) {
    var previous: (x: Double, y: Double)?
    for column in columns {
      let x = Double(column.index) + 0.5
      if column.hasFinite, yAxis.scale == .linear || column.mean > 0 {
        let place = (x: x, y: height(of: column.mean))
        layer.line(from: previous ?? place, to: place, color: series.color, isDashed: series.isDashed)
        previous = place
      } else {
        previous = nil
      }
      if column.hasFinite, yAxis.scale == .logarithmic, column.minimum <= 0 {
        marks.mark("▾", x: x, y: bottom - 1, color: series.color)
      }
      if column.hasNotFinite { marks.mark("×", x: x, y: bottom - 1, color: series.color) }
    }
  }
}
