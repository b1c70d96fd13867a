import Testing

@testable import Canvas

@Suite struct LineChartLayoutTests {
  private func chart(_ x: [Double], scale: Scale = .linear, range: ClosedRange<Double>? = nil) -> LineChart {
    let buckets = x.map { LineChart.Bucket(x: $0, value: $0) }
    return LineChart(
      series: [LineChart.Series(name: "a", color: .white, buckets: buckets)], xLabel: "steps", xRange: range,
      xScale: scale)
  }

  /// Every column of the plot stands for a number that is drawn in this column, in any width.
  @Test(arguments: [Scale.linear, .logarithmic]) func columnsAndNumbers(scale: Scale) throws {
    let chart = chart([1, 1000], scale: scale)
    for width in 1...60 {
      let rect = Rect(x: 3, y: 2, width: width, height: 8)
      let layout = try #require(chart.layout(in: rect))
      for column in layout.plot.x..<layout.plot.maxX {
        let x = try #require(chart.x(atColumn: column, in: rect))
        #expect(chart.column(ofX: x, in: rect) == column, "\(column) of \(layout.plot)")
      }
      if layout.plot.width > 1 {
        #expect(layout.x(atColumn: layout.plot.x) == 1)
        #expect(layout.x(atColumn: layout.plot.maxX - 1) == 1000)
      }
    }
  }

  @Test func theColumnIsWhereTheMarkIsDrawn() throws {
    var chart = chart([0, 100])
    let bounds = Rect(x: 0, y: 0, width: 40, height: 9)
    for x in stride(from: 0.0, through: 100, by: 3.7) {
      chart.mark = x
      var buffer = Buffer(width: 40, height: 9)
      chart.draw(in: bounds, into: &buffer)
      let column = try #require(chart.column(ofX: x, in: bounds))
      #expect((0..<8).contains { buffer[column, $0].glyph == "┊" }, "\(x)")
    }
  }

  @Test func beyondThePlot() throws {
    let chart = chart([0, 10], range: 0...10)
    let rect = Rect(x: 0, y: 0, width: 40, height: 9)
    let plot = try #require(chart.layout(in: rect)).plot
    #expect(chart.x(atColumn: plot.x - (plot.width - 1), in: rect) == -10)
    #expect(chart.x(atColumn: plot.x + 2 * (plot.width - 1), in: rect) == 20)
    for outside in [-0.1, 10.1, .nan, .infinity] { #expect(chart.column(ofX: outside, in: rect) == nil) }
  }

  @Test func thePlotIsWhatTheCurvesHave() throws {
    let both = LineChart(series: chart([0, 10]).series + chart([0, 10]).series)
    let layout = try #require(both.layout(in: Rect(x: 1, y: 1, width: 30, height: 9)))
    #expect(layout.plot == Rect(x: 4, y: 2, width: 27, height: 7))
    #expect(layout.yAxis.range == 0...10)
    #expect(layout.xAxis.range == 0...10)
    #expect(LineChart(series: []).layout(in: Rect(x: 0, y: 0, width: 9, height: 9)) == nil)
    #expect(both.layout(in: Rect(x: 0, y: 0, width: 0, height: 9)) == nil)
  }
}
