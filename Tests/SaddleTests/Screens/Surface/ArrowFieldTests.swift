import Canvas
import Testing
import Training

@testable import saddle

@Suite struct ArrowFieldTests {
  private func field(_ loss: any Loss, axes: PanelAxes = .paper, isASCII: Bool = false) -> ArrowField {
    ArrowField(
      loss: loss, plane: PanelPlane(axes: axes, heat: Rect(x: 3, y: 2, width: 36, height: 18)),
      isClipped: true, isASCII: isASCII)
  }

  @Test func arrowsPointDownTheSurface() {
    let field = field(MeanSquaredErrorLoss())
    #expect(field.arrows.count == 36)
    // Towards (1, 0), each from its own side.
    for arrow in field.arrows {
      let point = field.plane.point(column: arrow.column, row: arrow.row)
      #expect(abs(arrow.slope.dx - 2 * (point.x - 1)) < 1e-12 && abs(arrow.slope.dy - 2 * point.y) < 1e-12)
    }
    let glyphs: [(Double, Double, Unicode.Scalar)] = [
      (-1, 0, "→"), (-1, -1, "↗"), (0, -1, "↑"), (1, -1, "↖"), (1, 0, "←"), (1, 1, "↙"), (0, 1, "↓"),
      (-1, 1, "↘"),
    ]
    for (dx, dy, glyph) in glyphs {
      #expect(field.glyph(SurfacePoint(height: 0, dx: dx, dy: dy)) == glyph)
    }
    #expect(
      self.field(MeanSquaredErrorLoss(), isASCII: true).glyph(SurfacePoint(height: 0, dx: -1, dy: 0.9)) == "→"
    )
  }

  @Test func theyKeepInsideTheHeatMap() {
    for (width, height) in [(2, 1), (14, 7), (24, 12), (64, 32), (110, 55)] {
      let rect = Rect(x: 0, y: 0, width: width, height: height)
      let field = ArrowField(
        loss: CosineLoss(), plane: PanelPlane(axes: .paper, heat: rect), isClipped: true, isASCII: false)
      #expect(!field.arrows.isEmpty)
      #expect(field.arrows.allSatisfy { rect.contains(x: $0.column, y: $0.row) })
    }
  }

  @Test func whereTheClipHoldsTheSurfaceAnArrowIsADot() {
    var buffer = Buffer(width: 44, height: 24)
    let corner = field(CrossEntropyLoss(), axes: PanelAxes(x: -20...10, y: -5...25))
    corner.draw(into: &buffer)
    let arrows = corner.arrows
    let flat = arrows.filter { $0.slope.steepness == 0 }
    #expect(!flat.isEmpty && flat.count < arrows.count)
    for arrow in arrows {
      let glyph = buffer[3 + arrow.column, 2 + arrow.row].glyph
      #expect((glyph == "·") == (arrow.slope.steepness < 1e-5), "\(arrow)")
    }
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func contoursAndArrowsLookAsTheyShould(width: Int, height: Int) throws {
    var state = exampleState()
    _ = state.press(.character("v"))
    _ = state.press(.character("a"))
    let picture = Screen.home.draw(state, width: width, height: height)
    try expect(picture, isPicture: "contours-arrows-\(width)x\(height)")
    // Samples and the crosshair stay in sight: what is drawn of them without is drawn of them with.
    let plain = Screen.home.draw(exampleState(), width: width, height: height)
    for y in 0..<height {
      for x in 0..<width {
        let cell = plain[x, y]
        let isSample = [Look.correct, Look.wrong, Look.mixed].contains(cell.style.foreground) && y > 1
        guard isSample, cell.glyph != "▀", cell.glyph.value >= 0x2800 || cell.glyph == Look.wrongMark else {
          continue
        }
        #expect(picture[x, y].glyph == cell.glyph && picture[x, y].style.foreground == cell.style.foreground)
      }
    }
  }

  @Test func inASCIIContoursAreBandsAndArrowsCharacters() {
    var state = exampleState()
    state.isASCII = true
    for key in ["v", "a"] { _ = state.press(.character(Unicode.Scalar(key)!)) }
    let buffer = Screen.home.draw(state, width: 80, height: 24)
    let ascii = buffer.adapted(to: Capabilities(colors: .none, unicode: false)).text
    #expect(ascii.allSatisfy(\.isASCII) && ascii.contains("<") && ascii.contains("^"))
    #expect(!buffer.text.contains("↗"))
  }
}
