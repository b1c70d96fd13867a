import Testing

@testable import Canvas

@Suite struct SurfacePanelTests {
  private func panel(
    _ values: [Double?], columns: Int, levels: [Double] = [], path: SurfacePath = SurfacePath()
  ) -> SurfacePanel {
    SurfacePanel(
      title: "loss", x: Axis(range: 0...1), y: Axis(range: 0...1),
      surface: SampledSurface(columns: columns, rows: values.count / columns, values: values),
      scale: ColorScale(range: 0...1), levels: levels.map { Tick(value: $0, label: "\($0)") }, path: path)
  }

  private func picture(
    _ panel: SurfacePanel, _ width: Int, _ height: Int, contours: SurfacePanel.ContourStyle = .lines
  ) -> Buffer {
    var buffer = Buffer(width: width, height: height)
    panel.draw(in: buffer.bounds, contours: contours, into: &buffer)
    return buffer
  }

  private func plane(_ count: Int) -> [Double?] {
    (0..<count * count).map { Double($0 % count) / Double(count - 1) }
  }

  private func bowl(_ count: Int) -> [Double?] {
    let axis = (0..<count).map { 2 * Double($0) / Double(count - 1) - 1 }
    return axis.flatMap { y in axis.map { x in (x * x + y * y) / 2 } }
  }

  @Test func contoursLieOverTheSurface() {
    let buffer = picture(panel(plane(5), columns: 5, levels: [0.3]), 8, 3)
    #expect(buffer.text == "▀▀⡇▀▀▀▀▀\n▀▀⡇▀▀▀▀▀\n▀▀⡇▀▀▀▀▀\n")
    let ground = ColorMap.viridis.color(at: 2.5 / 8)
    #expect(buffer[2, 1].style.background == ground)
    #expect(buffer[2, 1].style.foreground.contrast(with: ground) > 2.5)
  }

