import Testing

@testable import Canvas

struct LineChartTests {
  private let blue = Color(0x56B4E9)
  private let orange = Color(0xE69F00)

  private func series(_ name: String, _ color: Color, _ values: [Double], step: Double = 1)
    -> LineChart.Series
  {
    LineChart.Series(
      name: name, color: color,
      buckets: values.enumerated().map { LineChart.Bucket(x: Double($0.offset) * step, value: $0.element) })
  }

  private func picture(_ chart: LineChart, _ width: Int, _ height: Int) -> Buffer {
    var buffer = Buffer(width: width, height: height)
    chart.draw(in: buffer.bounds, into: &buffer)
    return buffer
  }

  private var rising: LineChart.Series { series("a", blue, (0...10).map { Double($0) / 10 }, step: 10) }

  @Test func axesAndCurve() {
    let buffer = picture(LineChart(series: [rising], xLabel: "steps"), 30, 8)
    #expect(
      buffer.text == """
        1.0 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⢀⡠⠔⠊
                              ⢀⡠⠔⠊⠁
                           ⢀⠤⠒⠁
        0.5 ┈┈┈┈┈┈┈┈┈┈┈⣀⡠⠔⠊⠁┈┈┈┈┈┈┈┈┈┈
                   ⢀⠤⠒⠉
               ⢀⡠⠔⠊⠁
        0.0 ⡠⠔⠊⠁┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
            0            50      steps

        """)
    #expect(buffer[29, 0].style == Style(foreground: blue))
    #expect(buffer[0, 0].style == .dim)
  }

  @Test func aSeriesThatIsNotFittedLeavesTheAxisToTheOthers() {
    var wild = series("b", orange, [0.5, 1e30, 1e30], step: 10)
    wild.isFitted = false
    let alone = picture(LineChart(series: [rising]), 30, 6)
    let both = picture(LineChart(series: [rising, wild]), 30, 6)
    #expect(
      (0..<6).map { String(both.text(row: $0).prefix(3)) }
        == (0..<6).map { String(alone.text(row: $0).prefix(3)) })
    #expect(both.cells.contains { $0.style.foreground == orange })
    // Where there is nothing else it has the axis to itself.
    #expect(picture(LineChart(series: [wild]), 30, 6).text.contains("1e30"))
  }

  @Test func legendAndCurvesThatMeet() {
    let flat = series("b", orange, Array(repeating: 0.5, count: 11), step: 10)
    let buffer = picture(LineChart(series: [rising, flat], xLabel: "steps"), 30, 9)
    #expect(
      buffer.text == """
                            ── a  ── b
        1.0 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⢀⡠⠔⠊
                              ⢀⡠⠔⠊⠁
                           ⢀⠤⠒⠁
        0.5 ⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⡠⠔⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤
                   ⢀⠤⠒⠉
               ⢀⡠⠔⠊⠁
        0.0 ⡠⠔⠊⠁┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
            0            50      steps

        """)
    #expect(buffer[20, 0].style.foreground == blue)
    #expect(buffer[26, 0].style.foreground == orange)
  }

  @Test func curvesThatRunTogetherStayInSight() {
    let values = Array(repeating: 0.5, count: 11)
    let buffer = picture(
      LineChart(series: [series("a", blue, values), series("b", orange, values)], yRange: 0...1), 20, 5)
    let colors = Set((4..<20).map { buffer[$0, 2].style.foreground })
    #expect(colors == [blue, orange])
  }

  @Test func lessRoom() {
    let chart = LineChart(series: [rising], xLabel: "steps")
    #expect(picture(chart, 12, 4).text == "1 ┈┈┈┈┈┈⣀⠤⠒⠉\n     ⢀⡠⠜\n0 ⡠⠔⠊⠁┈┈┈┈┈┈\n  0\n")
    #expect(picture(chart, 8, 3).text == "     ⣀⠔⠊\n   ⡠⠜\n⡠⠔⠉\n")
    for width in 0...40 {
      for height in 0...12 {
        var buffer = Buffer(width: 44, height: 16)
        buffer.fill(buffer.bounds, with: Cell("#"))
        let rect = Rect(x: 2, y: 2, width: width, height: height)
        LineChart(series: [rising, rising], xLabel: "steps").draw(in: rect, into: &buffer)
        buffer.fill(rect, with: Cell("#"))
        #expect(buffer.cells.allSatisfy { $0.glyph == "#" }, "\(width)×\(height)")
      }
    }
  }

  @Test func gapsAreMarked() {
    var values = Array(repeating: 0.5, count: 11)
    values[5] = .nan
    values[8] = .infinity
    let buffer = picture(LineChart(series: [series("b", orange, values)], yRange: 0...1), 24, 6)
    #expect(
      buffer.text == """
        1.0 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈

        0.5 ⠤⠤⠤⠤⠤⠤⠤⠤⠄┈┈⠠⠤⠤┈┈┈⠠⠤⠤

        0.0 ┈┈┈┈┈┈┈┈┈┈×┈┈┈┈×┈┈┈┈
            0                 10

        """)
    #expect(buffer[14, 4].style.foreground == orange)
  }

  @Test func aBucketWithSomeNaNHasNoGap() {
    var one = series("b", orange, Array(repeating: 0.5, count: 11))
    one.buckets[5].notFinite = 3
    let buffer = picture(LineChart(series: [one], yRange: 0...1), 24, 6)
    #expect(buffer.text(row: 2) == "0.5 ⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤")
    #expect(buffer.text(row: 4).contains("×"))
  }

  @Test func aSpikeNeverVanishes() {
    var values = Array(repeating: 0.1, count: 100_000)
    values[60_123] = 1
    let buffer = picture(
      LineChart(series: [series("s", orange, values)], xLabel: "steps", yRange: 0...1), 24, 6)
    #expect(
      buffer.text == """
        1.0 ┈┈┈┈┈┈┈┈┈┈┈⢸┈┈┈┈┈┈┈┈
                       ⢸
        0.5 ┈┈┈┈┈┈┈┈┈┈┈⢸┈┈┈┈┈┈┈┈
                       ⢸
        0.0 ⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒
            0       50\u{2009}000 steps

        """)
    #expect(buffer[15, 0].style.foreground.luminance < orange.luminance / 2)
    #expect(buffer[15, 4].style.foreground == orange)
  }

  /// Wide buckets have wide bands, as their numbers may lie anywhere in them.
  @Test func bands() {
    let buckets = [
      LineChart.Bucket(x: 0, minimum: 0.2, maximum: 0.9, mean: 0.5),
      LineChart.Bucket(x: 5, minimum: 0.5, maximum: 0.5, mean: 0.5),
      LineChart.Bucket(x: 10, minimum: 0, maximum: 1, mean: 0.5),
    ]
    let one = LineChart.Series(name: "s", color: orange, buckets: buckets)
    let buffer = picture(LineChart(series: [one], yRange: 0...1), 24, 6)
    #expect(
      buffer.text == """
        1.0 ⣤⣤⣤⣤⣤⣤⣤⣤⣤⣤┈┈┈┈┈┈┈┈┈⢸
            ⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿         ⢸
        0.5 ⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤
            ⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿         ⢸
        0.0 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⢸
            0                 10

        """)
    #expect(buffer[4, 1].style.foreground == orange.mixed(with: .black, fraction: 0.6))
    #expect(buffer[4, 2].style.foreground == orange)
  }

  /// Single raw numbers are joined by a faint line, and the bright curve goes its own way.
  @Test func aSmoothedCurveOverRawNumbers() {
    let buckets = [0.2, 0.8, 0.2, 0.8, 0.2].enumerated().map {
      LineChart.Bucket(x: Double($0.offset), value: $0.element, curve: 0.5)
    }
    let one = LineChart.Series(name: "s", color: orange, buckets: buckets)
    let buffer = picture(LineChart(series: [one], yRange: 0...1), 24, 6)
    #expect(
      buffer.text == """
        1.0 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
               ⢀⠔⠑⢄      ⢠⠊⠢⡀
        0.5 ⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤
            ⡠⠊      ⠈⠢⡠⠃      ⠑⢄
        0.0 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
            0                  4

        """)
    #expect(buffer[4, 2].style.foreground == orange)
    #expect(buffer[4, 3].style.foreground == orange.mixed(with: .black, fraction: 0.6))
  }

  @Test func aSmoothedCurveOverABand() {
    let buckets = [0.1, 0.5, 0.9].enumerated().map { index, curve in
      LineChart.Bucket(x: Double(index), minimum: 0, maximum: 1, mean: 0.5, curve: curve)
    }
    let buffer = picture(
      LineChart(series: [LineChart.Series(name: "s", color: orange, buckets: buckets)], yRange: 0...1), 24, 6)
    #expect(buffer[4, 4].style.foreground == orange)
    #expect(buffer[23, 0].style.foreground == orange)
    #expect(buffer[6, 0].style.foreground == orange.mixed(with: .black, fraction: 0.6))
  }

  @Test func theCurveMayHaveGapsOfItsOwn() {
    var buckets = (0...10).map { LineChart.Bucket(x: Double($0), value: 0.1, curve: 0.9) }
    buckets[5].curve = .nan
    buckets[8] = LineChart.Bucket(x: 8, value: .nan, curve: 0.9)
    let buffer = picture(
      LineChart(series: [LineChart.Series(name: "s", color: orange, buckets: buckets)], yRange: 0...1), 24, 6)
    #expect(buffer.text(row: 0) == "1.0 ⠤⠤⠤⠤⠤⠤⠤⠤⠄┈┈⠠⠤⠤⠤⠤⠤⠤⠤⠤")
    #expect(buffer.text(row: 4) == "0.0 ⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒┈×┈⠐⠒⠒")
  }

  @Test func theAxisHasRoomForRawNumbersAndCurve() {
    let buckets = [
      LineChart.Bucket(x: 0, value: 0, curve: -3), LineChart.Bucket(x: 1, value: 7, curve: 0),
      LineChart.Bucket(x: 2, value: 1, curve: .infinity), LineChart.Bucket(x: 3, value: 1, curve: .nan),
    ]
    let layout = LineChart(series: [LineChart.Series(name: "s", color: orange, buckets: buckets)])
      .layout(in: Rect(x: 0, y: 0, width: 30, height: 12))
    #expect(layout?.yAxis.range == -4...8)
  }

  @Test func logarithmicAxisMarksWhatItCannotShow() {
    let values: [Double] = [1, 0.1, 0.01, 0, -1, 0.01, .infinity, 1]
    let buffer = picture(LineChart(series: [series("s", orange, values)], yScale: .logarithmic), 24, 7)
    #expect(
      buffer.text == """
           1 ⢣┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⠈
              ⢣
              ⠈⢆
         0.1 ┈┈⠈⢆┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
                ⠈⢆
        0.01 ┈┈┈┈⠈⢆┈┈▾┈▾┈┈⡀┈┈×┈┈
             0            5

        """)
  }

  @Test func noLineLeadsToWhatALogarithmicAxisCannotShow() {
    let buffer = picture(
      LineChart(series: [series("s", orange, [1, 0, 1])], yRange: 0.01...1, yScale: .logarithmic), 15, 7)
    #expect(buffer.text(row: 1) == "")
    #expect(buffer.text(row: 5) == "0.01 ┈┈┈┈┈▾┈┈┈┈")
  }

  @Test func rangesWithoutData() {
    #expect(
      picture(LineChart(series: [], xRange: 0...1, yRange: 0...1), 20, 5).text == """
        1 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈


        0 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
          0                1

        """)
    #expect(picture(LineChart(series: []), 20, 2).text == "\n\n")
    #expect(picture(LineChart(series: [series("a", blue, [])], yRange: 0...1), 20, 2).text == "\n\n")
  }

  @Test func onlyNotFinite() {
    let buffer = picture(LineChart(series: [series("a", blue, [.nan, .nan])]), 20, 5)
    #expect(buffer.text(row: 3) == "0 ×┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈×")
  }

  @Test func oneNumber() {
    let buffer = picture(LineChart(series: [series("a", blue, [2])]), 20, 5)
    #expect(buffer.text(row: 2) == "    ⠁")
  }

  /// What lies outside the ranges leads the curve to the edge, and nothing is drawn beyond it.
  @Test func zoomedIn() {
    let chart = LineChart(series: [rising], xRange: 40...60, yRange: 0...1)
    let buffer = picture(chart, 20, 6)
    #expect(buffer[4, 2].glyph.value > 0x2800 && buffer[19, 2].glyph.value > 0x2800)
    let high = LineChart(series: [rising], yRange: 0...0.5)
    #expect(picture(high, 20, 6)[19, 0].glyph == "┈")
    let automatic = LineChart(series: [rising], xRange: 0...30)
    #expect(picture(automatic, 20, 6).text(row: 0).hasPrefix("0.4"))
  }

  @Test func dashes() {
    var one = series("a", blue, Array(repeating: 0.5, count: 11))
    one.pattern = .dashed
    let buffer = picture(LineChart(series: [one], yRange: 0...1), 24, 6)
    #expect(buffer.text(row: 2) == "0.5 ⠤⠤┈⠤⠤┈⠤⠤┈⠤⠤┈⠤⠤┈⠤⠤┈⠤⠤")
  }

  @Test func namesThatDoNotFitAreLeftOut() {
    let long = series("a series with a long name", blue, [0, 1])
    #expect(!picture(LineChart(series: [long, long]), 40, 10).text.contains("long"))
    #expect(picture(LineChart(series: [long, long]), 60, 10).text(row: 0).contains("long"))
  }

  /// A profile through a surface: the axis has negative numbers, and a line marks the crosshair.
  @Test func aMarkBehindTheCurves() {
    let values: [Double] = [1, 0.6, 0.3, 0.1, 0, .infinity, 0.3, 0.6, 1]
    let buckets = values.enumerated().map {
      LineChart.Bucket(x: Double($0.offset) / 4 - 1, value: $0.element)
    }
    let chart = LineChart(
      series: [LineChart.Series(name: "row", color: blue, buckets: buckets)], xRange: -1...1, mark: -0.5)
    #expect(
      picture(chart, 29, 8).text == """
        1.0 ⠱⡀┈┈┈┈┊┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⢀⠎
             ⠱⡀   ┊               ⢀⠎
              ⠱⡀  ┊              ⢀⠎
        0.5 ┈┈┈⠈⢆┈┊┈┈┈┈┈┈┈┈┈┈┈┈┈⡠⠃┈┈┈
                 ⠱⡀           ⢀⠜
                  ⠈⠢⢄
        0.0 ┈┈┈┈┈┈┊┈┈⠉⠒⠤⣀┈┈×┈┈┈┈┈┈┈┈┈
            −1          0           1

        """)
    for outside in [-1.5, 1.1, .nan] {
      var other = chart
      other.mark = outside
      #expect(!picture(other, 29, 8).text.contains("┊"))
    }
  }

  @Test func valuesAtTheMark() {
    var chart = LineChart(series: [rising], xRange: 0...100, yRange: 0...1, mark: 50)
    chart.markedValues = [
      .init(0.5, color: orange), .init(1, color: blue), .init(2, color: blue), .init(.nan, color: blue),
    ]
    let buffer = picture(chart, 29, 8)
    let column = chart.column(ofX: 50, in: buffer.bounds)!
    #expect((0..<8).map { buffer[column, $0].glyph } == ["◆", "┊", "┊", "◆", "┊", "┊", "┊", "5"])
    #expect(buffer[column, 3].style == Style(foreground: orange, attributes: .bold))
    chart.mark = nil
    #expect(!picture(chart, 29, 8).text.contains("◆"))
  }

  @Test func valuesAtTheMarkOfALogarithmicAxis() {
    var chart = LineChart(series: [rising], yRange: 0.01...1, yScale: .logarithmic, mark: 50)
    chart.markedValues = [.init(0, color: blue), .init(-1, color: blue), .init(0.1, color: orange)]
    let buffer = picture(chart, 29, 8)
    #expect(buffer.cells.filter { $0.glyph == "◆" }.map(\.style.foreground) == [orange])
  }

  @Test func timesAlongTheAxis() {
    let clock = series("a", blue, [0, 1, 2], step: 1800)
    #expect(
      picture(LineChart(series: [clock], xUnit: .duration), 40, 5).text(row: 4)
        == "  0 min            30 min         60 min")
    #expect(
      picture(LineChart(series: [clock], xUnit: .clock(utcOffset: 7200)), 40, 5).text(row: 4)
        == "  02:00            02:30           03:00")
  }

  /// Between labels are two blanks, in any width, for any range and unit.
  @Test func labelsNeverOverlap() {
    let units: [XUnit] = [.number, .duration, .clock(utcOffset: 3600)]
    for unit in units {
      for scale in [Scale.linear, .logarithmic] {
        for (start, width) in [
          (0.0, 1e-6), (0, 0.5), (0, 90), (0, 4000), (0, 90_000), (0, 3e6), (0, 1e9), (1.7e9, 1e-2),
          (1.7e9, 100), (1.7e9, 86_400), (1.7e9, 4e5), (1.7e9, 1e9),
        ] {
          for columns in [1, 3, 8, 13, 21, 34, 55, 120] {
            let chart = LineChart(
              series: [], xLabel: "t", xRange: start...(start + width), xScale: scale, xUnit: unit,
              yRange: 0...1)
            let buffer = picture(chart, columns, 5)
            #expect(buffer.text(row: 4).displayWidth <= columns)
            for text in buffer.text(row: 4).split(separator: "  ") {
              let words = text.drop { $0 == " " }.split(separator: " ")
              #expect(words.count <= 8, "\(text)")
            }
          }
        }
      }
    }
  }
}
