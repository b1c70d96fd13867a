import ArrayFiles

/// Reads files of delimited cells under a header, such as Lightning's, Keras's and DVCLive's.
///
/// Every column of numbers is a tag, and so is one of True and False, which are 1 and 0; of columns with one name the second is `name.1`, as pandas has it. Cells
/// that are empty, `NA` or no number are no points. What marks fractions is ``DecimalMark``'s matter, rows
/// without a whole number for their step are ``RowSteps``'.
struct TableReader: LineReader {
  /// Tells the tag of a column of a file; nil where it has none.
  private let tag: @Sendable (_ file: String, _ column: String) -> String?
  private var tables: [String: Table] = [:]

  private struct Table {
    let header: [String]
    let delimiter: UInt8
    let comment: UInt8?
    var mark: DecimalMark
    var isOtherMarkTold = false
    /// By column: the first cell that begins like a number and is none, and its line.
    var oddCells: [Int: (cell: String, line: Int)] = [:]
    var isOddTold = false
    /// The places in the log of the columns that are tags, as far as they had a point.
    var places: [Int?]
    let step: Int?
    let time: Int?
    var lines: Int
    var rows = 0
    var isInEndlessLine = false
    var steps = RowSteps()

    init(_ header: TableHeader) {
      self.header = header.names
      delimiter = header.delimiter
      comment = header.comment
      mark = DecimalMark(delimiter: delimiter)
      lines = header.lines
      places = header.names.map { _ in nil }
      let columns = StepColumn(header.names)
      step = columns.step.flatMap { header.names.firstIndex(of: $0) }
      time = columns.time.flatMap { header.names.firstIndex(of: $0) }
    }

    /// Tells of a cell that is left out in a column that has numbers too.
    mutating func tellOfOddCell(in column: Int, _ file: String, _ log: inout RunLog) {
      guard !isOddTold, places[column] != nil, let (cell, line) = oddCells[column] else { return }
      isOddTold = true
      log.report(
        InputError(
          file, at: "line \(line)", expected: "a number for \(header[column])",
          found: "\(cell); such cells are left out"))
    }
  }

  init(_ tag: @escaping @Sendable (_ file: String, _ column: String) -> String? = { $1 }) { self.tag = tag }

  mutating func read(
    _ bytes: UnsafeRawBufferPointer, of file: String, at offset: Int, into log: inout RunLog
  ) -> Int {
    var skipped = 0
    if tables[file] == nil {
      guard let header = TableHeader(bytes) else {
        return bytes.count > TextLines.longest ? bytes.count : 0
      }
      tables[file] = Table(header)
      skipped = header.end
    }
    var table = tables[file]!
    defer { tables[file] = table }
    var records = DelimitedRecords(
      UnsafeRawBufferPointer(rebasing: bytes[skipped...]), delimiter: table.delimiter, comment: table.comment)
    while records.advance() {
      if table.isInEndlessLine {
        table.isInEndlessLine = false
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
    table.mark.learn(from: records.cells.lazy.map { records.bytes($0) })
    func cell(_ column: Int?) -> UnsafeRawBufferPointer? {
      column.flatMap { $0 < records.cells.count ? records.bytes(records.cells[$0]) : nil }
    }
    let column = cell(table.step)
    let time = cell(table.time).flatMap { table.mark.number($0) }.map(StepColumn.seconds)
    let step = table.steps.step(
      integer: column.flatMap { DecimalNumber.integer($0) },
      value: column.flatMap { table.mark.number($0) },
      hasColumn: column != nil, row: table.rows, time: time)
    if let found = step.found {
      log.report(InputError(file, at: "line \(lines)", expected: "a whole number for a step", found: found))
    }
    if !step.before.isEmpty, let column = table.step, let name = tag(file, table.header[column]) {
      table.places[column] = log.place(of: name)
      for point in step.before { log.append(point, to: table.places[column]!) }
    }
    for column in records.cells.indices {
      if column == table.step && step.isColumn || column == table.time && time != nil { continue }
      let bytes = records.bytes(records.cells[column])
      guard let value = table.mark.numberOrBool(bytes) else {
        if bytes.contains(0) {
          log.report(
            InputError(file, at: "line \(lines)", expected: "text in a cell", found: "a byte of the value 0"))
        } else if !table.isOtherMarkTold, table.mark.isOther(bytes) {
          table.isOtherMarkTold = true
          tell(bytes, table.mark, file, lines, in: &log)
        } else if !table.isOddTold, !table.isOtherMarkTold, table.oddCells[column] == nil,
          Self.isLikeNumber(bytes)
        {
          table.oddCells[column] = (String(decoding: bytes, as: UTF8.self), lines)
          table.tellOfOddCell(in: column, file, &log)
        }
        continue
      }
      if table.places[column] == nil {
        guard let name = tag(file, table.header[column]) else { continue }
        table.places[column] = log.place(of: name)
        table.tellOfOddCell(in: column, file, &log)
      }
      log.append(
        ScalarPoint(step: step.number, time: time, value: value), stating: step.stated,
        to: table.places[column]!)
    }
  }

  /// Whether a cell begins with a digit, be it behind a sign or a point.
  private static func isLikeNumber(_ cell: UnsafeRawBufferPointer) -> Bool {
    cell.first { !"+-. ".utf8.contains($0) }.map { $0 &- UInt8(ascii: "0") < 10 } ?? false
  }

  private func tell(
    _ cell: UnsafeRawBufferPointer, _ mark: DecimalMark, _ file: String, _ line: Int, in log: inout RunLog
  ) {
    log.report(
      InputError(
        file, at: "line \(line)",
        expected: "numbers with a decimal \(mark.isComma == true ? "comma" : "point")",
        found: "\(String(decoding: cell, as: UTF8.self)), which is no number of the table"))
  }
}
