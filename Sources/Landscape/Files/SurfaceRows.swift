import ArrayFiles
import Datasets

/// The rows of a CSV file of a surface, in any order, which are to fill a grid.
struct SurfaceRows {
  private struct Row {
    let x: Double
    let y: Double
    let loss: Double
    let accuracy: Double
    let line: Int
  }

  /// Which cell of a row is what.
  private struct Columns {
    var x = 0
    var y = 1
    var loss = 2
    var accuracy: Int?
    var panel: Int?
    var count: Int
  }

  private let file: String
  /// By the name of their panel, in the order in which the names come.
  private var panels: [(name: String, rows: [Row])] = []
  private let hasAccuracy: Bool

  /// - Throws: `InputError` naming the line.
  init(_ file: InputFile) throws(InputError) {
    self.file = file.path
    var records = CSVRecords(try file.bytes(), file: file.path)
    guard try records.advance() else {
      throw InputError(file.path, expected: "lines with x, y and loss", found: "none")
    }
    let header = try Self.header(records, file: file.path)
    let columns: Columns
    if let header { columns = header } else { columns = try Self.unnamed(records, file: file.path) }
    hasAccuracy = columns.accuracy != nil
    var hasRecord = true
    if header != nil { hasRecord = try records.advance() }
    var places: [String: Int] = [:]
    while hasRecord {
      let row = try Self.row(records, columns, file: file.path)
      let name = columns.panel.map { records.text(records.cells[$0]) } ?? "loss"
      let place = places[name] ?? panels.count
      if place == panels.count {
        places[name] = place
        panels.append((name, []))
      }
      panels[place].rows.append(row)
      hasRecord = try records.advance()
    }
    guard !panels.isEmpty else {
      throw InputError(file.path, expected: "lines with x, y and loss", found: "a header only")
    }
  }

  /// The columns by their names; nil where the first line holds numbers.
  private static func header(_ records: CSVRecords, file: String) throws(InputError) -> Columns? {
    let names = records.cells.map { records.text($0).lowercased() }
    guard names.contains(where: { Double($0) == nil }) else { return nil }
    guard let x = names.firstIndex(of: "x"), let y = names.firstIndex(of: "y"),
      let loss = names.firstIndex(of: "loss")
    else {
      throw InputError(
        file, at: "line \(records.line)", expected: "a header with x, y and loss, or numbers",
        found: CSVRecords.shortened(names.joined(separator: ",")))
    }
    return Columns(
      x: x, y: y, loss: loss, accuracy: names.firstIndex(of: "accuracy"),
      panel: names.firstIndex(of: "panel"), count: names.count)
  }

  private static func unnamed(_ records: CSVRecords, file: String) throws(InputError) -> Columns {
    let count = records.cells.count
    guard (3...4).contains(count) else {
      throw InputError(
        file, at: "line \(records.line)", expected: "x, y and loss, or a header that names them",
        found: "\(count) cells")
    }
    return Columns(accuracy: count == 4 ? 3 : nil, count: count)
  }

  private static func row(
    _ records: CSVRecords, _ columns: Columns, file: String
  ) throws(InputError) -> Row {
    let cells = records.cells
    guard cells.count == columns.count else {
      throw InputError(
        file, at: "line \(records.line)", expected: "\(columns.count) cells", found: "\(cells.count)")
    }
    func number(_ column: Int, isPlace: Bool) throws(InputError) -> Double {
      let text = records.text(cells[column])
      // An empty cell is how pandas writes NaN.
      if text.isEmpty, !isPlace { return .nan }
      guard let number = Double(text), number.isFinite || !isPlace else {
        throw InputError(
          file, at: "line \(records.line), column \(column + 1)",
          expected: isPlace ? "a finite number" : "a number", found: CSVRecords.shortened(text))
      }
      // −0 and 0 are one place.
      return isPlace ? number + 0 : number
    }
    return Row(
      x: try number(columns.x, isPlace: true), y: try number(columns.y, isPlace: true),
      loss: try number(columns.loss, isPlace: false),
      accuracy: try columns.accuracy.map { column throws(InputError) in try number(column, isPlace: false) }
        ?? .nan,
      line: records.line)
  }

  /// The rows as a grid.
  ///
  /// - Throws: `InputError` where a place is there twice or is missing.
  func table() throws(InputError) -> SurfaceTable {
    let x = Set(panels[0].rows.map(\.x)).sorted()
    let y = Set(panels[0].rows.map(\.y)).sorted()
    var filled: [SurfaceTable.Panel] = []
    for panel in panels { filled.append(try fill(panel.name, panel.rows, x: x, y: y)) }
    return SurfaceTable(x: x, y: y, panels: filled)
  }

  private func fill(
    _ name: String, _ rows: [Row], x: [Double], y: [Double]
  ) throws(InputError) -> SurfaceTable.Panel {
    let columns = Dictionary(uniqueKeysWithValues: x.enumerated().map { ($1, $0) })
    let lines = Dictionary(uniqueKeysWithValues: y.enumerated().map { ($1, $0) })
    var taken: [[Int]: Row] = [:]
    for row in rows {
      guard let column = columns[row.x], let line = lines[row.y] else {
        throw InputError(
          file, at: "line \(row.line)", expected: "the places of the first panel",
          found: "(\(row.x), \(row.y)) in panel '\(name)'")
      }
      if let earlier = taken.updateValue(row, forKey: [line, column]) {
        throw InputError(
          file, at: "line \(row.line)", expected: "each place once",
          found: "(\(row.x), \(row.y)), which is on line \(earlier.line) too")
      }
    }
    // The grid may be far larger than the file where the places are none.
    for line in y.indices where taken.count < x.count * y.count {
      let missing = x.indices.filter { taken[[line, $0]] == nil }
      guard let first = missing.first else { continue }
      throw InputError(
        file, expected: "\(x.count) places at each y",
        found: "\(x.count - missing.count) at y = \(y[line]): x = \(x[first]) is missing")
    }
    let order = y.indices.flatMap { line in x.indices.map { taken[[line, $0]]! } }
    return SurfaceTable.Panel(
      name: name, loss: order.map(\.loss), accuracy: hasAccuracy ? order.map(\.accuracy) : nil)
  }
}

extension SurfaceTable {
  /// Reads a CSV file: columns x, y, loss and perhaps accuracy and panel by the names in its header, or x, y,
  /// loss and perhaps accuracy without one; rows in any order, every place once.
  ///
  /// - Throws: `InputError` where a row is not that, or the rows fill no grid.
  public init(csv path: String) throws(InputError) {
    self = try SurfaceRows(InputFile(path)).table()
  }
}
