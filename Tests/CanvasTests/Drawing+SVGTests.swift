import Testing

@testable import Canvas

@Suite struct DrawingSVGTests {
  private func drawing(_ shapes: Drawing.Shape...) -> Drawing {
    var drawing = Drawing(width: 100, height: 50.5, background: Color(0x0A0B0C))
    for shape in shapes { drawing.add(shape) }
    return drawing
  }

  @Test func hasASizeAndABackground() throws {
    let svg = try XMLOutline(drawing().svg())
    #expect(svg.elements.map(\.name) == ["svg", "rect"])
    #expect(svg.elements[0].attributes["viewBox"] == "0 0 100 50.5")
    #expect(svg.elements[0].attributes["xmlns"] == "http://www.w3.org/2000/svg")
    #expect(svg.elements[1].attributes["fill"] == "#0a0b0c")
  }

  @Test func textIsEscapedAndFreeOfControlCharacters() throws {
    let text = "a < b & \"c\" > d\u{1B}[31m\u{0}\u{7}\u{9F} −∞"
    let svg = drawing(.text(.init(text, at: .init(1, 2), size: 12, color: Color(0x123456)))).svg()
    #expect(svg.contains(">a &lt; b &amp; &quot;c&quot; &gt; d[31m −∞</text>"))
    #expect(try XMLOutline(svg).elements.map(\.name) == ["svg", "rect", "g", "text"])
  }

  @Test func boxesOfOneColorAreOnePath() throws {
    let boxes = [
      Drawing.Box(x: 1, y: 2, width: 3.5, height: 4), Drawing.Box(x: -1, y: -0.25, width: 1, height: 1),
    ]
    let path = try #require(try XMLOutline(drawing(.boxes(boxes, Color(0xFF0000))).svg()).elements.last)
    #expect(path.attributes["d"] == "M1 2h3.5v4h-3.5zM-1-.25h1v1h-1z")
    #expect(path.attributes["fill"] == "#ff0000")
  }

  @Test func linesHaveWidthCapAndDashes() throws {
    let stroke = Drawing.Stroke(Color(0x00FF00), width: 1.5, cap: .round, dashes: [4, 2])
    let svg = try XMLOutline(drawing(.lines([[.init(0, 0), .init(10, 5), .init(20, 0)]], stroke)).svg())
    let path = try #require(svg.elements.last)
    #expect(path.attributes["d"] == "M0 0L10 5L20 0")
    #expect(path.attributes["stroke-width"] == "1.5")
    #expect(path.attributes["stroke-linecap"] == "round")
    #expect(path.attributes["stroke-dasharray"] == "4 2")
  }

  @Test func neighboursOfOneStyleShareAGroup() throws {
    func text(_ string: String, size: Double) -> Drawing.Shape {
      .text(.init(string, at: .init(1, 2), size: size, color: Color(0), anchor: .end, cellsLength: 27))
    }
    let svg = try XMLOutline(
      drawing(text("abc", size: 15), text("def", size: 15), text("ghi", size: 16)).svg())
    #expect(svg.elements.dropFirst(2).map(\.name) == ["g", "text", "text", "g", "text"])
    #expect(svg.elements[3].attributes["textLength"] == "27")
    #expect(svg.elements[2].attributes["text-anchor"] == "end")
  }

  @Test func verticalTextIsTurned() throws {
    let text = Drawing.Text("loss", at: .init(8, 20), size: 12, color: Color(0), angle: 90)
    let svg = try XMLOutline(drawing(.text(text)).svg())
    #expect(svg.elements.last?.attributes["transform"] == "rotate(-90 8 20)")
  }

  @Test func halosLieBelowTheirLetters() throws {
    let text = Drawing.Text(
      "1.5", at: .init(8, 20), size: 10, color: .white, angle: -30, halo: Color(0x123456))
    let svg = try XMLOutline(drawing(.text(text)).svg())
    #expect(svg.elements.dropFirst(2).map(\.name) == ["g", "text", "g", "text"])
    #expect(svg.elements[2].attributes["stroke"] == "#123456")
    #expect(svg.elements[4].attributes["stroke"] == nil)
    #expect(svg.elements[5].attributes["transform"] == "rotate(30 8 20)")
  }

  @Test func imagesAreEmbeddedPNGs() throws {
    let image = Raster(columns: 2, rows: 1) { x, _ in Color(UInt32(x)) }
    let svg = try XMLOutline(
      drawing(.image(image, Drawing.Box(x: 0, y: 0, width: 20, height: 10))).svg())
    let element = try #require(svg.elements.last)
    // The base64 of a PNG's signature.
    #expect(element.attributes["xlink:href"]?.hasPrefix("data:image/png;base64,iVBORw0KGgo") == true)
    #expect(element.attributes["image-rendering"] == "pixelated")
  }
}
