import Testing

@testable import Canvas

@Suite struct BufferDrawingTests {
  private func pixel(_ raster: Raster, _ x: Double, _ y: Double) -> Color {
    raster[Int(x * 9), Int(y * 18)]
  }

  private let red = Color(0xFF0000)
  private let blue = Color(0x0000FF)

  @Test func halfBlocksAreTwoSquares() {
    var buffer = Buffer(width: 3, height: 1)
    buffer[0, 0] = Cell("▀", Style(foreground: red, background: blue))
    buffer[1, 0] = Cell("▄", Style(foreground: red, background: blue))
    buffer[2, 0] = Cell("▀", Style(foreground: red))
    let raster = buffer.drawing(padding: 0).raster()
    #expect(pixel(raster, 0.5, 0.25) == red)
    #expect(pixel(raster, 0.5, 0.75) == blue)
    #expect(pixel(raster, 1.5, 0.25) == blue)
    #expect(pixel(raster, 1.5, 0.75) == red)
    #expect(pixel(raster, 2.5, 0.75) == ScreenColors.background)
  }

  @Test func reverseSwapsTheColors() {
    var buffer = Buffer(width: 2, height: 1)
    buffer[0, 0] = Cell(" ", Style(foreground: red, background: blue, attributes: .reverse))
    buffer[1, 0] = Cell(" ", Style(attributes: .reverse))
    let raster = buffer.drawing(padding: 0).raster()
    #expect(pixel(raster, 0.5, 0.5) == red)
    #expect(pixel(raster, 1.5, 0.5) == ScreenColors.foreground)
  }

  @Test func framesJoin() {
    var buffer = Buffer(width: 6, height: 4)
    buffer.drawFrame(Rect(x: 0, y: 0, width: 6, height: 4))
    let raster = buffer.drawing(padding: 0).raster()
    let (front, _) = ScreenColors.resolve(.dim)
    for x in 9..<45 { #expect(raster[x, 9] == front && raster[x, 63] == front) }
    for y in 18..<54 { #expect(raster[4, y] == front && raster[49, y] == front) }
    // The corner is round.
    #expect(raster[4, 9] != front)
  }

  @Test func textsAreRunsOfCells() throws {
    var buffer = Buffer(width: 30, height: 2)
    buffer.write("two words", x: 0, y: 0)
    buffer.write("far", x: 14, y: 0)
    buffer.write("▶ run", x: 0, y: 1)
    let texts = buffer.drawing(padding: 0).shapes.compactMap { shape -> Drawing.Text? in
      if case .text(let text) = shape { text } else { nil }
    }
    #expect(texts.map(\.string) == ["two words", "far", "▶", "run"])
    #expect(texts.map(\.cellsLength) == [81, 27, 9, 27])
    #expect(texts.map(\.origin.x) == [0, 126, 0, 18])
  }

  @Test func aScreenOfHeatmapsIsASmallWellFormedFile() throws {
    var buffer = Buffer(width: 120, height: 36)
    for y in 0..<36 {
      for x in 0..<120 {
        let (a, b) = (Double((x * 3 + y * 5) % 256) / 255, Double((x * 3 + y * 5 + 2) % 256) / 255)
        buffer[x, y] = Cell(
          "▀",
          Style(
            foreground: ColorMap.viridis.color(at: a), background: ColorMap.viridis.color(at: b),
            attributes: .graded))
      }
    }
    buffer.write("loss < 0.1 & falling\u{1B}", x: 3, y: 3)
    let svg = buffer.svg()
    #expect(svg.utf8.count < 400_000)
    #expect(try XMLOutline(svg).elements.first?.attributes["width"] == "1098")
  }

  @Test func drawsABufferOfAnySize() throws {
    #expect(try PNGReader(Buffer(width: 0, height: 0).png(scale: 1)).width == 27)
    #expect(try PNGReader(Buffer(width: 4, height: 2).png(scale: 2)).height == 108)
  }
}
