import Testing

@testable import Canvas

struct HalfBlockTests {
  @Test(
    arguments: [
      ("▀", Color(0x010101), Color(0x020202)), ("▄", Color(0x020202), Color(0x010101)),
      ("█", Color(0x010101), Color(0x010101)), (" ", Color(0x020202), Color(0x020202)),
    ] as [(Unicode.Scalar, Color, Color)])
  func pixels(glyph: Unicode.Scalar, top: Color, bottom: Color) throws {
    let style = Style(foreground: Color(0x010101), background: Color(0x020202), attributes: .graded)
    let pixels = try #require(Cell(glyph, style).pixels)
    #expect(pixels == (top, bottom))
  }

  @Test func otherCellsHaveNone() {
    #expect(Cell("▀").pixels == nil)
    #expect(Cell("×", Style(attributes: .graded)).pixels == nil)
  }
}
