/// The records of a text of delimited cells (RFC 4180) that grows.
struct DelimitedRecords {
  private let bytes: UnsafeRawBufferPointer
  private let delimiter: UInt8
  /// Beyond all bytes where there is none.
  private let comment: Int
  /// Where the first record that was not given out starts.
  private(set) var position = 0
  /// The lines up to there.
  private(set) var lines = 0
  /// The cells of the last record, without the quotes around them.
  private(set) var cells: [Range<Int>] = []

  /// - Parameter comment: what starts a comment outside of quotes, which goes to the end of the line.
  init(_ bytes: UnsafeRawBufferPointer, delimiter: UInt8, comment: UInt8? = nil) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.comment = comment.map { Int($0) } ?? -1
  }

  /// The one of tab, semicolon, bar and comma that is the most frequent outside of quotes in a line; of equals
  /// the first of these, since a comma may stand in a name.
  static func delimiter(of line: UnsafeRawBufferPointer) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in line {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = "\t;|,".utf8
    let most = candidates.map { counts[$0, default: 0] }.max() ?? 0
    return most == 0 ? UInt8(ascii: ",") : candidates.first { counts[$0, default: 0] == most }!
  }

  /// A record has no more cells than these; what follows them is left out.
  static let mostCells = 1 << 16

  private mutating func add(_ cell: Range<Int>) {
    if cells.count < Self.mostCells { cells.append(trimmed(cell)) }
  }

  /// Moves to the next record; false where it is not complete. A blank line is a record without cells.
  mutating func advance() -> Bool {
    cells.removeAll(keepingCapacity: true)
    var (index, start, lines) = (position, position, 0)
    var isQuoted = false
    while index < bytes.count {
      let byte = bytes[index]
      if Int(byte) == comment, !isQuoted {
        var rest = TextLines(bytes)
        rest.skip(index)
        guard rest.next() != nil else { return false }
        if index > position { add(start..<index) }
        position = rest.position
        self.lines += lines + 1
        return true
      }
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == 0x0A {
        lines += 1
        if !isQuoted {
          let end = index > start && bytes[index - 1] == 0x0D ? index - 1 : index
          if end > position { add(start..<end) }
          position = index + 1
          self.lines += lines
          return true
        }
      } else if byte == 0x0D, !isQuoted, index + 1 < bytes.count, bytes[index + 1] != 0x0A {
        // Files of old Macs have no line feeds.
        if index > position { add(start..<index) }
        position = index + 1
        self.lines += lines + 1
        return true
      } else if byte == delimiter, !isQuoted {
        add(start..<index)
        start = index + 1
      }
      index += 1
    }
    return false
  }

  /// Whether what is left is too long to wait for its end.
  var isEndless: Bool { bytes.count - position > TextLines.longest }

  func bytes(_ cell: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[cell]) }

  /// The text in a cell; two quotes in a row stand for one.
  func text(_ cell: Range<Int>) -> String {
    let text = String(decoding: bytes(cell), as: UTF8.self)
    guard text.contains("\"") else { return text }
    return text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, bytes[low] == 0x20 { low += 1 }
    while high > low, bytes[high - 1] == 0x20 { high -= 1 }
    let quote = UInt8(ascii: "\"")
    guard high - low >= 2, bytes[low] == quote, bytes[high - 1] == quote else { return low..<high }
    return low + 1..<high - 1
  }
}
