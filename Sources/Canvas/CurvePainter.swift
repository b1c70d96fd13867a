/// Paints what lies inside the axes of a chart's drawing.
struct CurvePainter {
  let chart: LineChart
  let plot: Drawing.Box
  let xAxis: Axis
  let yAxis: Axis

  /// How much of a curve's colour its band has, and the line of its raw numbers.
  private static let bandStrength = 0.2
  private static let rawStrength = 0.38
  private static let curveWidth = 1.7
  /// Places of curves for each pixel.
  private static let fineness = 4
  private static let markDistance = 9.0

  static func stroke(_ color: Color, _ pattern: LinePattern) -> Drawing.Stroke {
    Drawing.Stroke(
      color, width: curveWidth, cap: pattern == .solid ? .round : .butt, dashes: pattern.dashes)
  }

  func paint(on drawing: inout Drawing) {
    let colors = chart.series.map { $0.color.legible(on: .white) }
    paintBands(colors, on: &drawing)
    let columns = chart.series.map { $0.columns(over: xAxis, count: Self.fineness * Int(plot.width) + 1) }
    for index in chart.series.indices where chart.series[index].isSmoothed {
      let faint = Color.white.mixed(with: colors[index], fraction: Self.rawStrength)
      let stroke = Drawing.Stroke(faint, width: 1, cap: .round)
      paintLine(columns[index].map { place(of: $0, at: $0.rawMean) }, stroke, on: &drawing)
    }
    paintMark(on: &drawing)
    for (index, series) in chart.series.enumerated() {
      let stroke = Self.stroke(colors[index], series.pattern)
      paintLine(columns[index].map { place(of: $0, at: $0.curveMean) }, stroke, on: &drawing)
    }
    paintOddities(columns, colors, on: &drawing)
    paintMarkedValues(on: &drawing)
  }

  private func height(of value: Double) -> Double { plot.maxY - yAxis.position(of: value) * plot.height }

  private func place(of column: LineChart.Column, at value: Double?) -> Drawing.Point? {
    guard let value, yAxis.scale == .linear || value > 0 else { return nil }
    return Drawing.Point(plot.x + Double(column.index) / Double(Self.fineness), height(of: value))
  }

  // MARK: Curves

  /// A line with gaps where there is no place, cut off at the edges of the plot; what stands alone is a dot.
  private func paintLine(_ places: [Drawing.Point?], _ stroke: Drawing.Stroke, on drawing: inout Drawing) {
    var lines: [[Drawing.Point]] = []
    var dots: [Drawing.Point] = []
    for run in places.split(separator: nil) {
      let points = run.compactMap(\.self)
      if points.count == 1, plot.clipped(points[0], points[0]) != nil { dots.append(points[0]) }
      lines += plot.clipped(points)
    }
    if !lines.isEmpty { drawing.add(.lines(lines, stroke)) }
    if !dots.isEmpty { drawing.add(.dots(dots, radius: 1.2 * stroke.width, stroke.color)) }
  }

  // MARK: Bands

  /// Every pixel column from the least to the greatest number in it.
  private func paintBands(_ colors: [Color], on drawing: inout Drawing) {
    let count = Int(plot.width)
    var areas = BandAreas(columns: count, strength: Self.bandStrength)
    for (series, color) in zip(chart.series, colors) {
      let columns = series.columns(over: xAxis, count: count)
      for (i, column) in columns.enumerated() where column.minimum < column.maximum {
        // The numbers of a bucket may lie anywhere before the next one.
        let end = i + 1 < columns.count ? columns[i + 1].index : column.index + 1
        areas.add(
          column.index..<max(end, column.index), top: edge(height(of: column.maximum)),
          bottom: edge(height(of: column.minimum)), color: color)
      }
    }
    for (color, boxes) in areas.boxes(left: plot.x) { drawing.add(.boxes(boxes, color)) }
  }

  /// A height in the plot, at half a pixel, so that neighbouring areas have no seam.
  private func edge(_ height: Double) -> Double {
    (height.clamped(to: plot.y...plot.maxY) * 2).rounded() / 2
  }

  // MARK: Marks

  private func paintMark(on drawing: inout Drawing) {
    guard let x = markPlace else { return }
    let line = [Drawing.Point(x, plot.y), Drawing.Point(x, plot.maxY)]
    drawing.add(.lines([line], Drawing.Stroke(FigureText.greyInk, width: 1, dashes: [3, 3])))
  }

  private var markPlace: Double? {
    guard let mark = chart.mark else { return nil }
    let position = xAxis.position(of: mark)
    return position >= 0 && position <= 1 ? plot.x + position * plot.width : nil
  }

  private func paintMarkedValues(on drawing: inout Drawing) {
    guard let x = markPlace else { return }
    for marked in chart.markedValues {
      let place = Drawing.Point(x, height(of: marked.value))
      guard plot.clipped(place, place) != nil, place.y.isFinite else { continue }
      drawing.add(.dots([place], radius: 4.6, .white))
      drawing.add(.dots([place], radius: 3.4, marked.color.legible(on: .white)))
    }
  }

  /// Marks at the bottom edge what has no place in the plot, every series in a row of its own.
  private func paintOddities(
    _ columns: [[LineChart.Column]], _ colors: [Color], on drawing: inout Drawing
  ) {
    var row = 0.0
    for (columns, color) in zip(columns, colors) {
      let notFinite = places(of: columns.filter(\.hasNotFinite))
      let notPositive = yAxis.scale == .linear ? [] : places(of: columns.filter { $0.minimum <= 0 })
      if notFinite.isEmpty, notPositive.isEmpty { continue }
      let y = plot.maxY - 7 - row * Self.markDistance
      guard y > plot.y + 4 else { return }
      var lines: [[Drawing.Point]] = []
      for x in notFinite {
        lines.append([Drawing.Point(x - 3, y - 3), Drawing.Point(x + 3, y + 3)])
        lines.append([Drawing.Point(x - 3, y + 3), Drawing.Point(x + 3, y - 3)])
      }
      for x in notPositive {
        let corners = [Drawing.Point(x - 3, y - 2), Drawing.Point(x + 3, y - 2), Drawing.Point(x, y + 2.6)]
        lines.append(corners + [corners[0], Drawing.Point(x, y)])
      }
      drawing.add(.lines(lines, Drawing.Stroke(color, width: 1.6, cap: .round)))
      row += 1
    }
  }

  /// Where marks of columns have room beside each other and within the plot.
  private func places(of columns: [LineChart.Column]) -> [Double] {
    var places: [Double] = []
    let inset = min(5, plot.width / 2)
    for column in columns {
      let x = plot.x + Double(column.index) / Double(Self.fineness)
      guard x >= plot.x, x <= plot.maxX else { continue }
      let inside = x.clamped(to: plot.x + inset...plot.maxX - inset)
      if inside - (places.last ?? -.infinity) >= Self.markDistance { places.append(inside) }
    }
    return places
  }
}
