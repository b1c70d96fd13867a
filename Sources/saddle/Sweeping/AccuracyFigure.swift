import Canvas
import Experiments
import Training

/// The charts of a sweep: accuracy over what it varies, a panel for each choice of weight decays.
struct AccuracyFigure {
  private(set) var figure: ErrorBarFigure

  /// For a file, which says by itself what it shows.
  init(_ report: SweepReport) {
    self.init(report.progress, report.grid)
    let definition = report.progress.definition
    figure.note = (report.material + [Counted.text(definition.steps, "step")]).joined(separator: ", ")
    if definition.seeds.count > 1 { figure.yLabel += ", mean ± standard error" }
    for index in figure.charts.indices {
      // By itself the picture of one panel would mislead.
      if !definition.isTuned { figure.charts[index].title += ", not tuned" }
      if report.remains != nil { figure.charts[index].title += " (not complete)" }
    }
  }

  init(_ progress: SweepProgress, _ grid: SweepGrid) {
    figure = ErrorBarFigure(
      charts: grid.panels.map { Self.chart(of: $0, grid, progress) }, yLabel: "test accuracy %")
  }

  static func color(ofLoss name: String) -> Color {
    (try? Losses.named(name)).map { Look.color(of: $0) } ?? .standard
  }

  static func pattern(ofLoss name: String) -> LinePattern {
    (try? Losses.named(name)).map { Look.pattern(of: $0) } ?? .solid
  }

  private static let size = (width: 980.0, height: 460.0)

  var drawing: Drawing { figure.drawing(width: Self.size.width, height: Self.size.height) }

  private static func chart(
    of panel: SweepGrid.Panel, _ grid: SweepGrid, _ progress: SweepProgress
  ) -> ErrorBarChart {
    let isByNumbers = grid.columns.isNumber
    let rowNames = grid.rowNames
    let series = panel.rows.map { row in
      let markers = ErrorBarChart.Marker.allCases
      return ErrorBarChart.Series(
        name: row.name, color: color(ofLoss: row.loss),
        pattern: pattern(ofLoss: row.loss),
        // The same in all panels.
        marker: markers[rowNames.firstIndex(of: row.name)! % markers.count],
        points: row.points.enumerated().compactMap { column, point in
          point.flatMap { progress.accuracy(of: $0) }.map {
            ErrorBarChart.Point(column: column, mean: 100 * $0.mean, error: $0.standardError.map { 100 * $0 })
          }
        })
    }
    return ErrorBarChart(
      title: panel.title, xLabel: isByNumbers ? "samples a class" : "",
      columns: isByNumbers
        ? ErrorBarChart.columns(grid.columnNames.compactMap(Double.init))
        : ErrorBarChart.columns(grid.columnNames),
      series: series, areJoined: isByNumbers)
  }
}
