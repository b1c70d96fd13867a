import Testing

@testable import Canvas

@Suite struct HeatFigureTests {
  private func figure(_ count: Int, title: String = "a long title of a panel") -> HeatFigure {
    let axis = Axis(range: -15...15)
    let values = (0..<31).flatMap { y in (0..<31).map { x in Float(x + y) } }
    let panel = HeatPanel(
      title: title, x: axis, y: axis, columns: 31, rows: 31, values: values, range: 0...481)
    return HeatFigure(panels: Array(repeating: panel, count: count))
  }

  private func texts(_ drawing: Drawing) -> [Drawing.Text] {
    drawing.shapes.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// The box that a text takes, in fonts a sixth wider than ours.
  private func box(_ text: Drawing.Text) -> Drawing.Box {
    let width = StrokeFont.width(of: text.string, size: text.size) * 7 / 6
    let x =
      switch text.anchor {
      case .start: text.origin.x
      case .middle: text.origin.x - width / 2
      case .end: text.origin.x - width
      }
    return Drawing.Box(x: x, y: text.origin.y - 0.75 * text.size, width: width, height: text.size)
  }

  @Test(arguments: 1...4) func nothingOverlapsAndNothingIsCut(count: Int) {
    let drawing = figure(count, title: "a title that is far too long to stand above one panel").drawing()
    var boxes = texts(drawing).map(box)
    for case .image(_, let box) in drawing.shapes { boxes.append(box) }
    for (index, a) in boxes.enumerated() {
      #expect(a.x >= 0 && a.y >= 0 && a.maxX <= drawing.width && a.maxY <= drawing.height)
      for b in boxes[..<index] {
        #expect(a.x >= b.maxX || b.x >= a.maxX || a.y >= b.maxY || b.y >= a.maxY, "\(a) \(b)")
      }
    }
  }

  @Test func ticksStandEveryFive() {
    let labels = texts(figure(1).drawing()).map(\.string)
    for label in ["−15", "−10", "−5", "5", "10", "15"] {
      #expect(labels.filter { $0 == label }.count == 2)
    }
    #expect(labels.contains("400"))
  }

  @Test func highValuesAreAtTheUpperRight() throws {
    let image = try #require(
      figure(1).drawing().shapes.compactMap { if case .image(let raster, _) = $0 { raster } else { nil } }
        .first)
    #expect(image[image.columns - 1, 0] == ColorMap.viridis.color(at: 60.0 / 481))
    #expect(image[0, image.rows - 1] == ColorMap.viridis.color(at: 0))
  }

  @Test func samplesAtTheEndsAreCutInHalf() throws {
    var figure = figure(1)
    figure.panels[0].columns = 3
    figure.panels[0].rows = 1
    figure.panels[0].values = [0, 240, 481]
    let image = try #require(
      figure.drawing().shapes.compactMap { if case .image(let raster, _) = $0 { raster } else { nil } }.first)
    let middle = (0..<image.columns).filter { image[$0, 5] == ColorMap.viridis.color(at: 240.0 / 481) }
    #expect(middle.count == image.columns / 2)
  }

  @Test func aTerminalOf80ColumnsShowsThreePanels() {
    let text = figure(3, title: "MSE").buffer(width: 80).adapted(
      to: Capabilities(colors: .none, unicode: false)
    ).text
    #expect(
      text.split(separator: "\n")[0].split(separator: " ").filter { $0 == "MSE" }.count == 3)
    #expect(text.contains("-15"))
    #expect(text.contains("481"))
    #expect(text.utf8.allSatisfy { $0 < 128 })
  }

  @Test(arguments: [1, 10, 30, 40, 60, 80, 100, 120, 200, 400])
  func cellsFitIntoTheWidth(width: Int) {
    let buffer = figure(4).buffer(width: width)
    #expect(buffer.width <= max(width, 24))
  }
}
