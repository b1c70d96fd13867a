import CCurses
import Canvas
import Testing

@testable import saddle

struct ChangedRangeTests {
  private func row(_ glyphs: String) -> [curses_cell] {
    glyphs.unicodeScalars.map {
      curses_cell(glyph: $0 == "." ? 0 : $0.value, foreground: -1, background: -1, attributes: 0)
    }
  }

  private func range(_ old: String, _ new: String) -> Range<Int> {
    row(new).changedRange(from: (row("__") + row(old))[2...])
  }

  @Test func spansTheChanges() {
    #expect(range("abcde", "abcde").isEmpty)
    #expect(range("abcde", "abXde") == 2..<3)
    #expect(range("abcde", "aXcXe") == 1..<4)
    #expect(range("abcde", "Xbcde") == 0..<1)
    #expect(range("abcde", "abcdX") == 4..<5)
  }

  @Test func keepsWideGlyphsWhole() {
    // "." is the second column.
    #expect(range("a日.b", "a本.b") == 1..<3)
    #expect(range("a日.b", "a日xb") == 1..<3)
    #expect(range("a日.b", "ax.b") == 1..<3)
    #expect(range("abcd", "a日.d") == 1..<3)
  }

  @Test func seesColorsAndAttributes() {
    var changed = row("abc")
    changed[1].background = 3
    #expect(changed.changedRange(from: row("abc")[...]) == 1..<2)
    changed = row("abc")
    changed[2].attributes = 1
    #expect(changed.changedRange(from: row("abc")[...]) == 2..<3)
  }

  @Test func rowsOfBuffersAreCompared() {
    var a = Buffer(width: 3, height: 2)
    let b = a
    a[2, 1] = Cell("x")
    #expect(a.hasSameRow(0, as: b))
    #expect(!a.hasSameRow(1, as: b))
  }
}
