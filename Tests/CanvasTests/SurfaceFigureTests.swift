import Testing

@testable import Canvas

@Suite struct SurfaceFigureTests {
  private func panel(
    _ title: String, columns: Int = 11, scale: Scale = .linear, path: SurfacePath = SurfacePath(),
    hole: Double? = 2
  ) -> SurfacePanel {
    var values: [Double?] = (0..<columns * columns).map { index in
      let (x, y) = (index % columns - columns / 2, index / columns - columns / 3)
      return Double(x * x + y * y) / 10 + 0.01
    }
    values[5] = hole
    let surface = SampledSurface(columns: columns, rows: columns, values: values)
    return SurfacePanel(
      title: title, x: Axis(range: -1...1), y: Axis(range: -1...1), xTitle: "first direction",
      yTitle: "second direction", surface: surface,
      scale: ColorScale(of: values.compactMap(\.self), scale: scale), path: path)
  }

  private var path: SurfacePath {
    SurfacePath(
      checkpoints: [.init(-0.8, 0.8), .init(0, 0.3), .init(1.4, 0), .init(0.1, -0.2)], live: .init(0.4, 0.4))
  }

  private func texts(_ drawing: Drawing) -> [Drawing.Text] {
    drawing.shapes.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// The box of a text in fonts a sixth wider than ours; nil for labels of contours, which lie on the image.
  private func box(_ text: Drawing.Text) -> Drawing.Box? {
    if text.halo != nil { return nil }
    let width = StrokeFont.width(of: text.string, size: text.size) * 7 / 6
    let (x, y) = (text.origin.x, text.origin.y)
    if text.angle == 90 {
      return Drawing.Box(x: x - 0.75 * text.size, y: y - width / 2, width: text.size, height: width)
    }
    let left =
      switch text.anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    return Drawing.Box(x: left, y: y - 0.75 * text.size, width: width, height: text.size)
  }

  @Test(arguments: [(1, true), (2, false), (3, true), (4, false)]) func nothingOverlapsAndNothingIsCut(
    count: Int, sharesBar: Bool
  ) {
    let panels = (0..<count).map { index in
      panel(
        "a title that is far too long to stand above one panel", columns: 5,
        scale: index == 0 && !sharesBar ? .logarithmic : .linear, path: path, hole: .infinity)
    }
    let drawing = SurfaceFigure(panels: panels, notes: ["a note", String(repeating: "long ", count: 60)])
      .drawing()
    var boxes = texts(drawing).compactMap(box)
    for case .image(_, let box) in drawing.shapes { boxes.append(box) }
    for (index, a) in boxes.enumerated() {
      #expect(a.x >= 0 && a.y >= 0 && a.maxX <= drawing.width && a.maxY <= drawing.height, "\(a)")
      for b in boxes[..<index] {
        #expect(a.x >= b.maxX || b.x >= a.maxX || a.y >= b.maxY || b.y >= a.maxY, "\(a) \(b)")
      }
    }
  }

  @Test func theLegendExplainsWhatIsThere() {
    #expect(SurfaceFigure(panels: [panel("a")]).legend == [])
    let figure = SurfaceFigure(panels: [panel("a"), panel("b", path: path, hole: .nan)])
    #expect(figure.legend == [.start, .end, .live, .oddity(.notFinite)])
    #expect(SurfaceFigure(panels: [panel("a", hole: nil)]).legend == [.oddity(.interpolated)])
    let buffer = figure.buffer(width: 120)
    #expect(buffer.text.contains("○ start   × end   ◆ now   ∞ ? not finite"))
    let narrow = figure.buffer(width: 30).text
    #expect(narrow.contains("○ start   × end   ◆ now\n∞ ? not finite\n"))
    let labels = texts(figure.drawing()).map(\.string)
    for name in ["start", "end", "now", "not finite"] { #expect(labels.contains(name)) }
  }

  @Test func contoursHaveLabelsWithHalos() {
    let labels = texts(SurfaceFigure(panels: [panel("a")]).drawing()).filter { $0.halo != nil }
    #expect(labels.count >= 4)
    let levels = panel("a").levels.map(\.label)
    for label in labels { #expect(levels.contains(label.string)) }
    var bare = panel("a")
    bare.levels = []
    #expect(texts(SurfaceFigure(panels: [bare]).drawing()).allSatisfy { $0.halo == nil })
  }

  @Test func whatIsNotFiniteIsHatched() throws {
    let drawing = SurfaceFigure(panels: [panel("a", hole: .infinity)]).drawing()
    let image = try #require(
      drawing.shapes.compactMap { if case .image(let raster, _) = $0 { raster } else { nil } }.first)
    let colors = Set((0..<30).map { image[image.columns / 2 + $0 - 15, image.rows - 1] })
    #expect(colors.contains(ColorMap.notANumber) && colors.count == 2)
  }

  @Test func panelsShareABarWhereItHoldsForAll() {
    func bars(_ panels: [SurfacePanel]) -> Int {
      SurfaceFigure(panels: panels).drawing().shapes.count { if case .image = $0 { true } else { false } }
        - panels.count
    }
    #expect(bars([panel("a", columns: 5), panel("b", columns: 5)]) == 1)
    #expect(bars([panel("a", columns: 5), panel("b", columns: 5, scale: .logarithmic)]) == 2)
  }

  @Test func inCells() {
    let figure = SurfaceFigure(
      panels: [panel("MSE"), panel("cosine")], notes: ["digits · 11×11 points"])
    #expect(
      figure.buffer(width: 46, contours: .bands).adapted(to: Capabilities(colors: .none, unicode: false)).text
        == """
        ^ second direction
          + MSE ---------+  + cosine ------+
         1+##**++++++**##|  |##**++++++**##| % 7.41
          |*++========++*|  |*++========++*| #
          |+==---::---==+|  |+==---::---==+| *
         0+=--::::::::--=|  |=--::::::::--=| + 4
          |=--::::::::--=|  |=--::::::::--=| =
          |=--::::::::--=|  |=--::::::::--=| -
        -1+=---::::::---=|  |=---::::::---=| : 0.01
          ++--+---+--+--++  ++--+---+--+--++
         -1.0    0.0   1.0 -1.0    0.0   1.0
          first direction   first direction

        digits . 11x11 points

        """)
  }

  @Test(arguments: [1, 20, 40, 60, 80, 100, 120, 200]) func cellsFitIntoTheWidth(width: Int) {
    for panels in [[panel("a")], [panel("a"), panel("b")], [panel("a"), panel("b", scale: .logarithmic)]] {
      let buffer = SurfaceFigure(panels: panels, notes: [String(repeating: "long ", count: 60)])
        .buffer(width: width)
      #expect(buffer.width <= max(width, 28))
    }
  }

  @Test func bothAxesHaveOneUnit() {
    var wide = panel("a", columns: 5)
    wide.x = Axis(range: -2...2)
    #expect(SurfaceFigure(panels: [wide]).aspect == 0.5)
    wide.x = Axis(range: -20...20)
    #expect(SurfaceFigure(panels: [wide]).aspect == 1)
  }
}
