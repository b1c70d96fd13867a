import Canvas
import Experiments
import Training

/// The charts of a sweep: accuracy over what it varies, a panel for each choice of weight decays.
struct AccuracyFigure {
  let figure: ErrorBarFigure

  init(_ report: SweepReport) {
    let definition = report.progress.definition
    figure = ErrorBarFigure(
      charts: definition.weightDecays.indices.map { Self.chart(ofPanel: $0, of: report) },
      yLabel: "test accuracy %")
  }

  private static let size = (width: 980.0, height: 460.0)

  var drawing: Drawing { figure.drawing(width: Self.size.width, height: Self.size.height) }

  private static func chart(ofPanel panel: Int, of report: SweepReport) -> ErrorBarChart {
    let progress = report.progress
    let points = progress.points.filter { $0.panel == panel }
    let names = report.columnNames
    let rows = points.map { report.rowName(of: $0) }.unique
    let allRows = progress.points.map { report.rowName(of: $0) }.unique
    let series = rows.map { row -> ErrorBarChart.Series in
      let members = points.filter { report.rowName(of: $0) == row }
      let look = Look(
        ofLoss: members[0].loss, row: allRows.firstIndex(of: row)!, of: allRows,
        losses: progress.definition.losses)
      return ErrorBarChart.Series(
        name: row, color: look.color, pattern: look.pattern, marker: look.marker,
        points: members.compactMap { point in
          guard let column = names.firstIndex(of: report.columnName(of: point)) else { return nil }
          return progress.accuracy(of: point).map {
            ErrorBarChart.Point(column: column, mean: 100 * $0.mean, error: $0.standardError.map { 100 * $0 })
          }
        })
    }
    return ErrorBarChart(
      title: SweepReport.title(ofPanel: panel, of: progress.definition), xLabel: report.columnsTitle,
      columns: report.areColumnsNumbers
        ? ErrorBarChart.columns(names.map { Double($0)! }) : ErrorBarChart.columns(names),
      series: series, areJoined: report.areColumnsNumbers)
  }
}

extension AccuracyFigure {
  /// How a row of the report is told from others: its loss's colour, and a marker of its own among those of that
  /// colour.
  struct Look: Hashable {
    let color: Color
    let pattern: LinePattern
    let marker: ErrorBarChart.Marker

    init(ofLoss name: String, row: Int, of rows: [String], losses: [String]) {
      let loss = try? Losses.named(name)
      color = loss.map { saddle.Look.color(of: $0) } ?? .standard
      pattern = loss.map { saddle.Look.pattern(of: $0) } ?? .solid
      let markers = ErrorBarChart.Marker.allCases
      marker = markers[row % markers.count]
    }
  }
}
