import Testing

@testable import Canvas

@Suite struct LineChartDrawingTests {
  private let orange = Color(0xE69F00)
  private let yellow = Color(0xF0E442)

  private func series(_ name: String, _ color: Color, _ values: [Double]) -> LineChart.Series {
    LineChart.Series(
      name: name, color: color,
      buckets: values.enumerated().map { LineChart.Bucket(x: Double($0.offset), value: $0.element) })
  }

  private func texts(_ drawing: Drawing) -> [Drawing.Text] {
    drawing.shapes.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// The polylines of a colour that are not samples of the legend.
  private func lines(_ drawing: Drawing, _ color: Color) -> [[Drawing.Point]] {
    drawing.shapes.flatMap { shape -> [[Drawing.Point]] in
      if case .lines(let lines, let stroke) = shape, stroke.color == color { lines } else { [] }
    }.filter { !($0.count == 2 && $0[1].x - $0[0].x == 22) }
  }

  private func box(_ text: Drawing.Text) -> Drawing.Box {
    let width = FigureText.width(of: text.string, size: text.size) * 0.98
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

  @Test(arguments: [1, 3, 12, 40], [XUnit.number, .duration, .clock(utcOffset: 3600)])
  func nothingOverlapsAndNothingIsCut(count: Int, unit: XUnit) {
    for (width, height) in [(640.0, 400.0), (480, 300), (300, 260), (1200, 500)] {
      var chart = LineChart(
        series: (0..<count).map { index in
          var one = series(
            "run \(index) with a name that goes on and on for longer than anyone reads", orange,
            (0..<50).map { Double($0 * index) - 20 })
          one.buckets[3] = LineChart.Bucket(x: 3, value: .nan)
          for i in one.buckets.indices { one.buckets[i].x = 1.76e9 + Double(i) * 3000 }
          return one
        }, xLabel: "time", xUnit: unit, mark: 1.76e9 + 30_000)
      chart.yLabel = "loss"
      let drawing = chart.drawing(title: "a title", width: width, height: height)
      let boxes = texts(drawing).map(box)
      for (index, a) in boxes.enumerated() {
        #expect(a.x >= 0 && a.y >= 0 && a.maxX <= width && a.maxY <= height, "\(a) \(width)×\(height)")
        for b in boxes[..<index] {
          #expect(a.x >= b.maxX || b.x >= a.maxX || a.y >= b.maxY || b.y >= a.maxY, "\(a) \(b)")
        }
      }
    }
  }

  @Test func anySize() {
    let chart = LineChart(
      series: [series("a", orange, [1, .nan, 3]), series("b", yellow, [2])], xLabel: "steps", mark: 1)
    for width in [1.0, 5, 20, 60, 150, 500] {
      for height in [1.0, 5, 20, 60, 150, 500] {
        _ = chart.drawing(title: "title", width: width, height: height)
      }
    }
    let empty = LineChart(series: []).drawing(title: "", width: 200, height: 100)
    #expect(texts(empty).map(\.string).contains("no data"))
  }

  @Test func curvesHaveGapsAndStayInThePlot() {
    let chart = LineChart(
      series: [series("a", orange, [0, 1, .nan, 1, 5, 1])], xRange: 0...5, yRange: 0...2)
    let drawing = chart.drawing(title: "t", width: 400, height: 300)
    let curves = lines(drawing, orange.legible(on: .white)).filter { $0.count > 2 || $0[0].y != $0[1].y }
    let straight = curves.filter { abs($0.last!.x - $0[0].x) > 7 }
    // One before the gap, and one on either side of the peak that the plot cuts off.
    #expect(straight.count == 3)
    let ys = straight.flatMap { $0.map(\.y) }
    #expect(ys.min()! >= 36 - 1e-6)
    #expect(texts(drawing).map(\.string).contains("not finite"))
  }

  @Test func aNumberBetweenGapsIsADot() {
    let chart = LineChart(series: [series("a", orange, [.nan, 1, .nan])], xRange: 0...2)
    let drawing = chart.drawing(title: "t", width: 400, height: 300)
    #expect(drawing.shapes.contains { if case .dots(let dots, _, _) = $0 { dots.count == 1 } else { false } })
  }

  @Test func bandsAreLightAndMixWhereTheyOverlap() {
    func band(_ color: Color, _ low: Double, _ high: Double) -> LineChart.Series {
      LineChart.Series(
        name: "", color: color,
        buckets: (0...4).map { LineChart.Bucket(x: Double($0), minimum: low, maximum: high, mean: low) })
    }
    let blue = Color(0x0072B2)
    let drawing = LineChart(series: [band(blue, 0, 2), band(Color(0xD55E00), 1, 3)], yRange: 0...4)
      .drawing(title: "t", width: 400, height: 300)
    let colors = drawing.shapes.compactMap { shape -> Color? in
      if case .boxes(let boxes, let color) = shape,
        boxes.contains(where: { $0.width > 100 && $0.height > 20 })
      {
        return color
      }
      return nil
    }
    #expect(colors.count == 3)
    #expect(colors.allSatisfy { $0.luminance > 0.5 && $0 != .white })
  }

  @Test func smoothedCurvesStandOverRawLines() {
    let buckets = (0...20).map { LineChart.Bucket(x: Double($0), value: Double($0 % 2), curve: 0.5) }
    let chart = LineChart(series: [LineChart.Series(name: "a", color: orange, buckets: buckets)])
    let drawing = chart.drawing(title: "t", width: 400, height: 300)
    let dark = orange.legible(on: .white)
    let faint = Color.white.mixed(with: dark, fraction: 0.38)
    #expect(lines(drawing, faint).map(\.count) == [21])
    #expect(Set(lines(drawing, dark)[0].map(\.y)).count == 1)
  }

  @Test func coloursCanBeReadOnWhite() {
    for color in [yellow, .white, Color(0x56B4E9), .standard, Color(0xFF0000), .black] {
      #expect(color.legible(on: .white).contrast(with: .white) >= 3)
    }
    #expect(Color(0x0072B2).legible(on: .white) == Color(0x0072B2))
    let darker = yellow.legible(on: .white)
    #expect(darker.red > 2 * darker.blue)
  }

  @Test func legends() {
    func names(_ count: Int, width: Double = 700) -> [String] {
      let all = (0..<count).map { series("run \($0)", orange, [0, 1]) }
      return texts(LineChart(series: all).drawing(title: "t", width: width, height: 500)).map(\.string)
        .filter { $0.hasPrefix("run") || $0.hasPrefix("and") }
    }
    #expect(names(3) == ["run 0", "run 1", "run 2"])
    #expect(names(20).last == "run 19")
    #expect(names(27).count == 24)
    #expect(names(27).last == "and 4 more")
    #expect(names(27, width: 300).last!.hasPrefix("and"))
    let long = LineChart(series: [series(String(repeating: "long ", count: 60), orange, [0, 1])])
    let text = texts(long.drawing(title: "t", width: 300, height: 200)).first { $0.string.hasPrefix("long") }
    #expect(text?.string.contains("…") == true)
  }

  @Test func marksOnALogarithmicAxis() {
    let chart = LineChart(series: [series("a", orange, [1, 0, -1, 0.1, .infinity])], yScale: .logarithmic)
    let names = texts(chart.drawing(title: "t", width: 400, height: 300)).map(\.string)
    #expect(names.contains("0 or less") && names.contains("not finite"))
  }

  /// Marks of what is not finite stay within the axes, also at their ends.
  @Test func marksStayInThePlot() {
    let chart = LineChart(series: [series("a", orange, [.nan, 1, 2, .nan])], yRange: 0...2)
    let drawing = chart.drawing(title: "t", width: 400, height: 300)
    let strokes = lines(drawing, orange.legible(on: .white)).filter {
      $0.count == 2 && abs($0[0].x - $0[1].x) == 6
    }
    #expect(strokes.count == 4)
    let frame = drawing.shapes.compactMap { shape -> [Drawing.Box]? in
      if case .boxes(let boxes, FigureText.ink) = shape, boxes.count == 4 { boxes } else { nil }
    }
    let xs = strokes.flatMap { $0.map(\.x) }
    #expect(xs.min()! > frame[0][2].maxX && xs.max()! < frame[0][3].x)
  }

  @Test func theCrosshair() {
    var chart = LineChart(series: [series("a", orange, [0, 1, 2])], yRange: 0...2, mark: 1)
    chart.markedValues = [.init(1, color: orange), .init(9, color: orange), .init(.nan, color: orange)]
    func dots(_ chart: LineChart) -> Int {
      chart.drawing(title: "t", width: 400, height: 300).shapes.count {
        if case .dots = $0 { true } else { false }
      }
    }
    #expect(dots(chart) == 2)
    chart.mark = 7
    #expect(dots(chart) == 0)
  }

  @Test func namesCannotBreakTheFile() throws {
    let odd = "<b>&\"'\u{0}\u{1B}[31m\n\u{FFFE}]]></svg>"
    var chart = LineChart(
      series: [series(odd, orange, [0, 1]), series(odd, yellow, [1, .nan])], xLabel: odd)
    chart.yLabel = odd
    let outline = try XMLOutline(chart.drawing(title: odd, width: 600, height: 400).svg())
    #expect(Set(outline.elements.map(\.name)) == ["svg", "rect", "path", "g", "text"])
  }
}
