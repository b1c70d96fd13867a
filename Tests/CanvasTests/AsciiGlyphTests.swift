import Testing

@testable import Canvas

struct AsciiGlyphTests {
  @Test(
    arguments: [
      ("─", "-"), ("│", "|"), ("╭", "+"), ("┼", "+"), ("×", "x"), ("−", "-"), ("▶", ">"), ("\u{2009}", " "),
      ("┈", " "), ("a", "a"), ("é", "?"), ("漢", "?"), ("\u{7}", "?"), ("∞", "!"), ("▾", "v"), ("\0", " "),
      ("⠀", " "), ("⠁", "'"), ("⠒", "-"), ("⣀", "."), ("⡇", "|"), ("⢸", "|"), ("⣿", "#"), ("⡠", "."),
      ("⡡", ":"),
    ] as [(Unicode.Scalar, Unicode.Scalar)])
  func lookAlike(glyph: Unicode.Scalar, ascii: Unicode.Scalar) {
    #expect(Cell(glyph).asciiGlyph == ascii)
  }

  @Test func theMarkersOfMeansDiffer() {
    let ascii = ErrorBarChart.Marker.allCases.map { Cell($0.glyph).asciiGlyph }
    #expect(Set(ascii).count == ascii.count && !ascii.contains("?"))
  }

  @Test func everyBrailleGlyph() {
    for value in UInt32(0x2800)...0x28FF {
      for attributes: Style.Attributes in [[], .graded] {
        let cell = Cell(Unicode.Scalar(value)!, Style(attributes: attributes))
        #expect(cell.asciiGlyph.isASCII && (cell.asciiGlyph == " ") == (value == 0x2800))
      }
    }
  }

  @Test func dotsOverAHeatMapAreRings() {
    #expect(Cell("⠁", Style(attributes: .graded)).asciiGlyph == "o")
    #expect(Cell("⠿", Style(attributes: .graded)).asciiGlyph == "O")
  }
}
