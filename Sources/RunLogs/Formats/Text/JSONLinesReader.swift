import ArrayFiles

/// Reads a file of JSON objects, one a line.
///
/// Every number in a row is a point of the tag that its key is; nested keys are joined by "/". A row without a
/// whole number for its step gets the number of its line, from 0. What is no number is no point.
struct JSONLinesReader: RunReader {
  private var lines = 0
  private var isInEndlessLine = false

  mutating func read(
    _ bytes: UnsafeRawBufferPointer, of file: String, at offset: Int, into log: inout RunLog
  ) -> Int {
    var rest = TextLines(bytes)
    while true {
      let start = rest.position
      guard let line = rest.next() else { break }
      defer { lines += 1 }
      if isInEndlessLine {
        isInEndlessLine = false
        continue
      }
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      guard let row = JSONParser.parse(line), case .object(let members) = row else {
        log.report(
          InputError(
            file, at: "line \(lines + 1), byte \(offset + start)", expected: "a JSON object",
            found: "something else"))
        continue
      }
      take(row, members.map(\.key), into: &log)
    }
    guard rest.isEndless else { return rest.position }
    if !isInEndlessLine {
      log.report(
        InputError(
          file, at: "line \(lines + 1)", expected: "a line of at most \(TextLines.longest) bytes",
          found: "a longer one"))
    }
    isInEndlessLine = true
    return bytes.count
  }

  private func take(_ row: JSONValue, _ keys: [String], into log: inout RunLog) {
    let columns = StepColumn(keys)
    let step = columns.step.flatMap { row[$0]?.integer }
    let time = columns.time.flatMap { row[$0]?.number }.map(StepColumn.seconds)
    let skipped = [step == nil ? nil : columns.step, time == nil ? nil : columns.time]
    row.forEachLeaf(joining: "/") { key, value in
      guard let number = value.number, !skipped.contains(key) else { return }
      log.append(ScalarPoint(step: step ?? lines, time: time, value: number), to: key)
    }
  }
}
