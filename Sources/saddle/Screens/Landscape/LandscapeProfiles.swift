import Canvas
import Landscape
import Training

/// The two charts of the landscape screen: each loss along the crosshair's row, and along its column.
struct LandscapeProfiles {
  private let state: ExplorerState

  init(_ state: ExplorerState) { self.state = state }

  var all: [CurveCharts.Framed] {
    let (a, b) = state.landscape.crosshair
    return [
      framed("along x, y = \(b.formatted())", \.x, at: a) { surface in
        surface.grid.y.index(nearestTo: b).map { row in
          (0..<surface.grid.x.count).map { Grid.Point(column: $0, row: row) }
        } ?? []
      },
      framed("along y, x = \(a.formatted())", \.y, at: b) { surface in
        surface.grid.x.index(nearestTo: a).map { column in
          (0..<surface.grid.y.count).map { Grid.Point(column: column, row: $0) }
        } ?? []
      },
    ]
  }

  private var word: String { state.landscape.quantity == .loss ? "loss" : "accuracy" }

  private func framed(
    _ place: String, _ axis: KeyPath<Grid, GridAxis>, at mark: Double,
    points: (WeightSurface) -> [Grid.Point]
  ) -> CurveCharts.Framed {
    let live = state.landscape.live
    let isLoss = state.landscape.quantity == .loss
    let series = zip(state.losses, live.surfaces).compactMap { loss, surface -> LineChart.Series? in
      guard let surface else { return nil }
      let buckets = points(surface).compactMap { point -> LineChart.Bucket? in
        guard let found = surface[point] else { return nil }
        let place = surface.grid[keyPath: axis][axis == \Grid.x ? point.column : point.row]
        return LineChart.Bucket(x: place, value: isLoss ? found.loss : found.accuracy)
      }
      return LineChart.Series(
        name: loss.shortTitle, color: Look.color(of: loss), pattern: Look.pattern(of: loss), buckets: buckets)
    }
    let window = state.landscape.shownWindow
    return CurveCharts.Framed(
      title: "\(word) \(place)", shorterTitles: [place],
      chart: LineChart(
        series: series, xLabel: axis == \Grid.x ? "x" : "y", xRange: axis == \Grid.x ? window.x : window.y,
        yRange: isLoss ? nil : 0...1,
        yScale: isLoss && (series.isSpread || state.landscape.hasLogColors) ? .logarithmic : .linear,
        mark: mark))
  }
}
