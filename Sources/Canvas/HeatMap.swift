/// A grid of numbers drawn as colours, two square pixels a cell.
public struct HeatMap: Sendable {
  public let columns: Int
  public let rows: Int
  /// Row by row, the topmost first: `columns * rows` numbers.
  public let values: [Float]
  public let colorMap: ColorMap
  private let axis: Axis

  /// - Parameters:
  ///   - range: the numbers at the ends of the colour map; others get the colour of the nearer end.
  ///   - scale: on a logarithmic scale numbers ≤ 0 get the colour of the lower end, and a lower end ≤ 0
  ///     becomes a millionth of the upper one.
  public init(
    columns: Int, rows: Int, values: [Float], range: ClosedRange<Double>, colorMap: ColorMap,
    scale: Scale = .linear
  ) {
    precondition(columns >= 0 && rows >= 0 && values.count == columns * rows)
    self.columns = columns
    self.rows = rows
    self.values = values
    self.colorMap = colorMap
    axis = Axis(range: range, scale: scale)
  }

  /// Fills `rect`, a pixel with the value nearest to its centre: ideally there are `rect.width` columns and
  /// `2 * rect.height` rows.
  ///
  /// Where one of a cell's two values is not a number the cell shows "?", where one is infinite "∞" over
  /// the colour of the end it lies at.
  public func draw(in rect: Rect, into buffer: inout Buffer) {
    guard columns > 0, rows > 0, !rect.isEmpty else { return }
    let visible = rect.intersection(buffer.bounds)
    for y in visible.y..<visible.maxY {
      let top = row(ofPixel: 2 * (y - rect.y), of: 2 * rect.height) * columns
      let bottom = row(ofPixel: 2 * (y - rect.y) + 1, of: 2 * rect.height) * columns
      for x in visible.x..<visible.maxX {
        let column = ((2 * (x - rect.x) + 1) * columns) / (2 * rect.width)
        buffer[x, y] = cell(top: values[top + column], bottom: values[bottom + column])
      }
    }
  }

  private func row(ofPixel pixel: Int, of count: Int) -> Int { ((2 * pixel + 1) * rows) / (2 * count) }

  private func cell(top: Float, bottom: Float) -> Cell {
    if top.isFinite, bottom.isFinite { return Cell(top: color(of: top), bottom: color(of: bottom)) }
    if top.isNaN || bottom.isNaN {
      let background = ColorMap.notANumber
      let foreground = background.mixed(with: .white, fraction: 0.4)
      return Cell("?", Style(foreground: foreground, background: background, attributes: .graded))
    }
    let background = color(of: top.isInfinite ? top : bottom)
    return Cell(
      "∞",
      Style(foreground: background.contrasting, background: background, attributes: .graded))
  }

  private func color(of value: Float) -> Color { colorMap.color(at: axis.position(of: Double(value))) }
}
