import Testing

@testable import Canvas

@Test func patternsDifferInDotsAndInPixels() {
  let patterns = LinePattern.allCases
  let dots = patterns.map { pattern in (0..<40).map { pattern.hasDot(at: $0) } }
  #expect(Set(dots).count == patterns.count)
  #expect(Set(patterns.map(\.dashes)).count == patterns.count)
  #expect(Set(patterns.map(\.sample)).count == patterns.count)
  #expect(patterns.allSatisfy { $0.sample.displayWidth == 2 })
  let text = String((0..<14).map { LinePattern.dashDotted.hasDot(at: $0) ? "x" : " " })
  #expect(text == "xxxxx  x  xxxx")
}

@Test func longNamesInALegendKeepTheirEnds() {
  let name = "experiment-with-a-rather-long-name-and-even-more-of-it/seed-"
  let chart = LineChart(
    series: (0..<5).map {
      LineChart.Series(
        name: "\(name)\($0)", color: .white, buckets: [LineChart.Bucket(x: Double($0), value: 1)])
    })
  let legend = ChartLegend(chart).column(width: 200, height: 400)
  #expect(legend.entries.count == 5)
  for (index, entry) in legend.entries.enumerated() {
    #expect(entry.name.hasPrefix("experi") && entry.name.contains("…"), "\(entry.name)")
    #expect(entry.name.hasSuffix("seed-\(index)"), "\(entry.name)")
  }
  #expect(legend.size.width <= 200)
  #expect("name".shortenedInTheMiddle(toWidth: 1) == "…")
}
