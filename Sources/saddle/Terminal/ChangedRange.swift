import CCurses
import Canvas

extension Buffer {
  /// Whether row `y` has the same cells in a buffer of the same size.
  func hasSameRow(_ y: Int, as other: Buffer) -> Bool {
    let row = y * width..<(y + 1) * width
    return cells[row] == other.cells[row]
  }
}

extension [curses_cell] {
  /// The columns from the first to the last that look otherwise than in `shown`, a row of the same width.
  ///
  /// A wide glyph, now or before, is in the range with both columns or with none.
  func changedRange(from shown: ArraySlice<curses_cell>) -> Range<Int> {
    let origin = shown.startIndex
    guard var first = indices.first(where: { !(self[$0] == shown[origin + $0]) }),
      var end = indices.last(where: { !(self[$0] == shown[origin + $0]) })
    else { return 0..<0 }
    end += 1
    func isContinuation(_ x: Int) -> Bool { self[x].glyph == 0 || shown[origin + x].glyph == 0 }
    while first > 0, isContinuation(first) { first -= 1 }
    while end < count, isContinuation(end) { end += 1 }
    return first..<end
  }
}

/// Whether two cells look the same.
func == (a: curses_cell, b: curses_cell) -> Bool {
  a.glyph == b.glyph && a.foreground == b.foreground && a.background == b.background
    && a.attributes == b.attributes
}
