import ArrayFiles

extension Split {
  /// Reads a file of comma-, semicolon- or tab-separated values: numbers, and the label in the last column.
  ///
  /// The first line is a header where it holds no number but perhaps in its last cell, or where it counts the
  /// columns from 0, as pandas does, and its label is no number while the next one is.
  static func loadCSV(_ file: InputFile, name: String) throws(InputError) -> Split {
    var records = CSVRecords(try file.bytes(), file: file.path)
    guard try records.advance() else {
      throw InputError(file.path, expected: "lines of numbers", found: "blank lines")
    }
    let width = records.cells.count - 1
    guard width >= 1 else {
      throw InputError(
        file.path, at: "line \(records.line)", expected: "numbers and a label, separated by , ; or tab",
        found: "one cell")
    }
    var hasRecord = true
    if try isHeader(records) { hasRecord = try records.advance() }
    var values: [Float] = []
    var labels = CSVLabels()
    var lines: [Int] = []
    while hasRecord {
      try append(records, width: width, to: &values, file.path)
      try labels.append(records.cells[width], of: records, file: file.path)
      lines.append(records.line)
      hasRecord = try records.advance()
    }
    guard !lines.isEmpty else {
      throw InputError(file.path, expected: "lines of numbers", found: "a header only")
    }

    let origin = Origin(file: file.path, lines: lines)
    let part = LabelledPart(
      inputShape: [width], inputs: StoredInputs(values), inputsOrigin: origin,
      labels: labels.sorted?.labels ?? labels.values, labelsOrigin: origin)
    return try assembled(name: name, train: part, test: nil, classNames: labels.sorted?.classNames)
  }

  private static func isHeader(_ first: CSVRecords) throws(InputError) -> Bool {
    if first.cells.dropLast().allSatisfy({ first.float($0) == nil }) { return true }
    let isCount = first.cells.dropLast().enumerated().allSatisfy { first.float($1) == Float($0) }
    guard isCount, let label = first.cells.last, first.float(label) == nil else { return false }
    var second = first
    guard try second.advance(), let nextLabel = second.cells.last else { return false }
    return second.float(nextLabel) != nil
  }

  private static func append(
    _ records: CSVRecords, width: Int, to values: inout [Float], _ file: String
  ) throws(InputError) {
    guard records.cells.count == width + 1 else {
      throw InputError(
        file, at: "line \(records.line)", expected: "\(width + 1) cells", found: "\(records.cells.count)")
    }
    for (column, cell) in records.cells.dropLast().enumerated() {
      guard let value = records.float(cell), value.isFinite else {
        throw InputError(
          file, at: "line \(records.line), column \(column + 1)", expected: "a finite number",
          found: CSVRecords.shortened(records.text(cell)))
      }
      values.append(value)
    }
  }
}

extension CSVRecords {
  /// A cell's text for an error, in quotes.
  public static func shortened(_ text: String) -> String {
    (text.count > 30 ? text.prefix(30) + "…" : text).debugDescription
  }
}
