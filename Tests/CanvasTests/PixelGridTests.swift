import Testing

@testable import Canvas

@Suite struct PixelGridTests {
  @Test func aCellShowsTwoPixels() {
    let colors = (0..<6).map { Color(UInt32($0)) }
    var buffer = Buffer(width: 4, height: 3)
    PixelGrid(columns: 2, rows: 3, colors: colors).draw(x: 1, y: 1, into: &buffer)
    #expect(buffer.text == "\n ▀▀\n ▀▀\n")
    #expect(buffer[1, 1] == Cell(top: colors[0], bottom: colors[2]))
    #expect(buffer[2, 1] == Cell(top: colors[1], bottom: colors[3]))
    // Below an odd row there is nothing.
    #expect(buffer[2, 2] == Cell(top: colors[5], bottom: .standard))
  }

  @Test func theHeightIsInCells() {
    #expect((0..<5).map { PixelGrid(columns: 0, rows: $0, colors: []).height } == [0, 1, 1, 2, 2])
  }

  @Test func withoutColoursHalfOfThePixelsIsHalfOfTheLight() {
    var buffer = Buffer(width: 1, height: 2)
    PixelGrid(columns: 1, rows: 3, colors: [.white, .white, .white]).draw(x: 0, y: 0, into: &buffer)
    let text = buffer.adapted(to: Capabilities(colors: .none, unicode: false)).text
    #expect(text == "@\n#\n")
  }
}
