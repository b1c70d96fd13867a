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

  @Test func meansStandOnTheirBarsJoinedByLines() {
    #expect(
      picture(figure, chart: 0, 44, 12).text == """
        100 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈

         80 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⣀⣀⡠⠤⠤⠒●┈┈┈┈
                                  ⢀⡠⠔●⠊⠉⠉
         60 ┈┈┈┈◆⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠊⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒◆┈┈
                         ⢀⡠●⠒⠉
         40 ┈┈┈┈┈┈┈┈┈⢀⡠⠔⠊⠁┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
                 ⣀⠤⠒⠉⠁
         20 ┈┈●⠒⠉┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
              ⠁
          0 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
               2            5         10        20

        """)
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
    #expect(buffer.text(row: 11).contains("digits") && buffer.text(row: 11).contains("languages"))
  }

  @Test func theLegendNamesEverySeriesOnceAndIsCutWhereThereIsNoRoom() {
    var buffer = Buffer(width: 40, height: 1)
    figure.drawLegend(in: buffer.bounds, into: &buffer)
    #expect(buffer.text(row: 0).split(separator: " ").joined(separator: " ") == "● rising ◆ level")
    var narrow = Buffer(width: 12, height: 1)
    figure.drawLegend(in: narrow.bounds, into: &narrow)
    #expect(narrow.text(row: 0).hasPrefix("● rising"))
  }

  @Test(arguments: [(0, 0), (1, 1), (2, 3), (5, 4), (12, 5), (9, 40), (200, 2)])
  func anySizeIsDrawn(width: Int, height: Int) {
    let buffer = picture(figure, chart: 0, width, height)
    #expect(buffer.width == width && buffer.height == height)
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
