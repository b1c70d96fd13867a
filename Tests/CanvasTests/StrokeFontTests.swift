import Testing

@testable import Canvas

@Suite struct StrokeFontTests {
  @Test func coversPrintableASCIIAndTheSignsInUse() {
    for value in 0x20...0x7E as ClosedRange<UInt32> { #expect(StrokeFont.covers(Unicode.Scalar(value)!)) }
    for scalar in "−×≤≥∞∇·…▶■▸◂▴▾●◆▲○".unicodeScalars { #expect(StrokeFont.covers(scalar), "\(scalar)") }
  }

  /// Between the descenders and the brackets, and not out at the sides: nothing runs into its neighbour.
  @Test func glyphsStayInTheirBoxes() {
    for value in 0x21...0x7E as ClosedRange<UInt32> {
      let scalar = Unicode.Scalar(value)!
      let glyph = StrokeFont.glyph(scalar)
      #expect(!glyph.strokes.isEmpty)
      for point in glyph.strokes.joined() {
        #expect((-0.4...glyph.advance + 0.4).contains(point.x), "\(scalar)")
        #expect((-5...15.5).contains(point.y), "\(scalar)")
      }
    }
  }

  @Test func glyphsDifferFromEachOther() {
    let shapes = (0x21...0x7E as ClosedRange<UInt32>).map { StrokeFont.glyph(Unicode.Scalar($0)!).strokes }
    #expect(Set(shapes).count == shapes.count)
  }

  @Test func digitsAndSignsHaveOneWidth() {
    #expect(Set("0123456789".unicodeScalars.map { StrokeFont.glyph($0).advance }).count == 1)
  }

  @Test func missingCharactersAreABox() {
    #expect(!StrokeFont.covers("é"))
    #expect(StrokeFont.glyph("é").strokes == StrokeFont.glyph("日").strokes)
    #expect(StrokeFont.glyph("é").strokes[0].count == 5)
  }

  @Test func widthGrowsWithTheSize() {
    let small = StrokeFont.width(of: "loss 0.031", size: 10)
    #expect(small > 40 && small < 60)
    #expect(abs(StrokeFont.width(of: "loss 0.031", size: 20) - 2 * small) < 1e-9)
  }
}
