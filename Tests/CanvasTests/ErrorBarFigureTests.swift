import Testing

@testable import Canvas

private let blue = Color(0x56B4E9)
private let orange = Color(0xE69F00)

private func series(
  _ name: String, _ color: Color, _ marker: ErrorBarChart.Marker, _ points: [(Int, Double, Double?)]
) -> ErrorBarChart.Series {
  ErrorBarChart.Series(
    name: name, color: color, marker: marker,
    points: points.map { ErrorBarChart.Point(column: $0.0, mean: $0.1, error: $0.2) })
}

private let columns = ErrorBarChart.columns([2, 5, 10, 20])

private var figure: ErrorBarFigure {
  let first = series("rising", blue, .disc, [(0, 20, 4), (1, 50, 2), (2, 70, nil), (3, 80, 1)])
  let second = series("level", orange, .diamond, [(0, 60, 3), (3, 60, 3)])
  return ErrorBarFigure(
    charts: [
      ErrorBarChart(title: "both", xLabel: "samples", columns: columns, series: [first, second]),
      ErrorBarChart(title: "one", xLabel: "samples", columns: columns, series: [second]),
    ], yLabel: "accuracy")
}

private func picture(_ figure: ErrorBarFigure, chart: Int, _ width: Int, _ height: Int) -> Buffer {
  var buffer = Buffer(width: width, height: height)
  figure.draw(chart: chart, in: buffer.bounds, into: &buffer)
  return buffer
}

struct ErrorBarFigureTests {
  @Test func numbersStandByTheirLogarithmsWhereTheyAreFarApart() {
    #expect(columns.map(\.label) == ["2", "5", "10", "20"])
    #expect(columns[0].place == 0 && columns[3].place == 1)
    #expect(abs(columns[2].place - columns[1].place - (columns[3].place - columns[2].place)) < 1e-12)
    #expect(ErrorBarChart.columns([1, 2, 3]).map(\.place) == [0, 0.5, 1])
    #expect(ErrorBarChart.columns([7]).map(\.place) == [0.5])
    #expect(ErrorBarChart.columns([-1, 0, 99]).map(\.place) == [0, 0.01, 1])
    #expect(ErrorBarChart.columns(["a", "b"]).map(\.place) == [0, 1])
    let odd = ErrorBarChart.columns([.nan, 2, .infinity, 4])
    #expect(odd.map { $0.position(among: 4) == nil } == [true, false, true, false])
    #expect(odd[1].place == 0 && odd[3].place == 1)
  }

  @Test func oneAxisHoldsTheBarsOfAllCharts() throws {
    let axis = try #require(figure.yAxis(ticks: 5))
    #expect(axis.range.lowerBound <= 16 && axis.range.upperBound >= 81)
    var empty = figure
    empty.charts = [ErrorBarChart(title: "", xLabel: "", columns: columns, series: [])]
    #expect(empty.yAxis(ticks: 5) == nil)
    // A mean that is not finite has no part in it.
    empty.charts[0].series = [series("a", blue, .disc, [(0, .nan, 1), (1, 5, .infinity)])]
    #expect(try #require(empty.yAxis(ticks: 5)).range.contains(5))
  }

