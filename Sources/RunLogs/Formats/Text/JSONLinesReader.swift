import ArrayFiles

/// Reads a file of JSON objects, one a line.
///
/// Every number in a row is a point of the tag that its key is, true and false are 1 and 0; nested keys are joined by "/". A step that is not
/// at the top of a row may be in it, as loguru and structlog write it. Rows without a whole number for their step
/// are ``RowSteps``' matter. What is no number is no point.
struct JSONLinesReader: LineReader {
  private var lines = 0
  private var isInEndlessLine = false
  private var steps = RowSteps()
  private var lastKeys: [String] = []
  private var columns = StepColumn([])

  mutating func read(
    _ bytes: UnsafeRawBufferPointer, of file: String, at offset: Int, into log: inout RunLog
  ) -> Int {
    var rest = TextLines(bytes)
    if offset == 0, bytes.starts(with: TextLines.byteOrderMark) { rest.skip(TextLines.byteOrderMark.count) }
    while true {
      let start = rest.position
      guard let line = rest.next() else { break }
      defer { lines += 1 }
      if isInEndlessLine {
        isInEndlessLine = false
        continue
      }
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      guard let row = object(line, of: file, at: offset + start, into: &log),
        case .object(let members) = row
      else { continue }
      take(row, members.map(\.key), of: file, into: &log)
    }
    guard rest.isEndless else { return rest.position }
    if !isInEndlessLine {
      log.report(
        InputError(
          file, at: "line \(lines + 1), byte \(offset + rest.position)",
          expected: "a line of at most \(TextLines.longest) bytes",
          found: "a longer one"))
    }
    isInEndlessLine = true
    return bytes.count
  }

  /// The object that a line is; nil, and told, where it is none.
  private func object(
    _ line: UnsafeRawBufferPointer, of file: String, at offset: Int, into log: inout RunLog
  ) -> JSONValue? {
    let place = "line \(lines + 1), byte \(offset)"
    do throws(JSONParser.Failure) {
      let value = try JSONParser.value(of: line)
      if case .object = value { return value }
    } catch  where error.isTooDeep {
      log.report(
        InputError(
          file, at: place, expected: "at most \(JSONParser.deepest) levels of nesting", found: "more"))
      return nil
    } catch {}
    log.report(InputError(file, at: place, expected: "a JSON object", found: "something else"))
    return nil
  }

  private mutating func take(_ row: JSONValue, _ keys: [String], of file: String, into log: inout RunLog) {
    // Most rows have the keys of the row before.
    if keys != lastKeys { (lastKeys, columns) = (keys, StepColumn(keys)) }
    let nested = columns.step == nil ? Self.nestedStep(row) : nil
    let column = columns.step.flatMap { row[$0] } ?? nested?.value
    let time = columns.time.flatMap { row[$0]?.number }.map(StepColumn.seconds)
    let step = steps.step(
      integer: column.flatMap(Self.step), value: column?.number, hasColumn: column != nil, row: lines,
      time: time)
    if let found = step.found {
      log.report(
        InputError(file, at: "line \(lines + 1)", expected: "a whole number for a step", found: found))
    }
    if !step.before.isEmpty, let key = columns.step {
      let place = log.place(of: key)
      for point in step.before { log.append(point, to: place) }
    }
    let skipped = [step.isColumn ? columns.step ?? nested?.key : nil, time == nil ? nil : columns.time]
    row.forEachLeaf(joining: "/") { key, value in
      guard let number = value.numberOrBool, !skipped.contains(key) else { return }
      log.append(
        ScalarPoint(step: step.number, time: time, value: number), stating: step.stated,
        to: log.place(of: key))
    }
  }

  /// The whole number that a value is, be it in quotes as some loggers write it.
  private static func step(_ value: JSONValue) -> Int? {
    guard case .string(let text) = value else { return value.integer }
    return Array(text.utf8).withUnsafeBytes { DecimalNumber.integer($0) }
  }

  /// The first whole number in an object in a row whose own key is that of a step, with all its keys.
  private static func nestedStep(_ row: JSONValue) -> (key: String, value: JSONValue)? {
    guard case .object(let members) = row,
      members.contains(where: { if case .object = $0.value { true } else { false } })
    else { return nil }
    var found: (key: String, value: JSONValue)?
    row.forEachLeaf(joining: "/") { key, value in
      guard found == nil, value.integer != nil, let name = key.split(separator: "/").last else { return }
      if StepColumn([String(name)]).step != nil { found = (key, value) }
    }
    return found
  }
}
