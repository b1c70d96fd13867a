import CCurses
import Canvas
import Testing

@testable import saddle

struct CellEncoderTests {
  private let blue = Color(0x56B4E9)

  @Test func standardColorsStayStandard() {
    var encoder = CellEncoder(depth: .truecolor)
    let cell = encoder.encode(Cell("a", Style(attributes: [.bold, .reverse, .graded])))
    #expect(cell.glyph == 0x61)
    #expect(cell.foreground == -1 && cell.background == -1)
    #expect(cell.attributes == 5)
  }

  @Test(arguments: [Capabilities.ColorDepth.ansi8, .ansi16, .indexed256, .truecolor])
  func colorsAreNumbers(depth: Capabilities.ColorDepth) {
    var encoder = CellEncoder(depth: depth)
    for _ in 0..<2 {
      let cell = encoder.encode(Cell("a", Style(foreground: blue, background: .standard)))
      #expect(cell.foreground == Int32(blue.paletteIndex(depth: depth)))
      #expect(cell.background == -1)
    }
  }

  @Test func withoutColorsAllAreStandard() {
    var encoder = CellEncoder(depth: .none)
    #expect(encoder.encode(Cell("a", Style(foreground: blue))).foreground == -1)
  }

  @Test func coarseningRoundsDataOnly() {
    var encoder = CellEncoder(depth: .truecolor)
    for _ in 0..<10 { encoder.coarsen() }
    func number(_ color: Color, _ attributes: Style.Attributes) -> Int32 {
      encoder.encode(Cell("a", Style(foreground: color, attributes: attributes))).foreground
    }
    #expect(number(blue, []) == 0x56B4E9)
    // 5 bits, the upper ones repeated below: 0x56 = 01010.110 becomes 01010.010.
    #expect(number(blue, .graded) == 0x52B5EF)
    #expect(number(Color(0xFFFFFF), .graded) == 0xFFFFFF)
    #expect(number(Color(0x000000), .graded) == 0)
  }
}
