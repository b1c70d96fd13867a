import Canvas
import Landscape
import Training

/// Two charts of the surfaces: each loss along the horizontal and along the vertical line through the crosshair.
struct SectionCharts {
  private let state: ExplorerState

  init(_ state: ExplorerState) { self.state = state }

  var all: [CurveCharts.Framed] {
    let (x, y) = (state.crosshair.x, state.crosshair.y)
    let range = range
    return [
      framed("y = \(y.formatted())", "x", range.x, at: x) { loss, places in
        FeatureSurface(of: loss, x: places, y: [Float(y)], isClipped: state.isClipped)
      },
      framed("x = \(x.formatted())", "y", range.y, at: y) { loss, places in
        FeatureSurface(of: loss, x: [Float(x)], y: places, isClipped: state.isClipped)
      },
    ]
  }

  /// Enough for a dot in each column of a wide terminal.
  private static let count = 361

  /// What the large panel shows, or all panels together.
  private var range: PanelAxes { state.largePanel.map { state.axes[$0] } ?? state.allAxes }

  private func framed(
    _ place: String, _ label: String, _ range: ClosedRange<Double>, at mark: Double,
    surface: (any Loss, [Float]) -> FeatureSurface
  ) -> CurveCharts.Framed {
    let places = FeatureSurface.axis(from: range.lowerBound, through: range.upperBound, count: Self.count)
    let series = state.losses.map { loss in
      LineChart.Series(
        name: loss.shortTitle, color: Look.color(of: loss), pattern: Look.pattern(of: loss),
        buckets: zip(places, surface(loss, places).heights).map {
          LineChart.Bucket(x: Double($0), value: Double($1))
        })
    }
    let isLogarithmic = series.isSpread || state.hasLogColors
    return CurveCharts.Framed(
      title: "loss along \(label), \(place)" + (isLogarithmic ? " (log)" : ""),
      shorterTitles: ["\(label), \(place)", place],
      chart: LineChart(
        series: series, xLabel: label, xRange: range, yRange: isLogarithmic ? decades(of: series) : nil,
        yScale: isLogarithmic ? .logarithmic : .linear, mark: mark,
        markedValues: state.losses.map { loss in
          LineChart.MarkedValue(
            Double(surface(loss, [Float(mark)]).heights[0]), color: Look.color(of: loss))
        }))
  }

  private func decades(of series: [LineChart.Series]) -> ClosedRange<Double>? {
    let values = series.flatMap { $0.buckets.map(\.maximum) }.filter { $0.isFinite && $0 > 0 }
    guard let top = values.max(), let least = values.min() else { return nil }
    return .decades(from: least, to: top)
  }
}

extension [LineChart.Series] {
  private static var spread: Double { 10 }

  /// Whether they are of so different size that on a linear axis the small ones would be flat.
  var isSpread: Bool {
    let tops = compactMap { $0.buckets.lazy.map(\.maximum).filter(\.isFinite).max() }
    return (tops.max() ?? 1) > Self.spread * (tops.min() ?? 1)
  }
}
