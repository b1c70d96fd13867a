import Testing

@testable import Canvas

@Suite struct LineChartLogarithmicXTests {
  private let orange = Color(0xE69F00)

  private func chart(_ points: [(Double, Double)], range: ClosedRange<Double>? = nil) -> LineChart {
    let buckets = points.map { LineChart.Bucket(x: $0.0, value: $0.1) }
    return LineChart(
      series: [LineChart.Series(name: "a", color: orange, buckets: buckets)], xRange: range,
      xScale: .logarithmic, yRange: 0...1)
  }

  private func picture(_ chart: LineChart) -> Buffer {
    var buffer = Buffer(width: 28, height: 6)
    chart.draw(in: buffer.bounds, into: &buffer)
    return buffer
  }

  @Test func decadesAreEquallyLong() {
    #expect(
      picture(chart([(1, 0), (10, 1), (100, 0), (1000, 1)])).text == """
        1.0 ┈┈┈┈┈┈⢀⠔⠑⡄┈┈┈┈┈┈┈┈┈┈┈┈⡠⠊
                 ⡠⠊  ⠈⠢⡀        ⢀⠔⠁
        0.5 ┈┈┈⢀⠎┈┈┈┈┈┈⠑⢄┈┈┈┈┈┈⡰⠁┈┈┈
             ⢀⠔⠁        ⠈⠢⡀  ⡠⠊
        0.0 ⡠⠊┈┈┈┈┈┈┈┈┈┈┈┈⠘⢄⠔⠁┈┈┈┈┈┈
            1              100

        """)
  }

  /// Numbers ≤ 0 and NaN have no place, and no line leads from or to one.
  @Test func whatHasNoPlaceIsLeftOut() {
    let points = [(1.0, 0.0), (10, 1), (100, 0), (1000, 1)]
    let whole = picture(chart(points)).text
    #expect(picture(chart([(-10, 1), (0, 1)] + points)).text == whole)
    #expect(picture(chart([(.nan, 1)] + points)).text == whole)
    #expect(picture(chart([(0, .nan)] + points)).text == whole)
    #expect(picture(chart([(-1, 1), (0, 0)])).text == "\n\n\n\n\n\n")
  }

  @Test func aRangeWithZeroShowsSixDecades() {
    let buffer = picture(chart([(0, 1), (1, 0), (1000, 1)], range: 0...1000))
    #expect(buffer.text(row: 5) == "       0.01     1      100")
  }

  @Test func marks() throws {
    var chart = chart([(0, 0), (1, 0), (100, 1)])
    let bounds = Rect(x: 0, y: 0, width: 28, height: 6)
    chart.mark = 10
    let column = try #require(chart.column(ofX: 10, in: bounds))
    #expect(column == 4 + 12)
    #expect(picture(chart)[column, 0].glyph == "┊")
    for outside in [0, -1, 0.5, 200, .nan] {
      chart.mark = outside
      #expect(!picture(chart).text.contains("┊"))
    }
  }

  @Test func bands() {
    let buckets = [0.0, 1, 10, 100].map { LineChart.Bucket(x: $0, minimum: 0.2, maximum: 0.8, mean: 0.5) }
    var chart = chart([])
    chart.series[0].buckets = buckets
    let buffer = picture(chart)
    let faint = orange.mixed(with: .black, fraction: 0.6)
    #expect((4..<28).allSatisfy { buffer[$0, 1].style.foreground == faint })
  }

  @Test func zoomedIn() {
    let buffer = picture(chart([(0, 0), (1, 0.5), (1000, 0.5)], range: 10...100))
    #expect((4..<28).allSatisfy { buffer[$0, 2].style.foreground == orange })
  }
}
