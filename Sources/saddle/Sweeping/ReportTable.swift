import Canvas
import Experiments

/// A table of texts with a name for each row.
struct ReportTable: Hashable {
  var title: String
  var columns: [String]
  var rows: [Row]

  struct Row: Hashable {
    var name: String
    var cells: [String]
  }
}

extension ReportTable {
  init(_ table: PaperResults.Table) {
    self.init(
      title: table.title, columns: table.columns,
      rows: table.rows.map { row in
        Row(name: row.name, cells: row.values.map { $0.map { $0.formatted(decimals: 1) } ?? Self.missing })
      })
  }

  static let missing = "–"
}

/// What the columns of a report's tables stand for: what the sweep varies, as the paper's figure and tables do.
enum ReportColumns: Hashable {
  /// As in Figure 2.
  case samples
  /// As in Table 2.
  case data
  /// As in Table 3.
  case embeddings

  init(_ definition: SweepDefinition) {
    if definition.samplesPerClass.count > 1 {
      self = .samples
    } else if definition.data.count > 1 {
      self = .data
    } else {
      self = definition.embeddings.count > 1 ? .embeddings : .samples
    }
  }

  var isNumber: Bool { self == .samples }

  func name(of point: SweepPoint) -> String {
    switch self {
    case .samples: "\(point.samplesPerClass)"
    case .data: point.data
    case .embeddings: point.embedding
    }
  }

  /// The table of the paper that is laid out in the same way.
  var paper: PaperResults.Table {
    switch self {
    case .samples: PaperResults.figure2
    case .data: PaperResults.table2
    case .embeddings: PaperResults.table3
    }
  }

  /// What the columns have in common.
  func heading(of definition: SweepDefinition) -> String {
    switch self {
    case .samples: "by samples a class"
    case .data, .embeddings: "with " + Counted.text(definition.samplesPerClass[0], "sample") + " a class"
    }
  }
}