  @Test func numbersBelowColumnsAreWholeOrLeftOut() {
    let numbers = (8...20).map(Double.init)
    var dense = figure
    dense.charts[0].columns = ErrorBarChart.columns(numbers)
    let labels = picture(dense, chart: 0, 40, 10).text.split(separator: "\n").last!
    #expect(
      labels.contains("8") && labels.contains("9") && labels.contains("20") && !labels.contains("…"),
      "\(labels)")
    // Names are shortened, and the last one has its place too.
    dense.charts[0].columns = ErrorBarChart.columns(["digits", "fashion", "glyphs", "languages"])
    dense.charts[0].areJoined = false
    let names = picture(dense, chart: 0, 36, 10).text.split(separator: "\n").last!
    #expect(names.contains("digits") && names.contains("langu"), "\(names)")
  }

  @Test func namesThatBeginAlikeAreCutInTheirMiddle() {
    var levels = figure
    levels.charts[0].columns = ErrorBarChart.columns(["one-hot", "semantic:1", "semantic:2", "semantic:3"])
    levels.charts[0].areJoined = false
    let names = picture(levels, chart: 0, 36, 10).text.split(separator: "\n").last!
    #expect(names.split(separator: " ") == ["one-hot", "sem…c:1", "sem…c:2", "sem…c:3"])
  }

  @Test func whatAllChartsAreOfStandsBelowThemOnceAndIsShortened() {
    var figure = figure
    let without = figure.drawing(width: 800, height: 400).svg()
    figure.note = String(repeating: "data ", count: 60)
    figure.charts[0].xLabel = String(repeating: "label ", count: 60)
    let texts = figure.drawing(width: 800, height: 400).svg().split(separator: "\n")
    let note = texts.filter { $0.contains(">data data") }
    #expect(note.count == 1 && note[0].contains("…") && note[0].contains(#"x="400""#))
    #expect(texts.count { $0.contains(">label label") && $0.contains("…<") } == 1)
    #expect(!without.contains(">data"))
  }

  @Test func numbersBelowADrawingDoNotTouch() {
    var dense = figure
    dense.charts[0].columns = ErrorBarChart.columns((2...40).map(Double.init))
    let svg = dense.drawing(width: 700, height: 400).svg()
    #expect(svg.contains(">2<") && svg.contains(">3<") && svg.contains(">10<"))
    #expect(!svg.contains(">39<"))
  }

  @Test func meansStandOnTheirBarsJoinedByLines() {
    #expect(
      picture(figure, chart: 0, 44, 12).text == """
        100 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈

                                      ⢀⣀⣀⠤⠤⠔⠒⠒⠉●
                ╷                ⣀⠤⠔⠊●⠁          ╷
                ◆⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⣀⠤⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉◆
         50 ┈┈┈┈┈┈┈┈┈┈┈⣀⡠⠔⠊●┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
                  ⢀⡠⠔⠒⠉
              ●⠤⠒⠉⠁
              ╵
          0 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
               2            5         10        20
                            samples

        """)
  }

  @Test func barsAreThinLinesToTheNearestHalfOfACell() {
    let one = series("a", blue, .disc, [(0, 50, 50), (1, 50, 25), (2, 50, 13), (3, 50, 3)])
    let chart = ErrorBarChart(title: "", xLabel: "", columns: columns, series: [one], areJoined: false)
    let buffer = picture(ErrorBarFigure(charts: [chart], yLabel: ""), chart: 0, 40, 10)
    #expect(
      buffer.text == """
        100 ┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
               │
               │          ╷
               │          │        ╷
         50 ┈┈┈●┈┈┈┈┈┈┈┈┈┈●┈┈┈┈┈┈┈┈●┈┈┈┈┈┈┈┈●┈┈┈
               │          │        ╵
               │          ╵
               │
          0 ┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
               2          5        10       20

        """)
    #expect(
      buffer.cells.filter { "│╵╷●".unicodeScalars.contains($0.glyph) }.allSatisfy {
        $0.style.foreground == blue
      })
    let ascii = buffer.adapted(to: Capabilities(colors: .none, unicode: false)).text
    #expect(ascii.contains("|") && ascii.contains("*") && !ascii.contains("?"))
  }

  @Test func aChartWithoutMeansSaysSoBesideOneThatHasSome() {
    var figure = figure
    figure.charts[1].series[0].points = [ErrorBarChart.Point(column: 0, mean: .nan, error: 1)]
    #expect(!picture(figure, chart: 0, 44, 12).text.contains("nothing yet"))
    #expect(picture(figure, chart: 1, 44, 12).text(row: 4).contains("  nothing yet"))
    let svg = figure.drawing(width: 800, height: 400).svg()
    #expect(svg.ranges(of: ">no data<").count == 1)
  }

  @Test func whatTheColumnsAreStandsBelowThem() {
    #expect(picture(figure, chart: 0, 44, 12).text(row: 11).contains("samples"))
    let low = picture(figure, chart: 0, 44, 11)
    #expect(!low.text.contains("samples") && low.text(row: 10).contains("20"))
  }

  @Test func whatIsMissingIsNotDrawn() {
    let buffer = picture(figure, chart: 1, 44, 12)
    #expect(buffer.cells.count { $0.glyph == "◆" } == 2 && !buffer.cells.contains { $0.glyph == "●" })
    var empty = figure
    for index in empty.charts.indices {
      for number in empty.charts[index].series.indices { empty.charts[index].series[number].points = [] }
    }
    #expect(picture(empty, chart: 0, 44, 12).text.contains("nothing yet"))
  }

  @Test func namesWithoutAnOrderAreNotJoined() {
    var figure = figure
    figure.charts[0].areJoined = false
    figure.charts[0].columns = ErrorBarChart.columns(["digits", "fashion", "glyphs", "languages"])
    for index in figure.charts[0].series.indices {
      for point in figure.charts[0].series[index].points.indices {
        figure.charts[0].series[index].points[point].error = nil
      }
    }
    let buffer = picture(figure, chart: 0, 60, 12)
    #expect(!buffer.cells.contains { (0x2801...0x28FF).contains($0.glyph.value) })
    #expect(buffer.text(row: 10).contains("digits") && buffer.text(row: 10).contains("languages"))
  }

  @Test func theLegendNamesEverySeriesOnceAndIsCutWhereThereIsNoRoom() {
    var buffer = Buffer(width: 40, height: 1)
    figure.drawLegend(in: buffer.bounds, into: &buffer)
    #expect(buffer.text(row: 0).split(separator: " ").joined(separator: " ") == "● rising ◆ level")
    var narrow = Buffer(width: 12, height: 1)
    figure.drawLegend(in: narrow.bounds, into: &narrow)
    #expect(narrow.text(row: 0).hasPrefix("● rising"))
  }

  @Test func theLegendTakesSeveralLinesWhereItMayAndEndsWithAPart() {
    var buffer = Buffer(width: 12, height: 2)
    figure.drawLegend(in: buffer.bounds, into: &buffer)
    #expect(buffer.text == "  ● rising\n  ◆ level\n")
    buffer = Buffer(width: 14, height: 1)
    figure.drawLegend(in: buffer.bounds, into: &buffer)
    #expect(buffer.text == "● rising ◆ le…\n")
  }

  @Test(arguments: [(0, 0), (1, 1), (2, 3), (5, 4), (12, 5), (9, 40), (200, 2), (35, 9), (70, 10)])
  func anySizeIsDrawn(width: Int, height: Int) {
    let buffer = picture(figure, chart: 0, width, height)
    #expect(buffer.width == width && buffer.height == height)
    for rect in [buffer.bounds, Rect(x: -7, y: -3, width: width, height: height)] {
      var whole = buffer
      figure.drawLegend(in: rect, into: &whole)
    }
  }

  @Test func oddNumbersAreDrawn() {
    let odd = [Double.nan, .infinity, -.infinity, -1, 0, 1e308, -1e308, Double.leastNonzeroMagnitude]
    let columns = ErrorBarChart.columns(odd)
    let all = odd.map { mean in
      series("a", blue, .ring, odd.indices.map { ($0, mean, odd[$0]) } + [(-1, 1, 1), (99, 1, 1)])
    }
    let figure = ErrorBarFigure(
      charts: [ErrorBarChart(title: "", xLabel: "x", columns: columns, series: all)], yLabel: "")
    _ = picture(figure, chart: 0, 40, 14)
    for (width, height) in [(1.0, 1.0), (60, 900), (500, 300)] {
      let drawing = figure.drawing(width: width, height: height)
      _ = drawing.raster()
      let svg = drawing.svg()
      #expect(!svg.contains("nan") && !svg.contains("inf"))
    }
  }

  /// The later series crosses the first one's middle mean.
  @Test func noLineCrossesOutAMarker() throws {
    let first = series("a", Color(0xC00000), .square, [(1, 50, nil)])
    let second = series("b", Color(0x0000C0), .disc, [(0, 50, nil), (2, 50, nil)])
    let chart = ErrorBarChart(
      title: "", xLabel: "", columns: ErrorBarChart.columns(["x", "y", "z"]), series: [first, second])
    let drawing = ErrorBarFigure(charts: [chart], yLabel: "").drawing(width: 400, height: 300)
    let marker = try #require(
      drawing.shapes.compactMap { shape -> Drawing.Box? in
        if case .boxes(let boxes, Color(0xC00000)) = shape { boxes[0] } else { nil }
      }.first)
    let png = try PNGReader(drawing.raster(scale: 2).png())
    #expect(png.width == 800 && png.height == 600)
    for (x, y) in [(0.5, 0.5), (0.2, 0.2), (0.8, 0.8), (0.2, 0.8), (0.8, 0.2)] {
      let column = Int(2 * (marker.x + x * marker.width))
      let row = Int(2 * (marker.y + y * marker.height))
      #expect(png.pixels[row * png.width + column] == Color(0xC00000))
    }
    // The line is there beside the marker.
    #expect(png.pixels.contains(Color(0x0000C0)))
  }

  @Test func drawingsHaveBothChartsTheirBarsAndOneLegend() {
    let svg = figure.drawing(width: 800, height: 400).svg()
    for text in ["both", "one", "rising", "level", "accuracy", "samples", "20"] {
      #expect(svg.contains(">\(text)<"))
    }
    // The legend has each name once, in colours that are legible on white.
    #expect(svg.ranges(of: ">level<").count == 1)
    #expect(!svg.contains("nan") && !svg.contains("inf"))
    for (width, height) in [(1.0, 1.0), (30, 2000), (2000, 30)] {
      #expect(figure.drawing(width: width, height: height).width == width)
    }
  }

  @Test func barsReachFromErrorToError() {
    var one = figure
    one.charts.removeLast()
    one.charts[0].series = [series("a", Color(0xFF0000), .square, [(0, 50, 10)])]
    one.charts[0].columns = ErrorBarChart.columns([1])
    let drawing = one.drawing(width: 400, height: 300)
    let bars = drawing.shapes.compactMap { shape -> [[Drawing.Point]]? in
      if case .lines(let lines, let stroke) = shape, stroke.width == 1.3 { lines } else { nil }
    }
    #expect(bars.count == 1 && bars[0].count == 3)
    let (upper, lower) = (bars[0][0][0].y, bars[0][0][1].y)
    // The axis goes from 40 to 60.
    #expect(upper < lower && bars[0][0][0].x == bars[0][0][1].x)
    #expect(abs((lower - upper) - (300 - 36 - 48 - 18 - 12)) < 2)
  }
}
