/// A grid of colours drawn as it is, two square pixels a cell.
public struct PixelGrid: Hashable, Sendable {
  public let columns: Int
  public let rows: Int
  /// Row by row, the topmost first: `columns * rows` of them.
  public let colors: [Color]

  public init(columns: Int, rows: Int, colors: [Color]) {
    precondition(columns >= 0 && rows >= 0 && colors.count == columns * rows)
    self.columns = columns
    self.rows = rows
    self.colors = colors
  }

  /// The rows of cells that the grid takes; of the last one it may have only the upper half.
  public var height: Int { (rows + 1) / 2 }

  /// Draws the grid with its upper left corner in cell (`x`, `y`).
  public func draw(x: Int, y: Int, into buffer: inout Buffer) {
    for row in 0..<height {
      for column in 0..<columns {
        let top = colors[2 * row * columns + column]
        let bottom = 2 * row + 1 < rows ? colors[(2 * row + 1) * columns + column] : .standard
        buffer[x + column, y + row] = Cell(top: top, bottom: bottom)
      }
    }
  }
}
