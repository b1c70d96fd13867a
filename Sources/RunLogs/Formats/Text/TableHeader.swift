/// Where the rows of a file of delimited cells begin, and what its columns are called.
///
/// Lines that start with "#" before the header are comments; so is then what follows a "#" in any row. Where only
/// rows follow them, the last one is the header, as numpy writes it.
struct TableHeader {
  let delimiter: UInt8
  /// What a comment starts with; nil where there are none.
  let comment: UInt8?
  /// Of columns with one name the second is `name.1`, as pandas has it.
  let names: [String]
  /// Where the first row begins, in bytes and in lines.
  let end: Int
  let lines: Int

  private static let mark = UInt8(ascii: "#")

  /// Nil where the header, or the line after comments, is not complete.
  ///
  /// - Parameter bytes: from the start of the file.
  init?(_ bytes: UnsafeRawBufferPointer) {
    var lines = TextLines(bytes)
    if bytes.starts(with: TextLines.byteOrderMark) { lines.skip(TextLines.byteOrderMark.count) }
    var start = lines.position
    var (count, blank) = (0, 0)
    var comment: (text: Range<Int>, lines: Int)?
    var first: UnsafeRawBufferPointer?
    while first == nil {
      let place = lines.position
      guard let line = lines.next() else { return nil }
      if line.first == Self.mark {
        comment = (Self.text(ofComment: place..<place + line.count, bytes), count)
      } else if !line.isEmpty {
        (first, start, blank) = (line, place, count)
      }
      count += 1
    }
    delimiter = DelimitedRecords.delimiter(of: first!)
    self.comment = comment == nil ? nil : Self.mark
    if let comment, let names = Self.names(comment.text, over: first!, delimiter, bytes) {
      self.names = Self.distinct(names)
      (end, self.lines) = (start, blank)
      return
    }
    var records = DelimitedRecords(
      UnsafeRawBufferPointer(rebasing: bytes[start...]), delimiter: delimiter, comment: self.comment)
    guard records.advance() else { return nil }
    names = Self.distinct(records.cells.map { records.text($0) })
    end = start + records.position
    self.lines = blank + records.lines
  }

  private static func text(ofComment line: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> Range<Int> {
    line.lowerBound + bytes[line].prefix { $0 == mark || $0 == 0x20 }.count..<line.upperBound
  }

  /// The names in a comment that is the header of the row after it: as many names as that has cells, which are
  /// all numbers.
  private static func names(
    _ comment: Range<Int>, over row: UnsafeRawBufferPointer, _ delimiter: UInt8,
    _ bytes: UnsafeRawBufferPointer
  ) -> [String]? {
    var names = cells(UnsafeRawBufferPointer(rebasing: bytes[comment]), delimiter)
    let cells = cells(row, delimiter)
    // The mark itself is the name of a column.
    if names.first?.isEmpty == true { names[0] = "#" }
    let isHeader =
      names.count == cells.count && names.allSatisfy { !$0.isEmpty && DecimalNumber.parse($0) == nil }
      && cells.allSatisfy { DecimalNumber.parse($0) != nil || DecimalNumber.parseWithComma($0) != nil }
    return isHeader ? names : nil
  }

  private static func cells(_ line: UnsafeRawBufferPointer, _ delimiter: UInt8) -> [String] {
    (Array(line) + [0x0A]).withUnsafeBytes { bytes in
      var records = DelimitedRecords(bytes, delimiter: delimiter)
      return records.advance() ? records.cells.map { records.text($0) } : []
    }
  }

  private static func distinct(_ names: [String]) -> [String] {
    var counts: [String: Int] = [:]
    return names.map { name in
      defer { counts[name, default: 0] += 1 }
      return counts[name].map { "\(name).\($0)" } ?? name
    }
  }
}
