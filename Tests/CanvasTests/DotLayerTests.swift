import Testing

@testable import Canvas

struct DotLayerTests {
  private let blue = Color(0x0000FF)
  private let red = Color(0xFF0000)

  private func picture(_ layer: DotLayer) -> Buffer {
    var buffer = Buffer(width: layer.width, height: layer.height)
    layer.draw(in: buffer.bounds, into: &buffer)
    return buffer
  }

  @Test(
    arguments: [
      (0, 0, "⠁"), (1, 0, "⠈"), (0, 1, "⠂"), (1, 1, "⠐"), (0, 2, "⠄"), (1, 2, "⠠"), (0, 3, "⡀"),
      (1.9, 3.9, "⢀"),
    ] as [(Double, Double, String)])
  func eachDot(x: Double, y: Double, glyph: String) {
    var layer = DotLayer(width: 1, height: 1)
    layer.plot(x: x, y: y, color: blue)
    #expect(picture(layer).text == glyph + "\n")
    #expect(picture(layer)[0, 0].style == Style(foreground: blue))
  }

  @Test func outsideNothing() {
    var layer = DotLayer(width: 2, height: 2)
    let places: [(Double, Double)] = [
      (-0.1, 0), (0, -0.1), (4, 0), (0, 8), (.nan, 0), (0, .nan), (.infinity, 1),
    ]
    for (x, y) in places {
      layer.plot(x: x, y: y, color: blue)
      layer.mark("×", x: x, y: y, color: blue)
    }
    layer.line(from: (-1, -1), to: (-1, 9), color: blue)
    layer.line(from: (.nan, 1), to: (3, 1), color: blue)
    #expect(picture(layer).text == "\n\n")
  }

  @Test func lines() {
    var layer = DotLayer(width: 4, height: 2)
    layer.line(from: (0, 7.5), to: (7.5, 0), color: blue)
    #expect(picture(layer).text == "  ⡠⠊\n⡠⠊\n")
    var flat = DotLayer(width: 6, height: 1)
    flat.line(from: (0, 1.5), to: (11.5, 1.5), color: blue, pattern: .dashed)
    #expect(picture(flat).text == "⠒⠒ ⠒⠒\n")
    var far = DotLayer(width: 3, height: 1)
    far.line(from: (-1e300, 2.5), to: (.infinity, 2.5), color: blue)
    far.line(from: (-5, 100), to: (50, 100), color: red)
    #expect(picture(far).text == "⠤⠤⠤\n")
    #expect(picture(far)[0, 0].style.foreground == blue)
  }

  @Test func precedence() {
    var layer = DotLayer(width: 1, height: 1)
    layer.mark("×", x: 0, y: 0, color: red, attributes: .bold)
    layer.plot(x: 0, y: 0, color: blue)
    #expect(picture(layer)[0, 0] == Cell("×", Style(foreground: red, attributes: .bold)))
    layer.mark("┼", x: 1, y: 3, color: blue)
    #expect(picture(layer).text == "┼\n")
    var dots = DotLayer(width: 1, height: 1)
    dots.plot(x: 0, y: 0, color: red)
    dots.plot(x: 1, y: 3, color: blue)
    #expect(picture(dots)[0, 0] == Cell("⢁", Style(foreground: blue)))
  }

  @Test func overAHeatMap() {
    let (dark, darker) = (Color(0x404040), Color(0x202020))
    var buffer = Buffer(width: 3, height: 1)
    for x in 0..<2 { buffer[x, 0] = Cell(top: dark, bottom: darker) }
    buffer[2, 0] = Cell(top: .white, bottom: .white)
    var layer = DotLayer(width: 3, height: 1)
    layer.plot(x: 0, y: 0, color: .white)
    layer.mark("×", x: 2, y: 0, color: red)
    layer.plot(x: 4, y: 0, color: .white)
    layer.draw(in: buffer.bounds, into: &buffer)
    let mean = Color(0x303030)
    #expect(buffer[0, 0] == Cell("⠁", Style(foreground: .white, background: mean, attributes: .graded)))
    #expect(buffer[1, 0] == Cell("×", Style(foreground: red, background: mean, attributes: .graded)))
    // White dots stand out from white.
    #expect(buffer[2, 0].style.foreground.contrast(with: buffer[2, 0].style.background) > 1.5)

    // A second layer keeps the background of the first.
    layer.draw(in: buffer.bounds, into: &buffer)
    #expect(buffer[0, 0].style.background == mean)
  }

  @Test func clippedToTheRect() {
    var layer = DotLayer(width: 3, height: 2)
    layer.line(from: (0, 0.5), to: (6, 0.5), color: blue)
    var buffer = Buffer(width: 4, height: 2)
    layer.draw(in: Rect(x: -1, y: 0, width: 2, height: 1), into: &buffer)
    layer.draw(in: Rect(x: 3, y: 1, width: 5, height: 5), into: &buffer)
    layer.draw(in: Rect(x: -9, y: -9, width: 30, height: 30), into: &buffer)
    #expect(buffer.text == "⠉\n   ⠉\n")
  }

  @Test func interleavedLayersTakeTurns() {
    let layers = [red, blue].map { color in
      var layer = DotLayer(width: 6, height: 1)
      layer.line(from: (0, 0.5), to: (color == red ? 12 : 8, 0.5), color: color)
      return layer
    }
    let buffer = picture(DotLayer.interleaved(layers))
    #expect((0..<6).map { buffer[$0, 0].style.foreground } == [red, red, blue, blue, red, red])
  }

  @Test func partedLayersKeepTheFirst() {
    var (first, second) = (DotLayer(width: 3, height: 1), DotLayer(width: 3, height: 1))
    first.line(from: (0, 0.5), to: (1.5, 0.5), color: red)
    second.line(from: (0, 3.5), to: (3.5, 3.5), color: blue)
    let buffer = picture(DotLayer.parted([first, second]))
    #expect(buffer.text == "⠉⣀\n")
    #expect(buffer[0, 0].style.foreground == red && buffer[1, 0].style.foreground == blue)
  }

  @Test func layersGiveWayToDotsAndMarks() {
    var (line, other) = (DotLayer(width: 4, height: 1), DotLayer(width: 4, height: 1))
    line.line(from: (0, 0.5), to: (7.5, 0.5), color: red)
    other.plot(x: 2, y: 3, color: blue)
    other.mark("×", x: 6, y: 0, color: blue)
    line.giveWay(to: other)
    #expect(picture(line).text == "⠉ ⠉\n")
  }
}
