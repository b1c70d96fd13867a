import ArrayFiles

/// Reads files of delimited cells under a header, such as Lightning's, Keras's and DVCLive's.
///
/// Every column of numbers is a tag; of columns with one name the second is `name.1`, as pandas has it. Cells
/// that are empty, `NA` or no number are no points. Rows without a whole number for their step are ``RowSteps``'
/// matter.
struct TableReader: LineReader {
  /// Tells the tag of a column of a file; nil where it has none.
  private let tag: @Sendable (_ file: String, _ column: String) -> String?
  private var tables: [String: Table] = [:]

  private struct Table {
    var delimiter: UInt8 = 0
    var header: [String] = []
    /// The places in the log of the columns that are tags, as far as they had a point.
    var places: [Int?] = []
    var step: Int?
    var time: Int?
    var lines = 0
    var rows = 0
    var isInEndlessLine = false
    var steps = RowSteps()
  }

  init(_ tag: @escaping @Sendable (_ file: String, _ column: String) -> String? = { $1 }) { self.tag = tag }

  mutating func read(
    _ bytes: UnsafeRawBufferPointer, of file: String, at offset: Int, into log: inout RunLog
  ) -> Int {
    var table = tables[file] ?? Table()
    defer { tables[file] = table }
    var skipped = 0
    if table.header.isEmpty {
      if offset == 0, bytes.starts(with: TextLines.byteOrderMark) { skipped = 3 }
      var lines = TextLines(UnsafeRawBufferPointer(rebasing: bytes[skipped...]))
      while let line = lines.next() {
        guard !line.isEmpty else { continue }
        table.delimiter = DelimitedRecords.delimiter(of: line)
        break
      }
      if table.delimiter == 0 { return lines.isEndless ? bytes.count : 0 }
    }
    var records = DelimitedRecords(
      UnsafeRawBufferPointer(rebasing: bytes[skipped...]), delimiter: table.delimiter)
    while records.advance() {
      if table.isInEndlessLine {
        table.isInEndlessLine = false
      } else if table.header.isEmpty {
        begin(&table, records)
      } else if !records.cells.isEmpty {
        take(records, file, &table, lines: table.lines + records.lines, into: &log)
      }
    }
    table.lines += records.lines
    guard records.isEndless else { return skipped + records.position }
    if !table.isInEndlessLine {
      log.report(
        InputError(
          file, at: "line \(table.lines + 1)", expected: "a row of at most \(TextLines.longest) bytes",
          found: "a longer one, or a quote without an end"))
    }
    table.isInEndlessLine = true
    return bytes.count
  }

  private func begin(_ table: inout Table, _ records: DelimitedRecords) {
    var counts: [String: Int] = [:]
    table.header = records.cells.map { cell in
      let name = records.text(cell)
      defer { counts[name, default: 0] += 1 }
      return counts[name].map { "\(name).\($0)" } ?? name
    }
    table.places = table.header.map { _ in nil }
    let columns = StepColumn(table.header)
    table.step = columns.step.flatMap { table.header.firstIndex(of: $0) }
    table.time = columns.time.flatMap { table.header.firstIndex(of: $0) }
  }

  private func take(
    _ records: DelimitedRecords, _ file: String, _ table: inout Table, lines: Int, into log: inout RunLog
  ) {
    defer { table.rows += 1 }
    guard records.cells.count <= table.header.count else {
      log.report(
        InputError(
          file, at: "line \(lines)", expected: "\(table.header.count) cells", found: "\(records.cells.count)")
      )
      return
    }
    func cell(_ column: Int?) -> UnsafeRawBufferPointer? {
      column.flatMap { $0 < records.cells.count ? records.bytes(records.cells[$0]) : nil }
    }
    let column = cell(table.step)
    let step = table.steps.step(
      integer: column.flatMap { DecimalNumber.integer($0) },
      value: column.flatMap { DecimalNumber.parse($0) },
      hasColumn: column != nil, row: table.rows)
    if let found = step.found {
      log.report(InputError(file, at: "line \(lines)", expected: "a whole number for a step", found: found))
    }
    let time = cell(table.time).flatMap { DecimalNumber.parse($0) }.map(StepColumn.seconds)
    for column in records.cells.indices {
      if column == table.step && step.isColumn || column == table.time && time != nil { continue }
      guard let value = DecimalNumber.parse(records.bytes(records.cells[column])) else { continue }
      if table.places[column] == nil {
        guard let name = tag(file, table.header[column]) else { continue }
        table.places[column] = log.place(of: name)
      }
      log.append(ScalarPoint(step: step.number, time: time, value: value), to: table.places[column]!)
    }
  }
}
