import Testing

@testable import Canvas

struct AdaptedTests {
  /// A heat map with a dot, a mark and a value that is not a number, in a frame, with a curve and text.
  private var sample: Buffer {
    var buffer = Buffer(width: 24, height: 12)
    buffer.drawFrame(buffer.bounds, title: "loss ×", value: "−1.5")
    let rect = Rect(x: 1, y: 1, width: 16, height: 6)
    var values = (0..<16 * 12).map { Float($0) }
    values[40] = .nan
    HeatMap(columns: 16, rows: 12, values: values, range: 0...192, colorMap: .viridis).draw(
      in: rect, into: &buffer)
    var dots = DotLayer(width: 16, height: 6)
    dots.plot(x: 3, y: 3, color: .white)
    dots.mark("×", x: 10, y: 15, color: Color(0xFF4B4B))
    dots.draw(in: rect, into: &buffer)
    ColorBar(range: 0...192, colorMap: .viridis).draw(
      in: Rect(x: 17, y: 1, width: 6, height: 6), into: &buffer)
    let bucket = (0..<9).map { LineChart.Bucket(x: Double($0), value: Double($0)) }
    LineChart(series: [.init(name: "a", color: Color(0xE69F00), buckets: bucket)])
      .draw(in: Rect(x: 1, y: 7, width: 22, height: 4), into: &buffer)
    buffer.write("漢é…", x: 2, y: 10)
    return buffer
  }

  private static let all = Capabilities.ColorDepth.allCases.flatMap { depth in
    [true, false].map { Capabilities(colors: depth, unicode: $0) }
  }

  @Test(arguments: all) func onlyWhatTheTerminalCanShow(capabilities: Capabilities) {
    let adapted = sample.adapted(to: capabilities)
    for cell in adapted.cells {
      if !capabilities.unicode { #expect((32..<127).contains(cell.glyph.value)) }
      for color in [cell.style.foreground, cell.style.background] where !color.isStandard {
        switch capabilities.colors {
        case .none: Issue.record("a colour")
        case .ansi8: #expect(Palette.ansi[..<8].contains(color))
        case .ansi16: #expect(Palette.ansi.contains(color))
        case .indexed256: #expect(Palette.colors[16...].contains(color))
        case .truecolor: break
        }
      }
    }
    #expect(adapted == sample.adapted(to: capabilities))
  }

  @Test func nothingToAdapt() {
    #expect(sample.adapted(to: Capabilities(colors: .truecolor, unicode: true)) == sample)
  }

  @Test(arguments: all) func marksStayInSight(capabilities: Capabilities) {
    let adapted = sample.adapted(to: capabilities)
    let mark = adapted[6, 4]
    let dot = adapted[2, 1]
    #expect(mark.glyph == (capabilities.unicode ? "×" : "x"))
    #expect(dot.glyph == (capabilities.unicode ? "⠐" : "o") || dot.glyph.value >= 0x2800)
    if capabilities.colors != .none {
      #expect(mark.style.foreground != mark.style.background)
      #expect(dot.style.foreground != dot.style.background)
    }
    if [.ansi8, .ansi16].contains(capabilities.colors) { #expect(mark.style.background == .black) }
    #expect(adapted.cells.contains { $0.glyph == "?" })
  }

  @Test func asciiPicture() {
    #expect(
      sample.adapted(to: Capabilities(colors: .none, unicode: false)).text == """
        + loss x -------- -1.5 +
        |.o.::::::::::::: % 192|
        |--------?------- #    |
        |=============+++ * 100|
        |+++++x+********* =    |
        |*############### -    |
        |%%%%%%%%%%%%%%%% :   0|
        |10                ...-|
        |           ...--''    |
        | 0 ..----'''          |
        | ? ?~         5       |
        +----------------------+

        """)
  }

  @Test func shadesPicture() {
    var buffer = Buffer(width: 10, height: 1)
    HeatMap(columns: 10, rows: 1, values: (0..<10).map { Float($0) }, range: 0...9, colorMap: .grey)
      .draw(in: buffer.bounds, into: &buffer)
    #expect(buffer.adapted(to: Capabilities(colors: .none, unicode: true)).text == "  ░░▒▒▓███\n")
    #expect(buffer.adapted(to: Capabilities(colors: .none, unicode: false)).text == " .:-=+*%@@\n")
  }

  /// Without Unicode two pixels become a blank on their mean colour.
  @Test func coloredBlanks() {
    var buffer = Buffer(width: 1, height: 1)
    buffer[0, 0] = Cell(top: Color(0x102030), bottom: Color(0x304050))
    let cell = buffer.adapted(to: Capabilities(colors: .truecolor, unicode: false))[0, 0]
    #expect(cell.glyph == " ")
    #expect(cell.style.background == Color(0x203040))
  }

  /// A faint band keeps its hue and stays fainter than its curve.
  @Test func darkColorsBecomeDim() {
    var buffer = Buffer(width: 2, height: 1)
    buffer[0, 0] = Cell("⣿", Style(foreground: Color(0x5C4000)))
    buffer[1, 0] = Cell("⣿", Style(foreground: Color(0xE69F00)))
    for depth in [Capabilities.ColorDepth.ansi8, .ansi16] {
      let adapted = buffer.adapted(to: Capabilities(colors: depth, unicode: true))
      #expect(adapted[0, 0].style == Style(foreground: Palette.ansi[3], attributes: .dim))
      #expect(adapted[1, 0].style == Style(foreground: Palette.ansi[3]))
    }
  }

  /// What a chart draws faintly stays, and stays fainter than the curve, whatever the series' colour.
  @Test(
    arguments: all.filter { $0.colors <= .ansi16 }, [Color(0xE69F00), .white, Color(0xB0B0B0), .standard])
  func faintDotsAreTold(capabilities: Capabilities, color: Color) {
    let buckets = (0..<9).map { LineChart.Bucket(x: Double($0), value: $0 % 2 == 0 ? 0 : 1, curve: 0.5) }
    var buffer = Buffer(width: 40, height: 9)
    LineChart(series: [.init(name: "a", color: color, buckets: buckets)], yRange: 0...1)
      .draw(in: buffer.bounds, into: &buffer)
    let adapted = buffer.adapted(to: capabilities)
    let (faint, curve) = (adapted[4, 6].style, adapted[20, 4].style)
    #expect(buffer[4, 6].glyph.value > 0x2800 && buffer[20, 4].glyph.value > 0x2800)
    #expect(faint != curve)
    #expect(faint.attributes.contains(.dim) && !curve.attributes.contains(.dim))
    #expect(faint.foreground != .black)
  }
}
