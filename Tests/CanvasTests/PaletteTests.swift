import Testing

@testable import Canvas

struct PaletteTests {
  @Test func xtermColors() {
    #expect(Palette.colors.count == 256)
    #expect(Palette.colors[16] == Color(0x000000))
    #expect(Palette.colors[67] == Color(0x5F87AF))
    #expect(Palette.colors[231] == Color(0xFFFFFF))
    #expect(Palette.colors[232] == Color(0x080808))
    #expect(Palette.colors[255] == Color(0xEEEEEE))
  }

  @Test func nearestOfIndexedIsTheNearestOfAll() {
    for red in stride(from: 0, through: 255, by: 17) {
      for green in stride(from: 0, through: 255, by: 13) {
        for blue in stride(from: 0, through: 255, by: 11) {
          let color = Color(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
          let least = (16..<256).map { color.distance(to: Palette.colors[$0]) }.min()
          let index = color.paletteIndex(depth: .indexed256)
          #expect(index >= 16)
          #expect(color.distance(to: Palette.colors[index]) == least)
        }
      }
    }
  }

  /// The losses' colours and the colour of wrong samples stay six different ones with few colours.
  @Test(arguments: [
    (Color(0x56B4E9), 6, 6), (Color(0xE69F00), 3, 3), (Color(0x009E73), 2, 10), (Color(0xCC79A7), 5, 13),
    (Color(0xFF4B4B), 1, 9), (Color(0xFFFFFF), 7, 15), (Color(0x000000), 0, 0), (Color(0x808080), 7, 8),
  ])
  func basicColorsKeepTheHue(color: Color, of8: Int, of16: Int) {
    #expect(color.paletteIndex(depth: .ansi8) == of8)
    #expect(color.paletteIndex(depth: .ansi16) == of16)
  }

  @Test func noColorAndAllColors() {
    #expect(Color(0x123456).paletteIndex(depth: .truecolor) == 0x123456)
    #expect(Color(0x123456).paletteIndex(depth: .none) == -1)
    for depth in Capabilities.ColorDepth.allCases { #expect(Color.standard.paletteIndex(depth: depth) == -1) }
  }
}
