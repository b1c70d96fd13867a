import Canvas
import Training

/// The two charts of the home screen: training loss on a logarithmic axis, and test accuracy.
struct CurveCharts {
  private let state: ExplorerState

  init(_ state: ExplorerState) { self.state = state }

  struct Framed {
    let title: String
    /// Where there is no room for the whole one, each shorter than the one before.
    var shorterTitles: [String] = []
    let chart: LineChart
    /// What the curves have come to, in their order: at the right of the frame where there is room for all.
    var values: [Value] = []
    /// Of all values.
    var unit = ""

    struct Value {
      let text: String
      let color: Color
    }

    func draw(in rect: Rect, into buffer: inout Buffer) {
      let titles = [title] + shorterTitles
      let room = rect.width - 7 - valuesWidth
      let beside = values.isEmpty ? nil : titles.first { $0.displayWidth <= room }
      buffer.drawFrame(rect, title: beside ?? titles.longest(fitting: rect.width - 5))
      if beside != nil { drawValues(endingAt: rect.maxX - 2, y: rect.y, into: &buffer) }
      chart.draw(in: rect.inset(left: 1, top: 1, right: 2, bottom: 1), into: &buffer)
    }
  }

  fileprivate static let separator = " · "

  var all: [Framed] { [trainingLoss, testAccuracy] }

  private func thick(_ chart: LineChart) -> LineChart {
    var chart = chart
    chart.isThick = state.display.isForProjector
    return chart
  }

  private var steps: ClosedRange<Double> { 0...Double(max(state.observation.step, 10)) }

  private var trainingLoss: Framed {
    Framed(
      title: "training loss (log)", shorterTitles: ["loss (log)", "loss"],
      chart: thick(
        LineChart(
          series: series { $0.trainingLoss }, xLabel: "step", xRange: steps, yScale: .logarithmic)))
  }

  private var testAccuracy: Framed {
    Framed(
      title: "\(state.setting.testName) accuracy",
      shorterTitles: ["\(state.setting.testName) acc.", "accuracy"],
      chart: thick(
        LineChart(series: series { $0.testAccuracy }, xLabel: "step", xRange: steps, yRange: 0...1)),
      values: latestAccuracies, unit: " %")
  }

  /// In per cent; none before anything was tested.
  private var latestAccuracies: [Framed.Value] {
    let panels = state.observation.panels
    guard panels.contains(where: { $0.testAccuracy.last != nil }) else { return [] }
    return zip(state.losses, panels).map { loss, panel in
      Framed.Value(
        text: panel.testAccuracy.last.map { (100 * $0).formatted(decimals: 1) } ?? "–",
        color: Look.color(of: loss))
    }
  }

  private func series(of curve: (Observation.Panel) -> Curve) -> [LineChart.Series] {
    zip(state.losses, state.observation.panels).map { loss, panel in
      LineChart.Series(
        name: loss.shortTitle, color: Look.color(of: loss), pattern: Look.pattern(of: loss),
        // What a divergence left behind would press the other curves flat.
        isFitted: panel.divergence == nil,
        buckets: curve(panel).buckets.map {
          LineChart.Bucket(
            x: Double($0.step), minimum: $0.minimum, maximum: $0.maximum, mean: $0.mean,
            notFinite: $0.notFiniteCount)
        })
    }
  }
}

extension CurveCharts.Framed {
  private var valuesWidth: Int {
    values.reduce(unit.displayWidth) { $0 + $1.text.displayWidth }
      + max(0, values.count - 1) * CurveCharts.separator.displayWidth
  }

  /// With a blank on each side, as other frames have values.
  private func drawValues(endingAt end: Int, y: Int, into buffer: inout Buffer) {
    var x = end - valuesWidth - 1
    x += buffer.write(" ", x: x, y: y)
    for (index, value) in values.enumerated() {
      if index > 0 { x += buffer.write(CurveCharts.separator, x: x, y: y, style: .dim) }
      x += buffer.write(value.text, x: x, y: y, style: Style(foreground: value.color, attributes: .bold))
    }
    buffer.write("\(unit) ", x: x, y: y, style: .bold)
  }
}
