import Testing

@testable import Canvas

struct BufferTests {
  @Test func textIsClipped() {
    var buffer = Buffer(width: 5, height: 2)
    #expect(buffer.write("abcdef", x: 2, y: 0) == 6)
    buffer.write("abcdef", x: -4, y: 1)
    buffer.write("nothing", x: 0, y: 2)
    buffer.write("nothing", x: 0, y: -1)
    #expect(buffer.text == "  abc\nef\n")
    #expect(buffer.write("xyz", x: 0, y: 1, limit: 2) == 2)
    #expect(buffer.text(row: 1) == "xy")
    #expect(buffer.write("xyz", x: 0, y: 1, limit: -1) == 0)
  }

  @Test func wideCharactersAreWholeOrAbsent() {
    var buffer = Buffer(width: 4, height: 3)
    #expect(buffer.write("漢字", x: 0, y: 0) == 4)
    #expect(buffer[1, 0].glyph == Cell.continuation)
    buffer.write("漢字", x: 1, y: 1)
    buffer.write("漢字", x: -1, y: 2)
    #expect(buffer.text == "漢字\n 漢\n 字\n")
    #expect(buffer.write("a漢", x: 0, y: 0, limit: 2) == 1)
  }

  @Test func overwrittenHalvesGo() {
    var buffer = Buffer(width: 6, height: 2)
    buffer.write("漢字", x: 0, y: 0)
    buffer.write("x", x: 1, y: 0)
    #expect(buffer.text(row: 0) == " x字")
    buffer.write("y", x: 2, y: 0)
    #expect(buffer.text(row: 0) == " xy")
    buffer.write("漢字漢", x: 0, y: 1)
    buffer.write("字", x: 1, y: 1)
    #expect(buffer.text(row: 1) == " 字 漢")
  }

  @Test func nothingSteersTheTerminal() {
    var buffer = Buffer(width: 12, height: 1)
    buffer.write("a\u{1B}[2J\u{9B}\u{202E}\n\u{7F}z", x: 0, y: 0)
    #expect(buffer.text == "a\u{FFFD}[2J\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}z\n")
    buffer.write("e\u{301}\u{200D}!", x: 0, y: 0, limit: 12)
    #expect(buffer.text(row: 0).hasPrefix("e!2J") == false)
    #expect(buffer[0, 0].glyph == "e" && buffer[1, 0].glyph == "!")
  }

  @Test func backgroundStays() {
    var buffer = Buffer(width: 2, height: 1)
    let red = Color(0xFF0000)
    buffer.fill(buffer.bounds, with: Cell(" ", Style(background: red)))
    buffer.write("a", x: 0, y: 0, style: .bold)
    buffer.write("b", x: 1, y: 0, style: Style(background: .black))
    #expect(buffer[0, 0].style == Style(background: red, attributes: .bold))
    #expect(buffer[1, 0].style.background == .black)
  }

  @Test func outsideTheGrid() {
    var buffer = Buffer(width: 2, height: 2)
    buffer[2, 0] = Cell("x")
    buffer[0, -1] = Cell("x")
    buffer.fill(Rect(x: -5, y: 1, width: 6, height: 9), with: Cell("y"))
    #expect(buffer.text == "\ny\n")
    #expect(buffer[7, 7] == .blank)
    #expect(Buffer(width: -1, height: 3).text == "\n\n\n")
  }

  @Test func mappedCells() {
    let buffer = Buffer(width: 3, height: 2).mapCells { _, x, y in Cell(x == y ? "\\" : "·") }
    #expect(buffer.text == "\\··\n·\\·\n")
  }
}
