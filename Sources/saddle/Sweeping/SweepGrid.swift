import Experiments

/// The points of a sweep laid out as its tables and charts have them: a panel for each list of weight decays, in it
/// a row a curve and a column for each value of what the sweep varies.
struct SweepGrid {
  let columns: ReportColumns
  let columnNames: [String]
  let panels: [Panel]

  struct Panel {
    /// What it is, as long as there is room for and shorter: each tells the panel from the others.
    let titles: [String]
    var title: String { titles[0] }
    let rows: [Row]
  }

  struct Row {
    /// All that the columns do not say.
    let name: String
    let loss: String
    /// One a column; nil where nothing is asked.
    let points: [SweepPoint?]
  }

  init(_ progress: SweepProgress) {
    let definition = progress.definition
    let columns = ReportColumns(definition)
    let columnNames = progress.points.map { columns.name(of: $0) }.unique
    self.columns = columns
    self.columnNames = columnNames
    panels = definition.weightDecays.indices.map { panel in
      let points = progress.points.filter { $0.panel == panel }
      let named = points.map { (name: Self.rowName(of: $0, columns, definition), point: $0) }
      let rows = named.map(\.name).unique.map { name -> Row in
        let members = named.filter { $0.name == name }.map(\.point)
        return Row(
          name: name, loss: members[0].loss,
          points: columnNames.map { column in members.first { columns.name(of: $0) == column } })
      }
      return Panel(titles: Self.titles(ofPanel: panel, of: definition), rows: rows)
    }
  }

  private static func rowName(
    of point: SweepPoint, _ columns: ReportColumns, _ definition: SweepDefinition
  ) -> String {
    var parts = [point.loss]
    if columns != .embeddings, point.embedding != "one-hot" { parts.append(point.embedding) }
    if columns != .data, definition.data.count > 1 { parts.append(point.data) }
    if definition.models(for: point.data).count > 1 { parts.append(point.model) }
    return parts.joined(separator: ", ")
  }

  private static func titles(ofPanel panel: Int, of definition: SweepDefinition) -> [String] {
    let decays = definition.weightDecays[panel].map { SweepReport.text($0) }
    if decays == ["0"] { return ["No weight decay"] }
    if decays.count == 1 { return ["Weight decay \(decays[0])"] }
    let whole = "Weight decay tuned (\(decays.joined(separator: ", ")))"
    let isOnlyOne = definition.weightDecays.count { $0.count > 1 } == 1
    return [whole] + (isOnlyOne ? ["Weight decay tuned", "Decay tuned"] : [])
  }

  /// The names of all rows, each once.
  var rowNames: [String] { panels.flatMap(\.rows).map(\.name).unique }
}
