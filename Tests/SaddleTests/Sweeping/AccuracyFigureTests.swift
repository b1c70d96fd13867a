import Canvas
import Experiments
import Testing

@testable import saddle

@Test func theChartsHaveAPointForEveryAccuracy() {
  let progress = ExampleSweep.progress(1)
  let figure = AccuracyFigure(SweepReport(progress)).figure
  #expect(figure.charts.map(\.title) == ["No weight decay", "Weight decay tuned (0, 0.01)"])
  #expect(figure.charts.map { $0.series.map(\.points.count) } == [[4, 4, 4, 4], [4, 4]])
  let point = figure.charts[0].series[3].points[1]
  let accuracy = progress.accuracy(of: progress.points[13])
  #expect(progress.points[13].loss == "cosine" && progress.points[13].samplesPerClass == 5)
  #expect(
    point.mean == accuracy.map { 100 * $0.mean } && point.error == accuracy?.standardError.map { 100 * $0 })
  #expect(figure.charts[0].areJoined && figure.charts[0].columns.map(\.label) == ["2", "5", "10", "20"])
}

@Test func aLossLooksTheSameInEveryPanel() {
  let charts = AccuracyFigure(SweepReport(ExampleSweep.progress(0.3))).figure.charts
  let looks = charts.map { $0.series.map { [$0.name, "\($0.color)", "\($0.marker)", "\($0.pattern)"] } }
  #expect(looks[1] == [looks[0][1], looks[0][3]])
  let (plain, smoothed) = (charts[0].series[1], charts[0].series[2])
  #expect(plain.color == Color(0x56B4E9) && smoothed.color == Color(0xBBBBBB))
  #expect(plain.pattern == .solid && smoothed.pattern == .dashed && plain.marker != smoothed.marker)
}

@Test func noTwoRowsOfAPresetLookTheSame() {
  for preset in SweepPreset.allCases {
    let progress = ExampleSweep.progress(0, of: preset.definition(isQuick: false))
    let series = AccuracyFigure(SweepReport(progress)).figure.charts.flatMap(\.series)
    let looks = Set(series.map { ["\($0.color)", "\($0.marker)"] })
    #expect(looks.count == Set(series.map(\.name)).count)
  }
}

@Test func namesAreNotJoined() {
  var sweep = ExampleSweep.definition
  sweep.samplesPerClass = [5]
  sweep.data = ["digits", "glyphs"]
  let figure = AccuracyFigure(SweepReport(ExampleSweep.progress(1, of: sweep))).figure
  let chart = figure.charts[0]
  #expect(!chart.areJoined && chart.columns.map(\.label) == ["digits", "glyphs"])
  #expect(chart.xLabel.isEmpty && figure.note == "digits, glyphs, residual:16,32,64, 900 steps")
}

@Test func aReportWithoutResultsCanBeDrawn() {
  let svg = AccuracyFigure(SweepReport(ExampleSweep.progress(0))).drawing.svg()
  #expect(svg.contains("no data") && svg.contains("cosine"))
}