  @Test func aBowl() {
    #expect(
      picture(panel(bowl(41), columns: 41, levels: [0.25]), 16, 8).text == """
        ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀
        ▀▀▀▀⡠⠔⠊⠉⠉⠑⠢⢄▀▀▀▀
        ▀▀⢀⠎⠁▀▀▀▀▀▀▀⠱⡀▀▀
        ▀▀⡎▀▀▀▀▀▀▀▀▀▀⢱▀▀
        ▀▀⢇▀▀▀▀▀▀▀▀▀▀⡸▀▀
        ▀▀⠈⢆▀▀▀▀▀▀▀▀⡰⠁▀▀
        ▀▀▀▀⠑⠢⢄⣀⣀⡠⠔⠊⠁▀▀▀
        ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀

        """)
  }

  /// Dark lines on light colours, light ones on dark colours.
  @Test(arguments: ColorMap.all) func linesCanBeReadOnAllColours(map: ColorMap) {
    var panel = panel(plane(9), columns: 9)
    panel.colorMap = map
    for step in 0...100 {
      let position = Double(step) / 100
      let line = panel.lineColor(at: position, strength: 0.62)
      #expect(line.contrast(with: map.color(at: position)) > 2.2, "\(position)")
    }
  }

  @Test func linesThatCrowdStayLines() {
    let levels = (1...30).map { Double($0) / 31 }
    let buffer = picture(panel(plane(5), columns: 5, levels: levels), 8, 2)
    for cell in buffer.cells { #expect([0x2847, 0x28B8].contains(cell.glyph.value)) }
  }

  @Test func thePathAndItsMarks() {
    let path = SurfacePath(
      checkpoints: [(0.05, 0.9), (0.05, 0.1), (0.5, 0.1), (0.5, 3), (0.9, 0.5)].map { .init($0.0, $0.1) },
      live: .init(0.7, 0.9))
    let buffer = picture(panel(plane(5), columns: 5, path: path), 10, 5)
    #expect(buffer[0, 0].glyph == "○" && buffer[9, 2].glyph == "×" && buffer[7, 0].glyph == "◆")
    #expect(buffer[5, 0].glyph == "▴")
    #expect(buffer[7, 0].style.foreground != buffer[9, 2].style.foreground)
    #expect(buffer[0, 2].style.foreground == .white)
    // Lines give way to the path, whose ground stays as it would be without them.
    let upwards = SurfacePath(checkpoints: [.init(0.97, 0), .init(0.97, 1)])
    let alone = picture(panel(plane(5), columns: 5, path: upwards), 10, 5)
    let crossed = picture(panel(plane(5), columns: 5, levels: [0.92], path: upwards), 10, 5)
    #expect(crossed[9, 2] == alone[9, 2])
    #expect(
      buffer.adapted(to: Capabilities(colors: .none, unicode: false)).text.utf8.allSatisfy { $0 < 128 }
    )
  }

  @Test func evaluatedInterpolatedUnknownAndNotFinite() {
    let rows: [[Double?]] = [
      [0.5, nil, 0.5, nil, .infinity], [nil, nil, nil, nil, nil], [0.5, nil, 0.5, nil, .nan],
      [nil, nil, nil, nil, nil], [nil, nil, nil, nil, nil],
    ]
    let buffer = picture(panel(rows.flatMap(\.self), columns: 5), 20, 10)
    let evaluated = ColorMap.viridis.color(at: 0.5)
    #expect(buffer[0, 9].style.background == evaluated)
    #expect(buffer[4, 7].style.background == evaluated.mixed(with: SurfaceColors.dark, fraction: 0.25))
    #expect(buffer[4, 1].style.background == SurfaceColors.dark)
    #expect(buffer[19, 9].glyph == "∞" && buffer[19, 5].glyph == "?")
    #expect(buffer[19, 9].style.background == ColorMap.notANumber)
  }

  @Test func bandsHaveOneColourEach() {
    let buffer = picture(panel(plane(5), columns: 5, levels: [0.25, 0.5]), 8, 2, contours: .bands)
    #expect(buffer.cells.allSatisfy { $0.glyph == "▀" })
    let colors = (0..<8).map { buffer[$0, 0].style.foreground }
    let bands = [0.125, 0.375, 0.75].map { ColorMap.viridis.color(at: $0) }
    #expect(colors == [0, 0, 1, 1, 2, 2, 2, 2].map { bands[$0] })
    #expect(SurfacePanel.ContourStyle(for: Capabilities(colors: .truecolor, unicode: true)) == .lines)
    #expect(SurfacePanel.ContourStyle(for: Capabilities(colors: .ansi16, unicode: true)) == .bands)
    #expect(SurfacePanel.ContourStyle(for: Capabilities(colors: .truecolor, unicode: false)) == .bands)
  }

  @Test func levelsLieWhereTheScaleShowsThem() {
    let surface = SampledSurface(columns: 2, rows: 2, values: [0, 1, 2, 1000])
    let clipped = SurfacePanel.levels(of: surface, scale: ColorScale(range: 0...10))
    #expect(clipped.allSatisfy { $0.value > 0 && $0.value < 10 } && clipped.count >= 4)
    #expect(SurfacePanel.levels(of: surface, scale: ColorScale(range: 2000...3000)).isEmpty)
    // Within a decade a logarithmic scale has the contours of a linear one.
    let decade = SurfacePanel.levels(of: surface, scale: ColorScale(range: 1...4.5, scale: .logarithmic))
    #expect(decade.map(\.value) == [1.5, 2, 2.5, 3, 3.5, 4])
    let flat = SampledSurface(columns: 2, rows: 2, values: [1, 1, .nan, nil])
    #expect(SurfacePanel.levels(of: flat, scale: ColorScale(of: [1])).isEmpty)
  }

  @Test func anySize() {
    let path = SurfacePath(checkpoints: [.init(0, 0), .init(1, 1), .init(5, 5)], live: .init(-1, -1))
    for width in 0...5 {
      for height in 0...5 {
        var buffer = Buffer(width: 9, height: 9)
        buffer.fill(buffer.bounds, with: Cell("#"))
        let rect = Rect(x: 2, y: 2, width: width, height: height)
        panel(bowl(5), columns: 5, levels: [0.2, 0.7], path: path).draw(in: rect, into: &buffer)
        buffer.fill(rect, with: Cell("#"))
        #expect(buffer.cells.allSatisfy { $0.glyph == "#" })
      }
    }
  }
}
