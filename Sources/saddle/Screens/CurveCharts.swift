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

    func draw(in rect: Rect, into buffer: inout Buffer) {
      buffer.drawFrame(rect, title: ([title] + shorterTitles).longest(fitting: rect.width - 5))
      chart.draw(in: rect.inset(left: 1, top: 1, right: 2, bottom: 1), into: &buffer)
    }
  }

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
      title: "\(state.setting.testName) accuracy", shorterTitles: ["accuracy"],
      chart: thick(
        LineChart(series: series { $0.testAccuracy }, xLabel: "step", xRange: steps, yRange: 0...1)))
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
