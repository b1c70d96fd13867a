import Testing

@testable import Canvas

@Suite struct BlockElementTests {
  private func area(_ glyph: Unicode.Scalar) -> Double? {
    BlockElement(glyph)?.parts.reduce(0) { $0 + $1.width * $1.height }
  }

  @Test func partsHaveTheAreaOfTheGlyph() {
    for (step, glyph) in "▁▂▃▄▅▆▇█".unicodeScalars.enumerated() {
      #expect(area(glyph) == Double(step + 1) / 8)
    }
    for (step, glyph) in "▏▎▍▌▋▊▉".unicodeScalars.enumerated() {
      #expect(area(glyph) == Double(step + 1) / 8)
    }
    for glyph in "▀▐▌▄▚▞".unicodeScalars { #expect(area(glyph) == 0.5) }
    for glyph in "▖▗▘▝".unicodeScalars { #expect(area(glyph) == 0.25) }
    for glyph in "▙▛▜▟".unicodeScalars { #expect(area(glyph) == 0.75) }
    #expect(area("x") == nil)
  }

  @Test func quartersStandInTheirCorners() {
    let corners: [(Unicode.Scalar, Drawing.Point)] = [
      ("▘", .init(0, 0)), ("▝", .init(0.5, 0)), ("▖", .init(0, 0.5)), ("▗", .init(0.5, 0.5)),
    ]
    for (glyph, corner) in corners {
      #expect(BlockElement(glyph)?.parts.map { Drawing.Point($0.x, $0.y) } == [corner])
    }
  }

  @Test func brailleDotsFollowTheBits() {
    #expect(Braille.dots(of: "⠀").isEmpty)
    #expect(Braille.dots(of: "⣿").count == 8)
    #expect(Braille.dots(of: "⠁") == [.init(0.25, 0.125)])
    #expect(Braille.dots(of: "⠈") == [.init(0.75, 0.125)])
    #expect(Braille.dots(of: "⡀") == [.init(0.25, 0.875)])
    #expect(Braille.dots(of: "⢀") == [.init(0.75, 0.875)])
  }
}
