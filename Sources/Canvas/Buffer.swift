/// A grid of cells: what a screen is drawn into before a terminal, a test or a file gets it.
///
/// Drawing outside the grid is clipped, never an error: a screen may be of any size.
public struct Buffer: Hashable, Sendable {
  public let width: Int
  public let height: Int
  /// The cells row by row, `width * height` of them.
  public private(set) var cells: [Cell]

  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: .blank, count: self.width * self.height)
  }

  public var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }

  /// The cell at a column and row; outside the grid a blank one that cannot be changed.
  public subscript(x: Int, y: Int) -> Cell {
    get { bounds.contains(x: x, y: y) ? cells[y * width + x] : .blank }
    set {
      guard bounds.contains(x: x, y: y) else { return }
      let index = y * width + x
      // Half of a wide character is no character: what is left of one that is overwritten goes.
      if x > 0, cells[index].glyph == Cell.continuation, newValue.glyph != Cell.continuation {
        cells[index - 1].glyph = " "
      }
      if x + 1 < width, cells[index + 1].glyph == Cell.continuation { cells[index + 1].glyph = " " }
      cells[index] = newValue
    }
  }

  /// The buffer of what `transform` makes of each cell and its column and row, row by row.
  func mapCells(_ transform: (Cell, _ x: Int, _ y: Int) -> Cell) -> Buffer {
    var result = self
    var index = 0
    for y in 0..<height {
      for x in 0..<width {
        result.cells[index] = transform(cells[index], x, y)
        index += 1
      }
    }
    return result
  }

  /// Writes one line of text from (`x`, `y`) to the right and returns the columns it took.
  ///
  /// The text is clipped to `limit` columns and to the grid; a wide character that does not fit is left
  /// out. Control, format and other characters that could steer a terminal are drawn as "�"; combining
  /// marks are dropped. Where `style` has the standard background, the one that is there stays.
  @discardableResult
  public mutating func write(
    _ text: String, x: Int, y: Int, style: Style = .plain, limit: Int = .max
  ) -> Int {
    var used = 0
    for scalar in text.unicodeScalars {
      let columns = scalar.displayWidth
      if columns == 0 { continue }
      if columns > limit - used { break }
      put(scalar.isUnsafeOnTerminal ? "\u{FFFD}" : scalar, columns: columns, x: x + used, y: y, style: style)
      used += columns
    }
    return used
  }

  private mutating func put(_ glyph: Unicode.Scalar, columns: Int, x: Int, y: Int, style: Style) {
    if columns == 2, x + 1 >= width || x < 0 { return }
    var style = style
    if style.background.isStandard { style.background = self[x, y].style.background }
    self[x, y] = Cell(glyph, style)
    if columns == 2 { self[x + 1, y] = Cell(Cell.continuation, style) }
  }

  /// Sets every cell of `rect` to `cell`.
  public mutating func fill(_ rect: Rect, with cell: Cell = .blank) {
    let part = rect.intersection(bounds)
    for y in part.y..<part.maxY {
      for x in part.x..<part.maxX { self[x, y] = cell }
    }
  }

  /// The text of row `y` without the blanks at its end.
  public func text(row y: Int) -> String {
    var line = String.UnicodeScalarView()
    for x in 0..<width where self[x, y].glyph != Cell.continuation { line.append(self[x, y].glyph) }
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  /// The text of all rows, each ended by a line feed: the picture that tests compare.
  public var text: String { (0..<height).map { text(row: $0) + "\n" }.joined() }
}
