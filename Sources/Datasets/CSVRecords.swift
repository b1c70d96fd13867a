import ArrayFiles

/// The records of a CSV file (RFC 4180), one after the other. Blank lines are passed over.
public struct CSVRecords {
  /// A cell's bytes, without the quotes around it and the blanks around one without quotes.
  public struct Cell {
    var range: Range<Int>
    /// Whether two quotes in a row stand for one in it.
    var hasEscapes = false
  }

  private let file: String
  let bytes: [UInt8]
  private let delimiter: UInt8
  private var next = 0
  private var nextLine = 1

  /// The cells of the record that ``advance()`` came to.
  public private(set) var cells: [Cell] = []
  /// The line on which that record starts, from 1.
  public private(set) var line = 1

  private static let (quote, lineFeed, carriageReturn) = (UInt8(0x22), UInt8(0x0A), UInt8(0x0D))

  /// - Parameter file: the name of the file for errors.
  public init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { next = 3 }
    delimiter = Self.delimiter(of: bytes)
  }

  /// The one of tab, semicolon and comma that is the most frequent in the first line that is not blank; where
  /// two are, the first of these, since a comma may be the decimal point of another language.
  private static func delimiter(of bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var isBlank = true
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if byte == lineFeed || byte == carriageReturn, !isQuoted {
        if isBlank { continue }
        break
      }
      isBlank = false
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = "\t;,".utf8
    let most = candidates.map { counts[$0, default: 0] }.max() ?? 0
    return candidates.first { counts[$0, default: 0] == most } ?? UInt8(ascii: ",")
  }

  /// Moves to the next record; false at the end.
  ///
  /// - Throws: `InputError` where a quote is not closed, or text follows a closed one.
  public mutating func advance() throws(InputError) -> Bool {
    skipBlankLines()
    guard next < bytes.count else { return false }
    cells.removeAll(keepingCapacity: true)
    line = nextLine
    while true {
      cells.append(try cell())
      guard next < bytes.count, bytes[next] == delimiter else { break }
      next += 1
    }
    skipLineEnd()
    return true
  }

  public func text(_ cell: Cell) -> String {
    let text = String(decoding: bytes[cell.range], as: UTF8.self)
    guard cell.hasEscapes else { return text }
    var unescaped = ""
    var isSecond = false
    for character in text.unicodeScalars {
      isSecond = character == "\"" && !isSecond
      if !isSecond { unescaped.unicodeScalars.append(character) }
    }
    return unescaped
  }

  /// Whether the bytes of a cell are text at all; ``text(_:)`` puts another character where they are not.
  func isUTF8(_ cell: Cell) -> Bool { String(validating: bytes[cell.range], as: UTF8.self) != nil }

  /// The number in a cell; nil where it holds none.
  func float(_ cell: Cell) -> Float? {
    bytes.withUnsafeBufferPointer { DecimalText.float(UnsafeBufferPointer(rebasing: $0[cell.range])) }
  }

  private mutating func skipBlankLines() {
    while next < bytes.count {
      var end = next
      while end < bytes.count, isBlank(bytes[end]) { end += 1 }
      guard end == bytes.count || isLineEnd(bytes[end]) else { return }
      next = end
      skipLineEnd()
    }
  }

  /// Moves past a line feed, a carriage return or both.
  private mutating func skipLineEnd() {
    guard next < bytes.count else { return }
    if bytes[next] == Self.carriageReturn, next + 1 < bytes.count, bytes[next + 1] == Self.lineFeed {
      next += 1
    }
    next += 1
    nextLine += 1
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == Self.lineFeed || byte == Self.carriageReturn }
  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 && delimiter != 0x09 }
  private func isCellEnd(_ byte: UInt8) -> Bool { byte == delimiter || isLineEnd(byte) }

  /// Moves to the end of the cell, a delimiter, the end of the line or of the file.
  private mutating func cell() throws(InputError) -> Cell {
    while next < bytes.count, isBlank(bytes[next]) { next += 1 }
    if next < bytes.count, bytes[next] == Self.quote { return try quotedCell() }
    let start = next
    while next < bytes.count, !isCellEnd(bytes[next]) { next += 1 }
    var end = next
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return Cell(range: start..<end)
  }

  private mutating func quotedCell() throws(InputError) -> Cell {
    let firstLine = nextLine
    next += 1
    var cell = Cell(range: next..<next)
    while true {
      guard next < bytes.count else {
        throw InputError(
          file, at: "line \(firstLine)", expected: "a closing quote", found: "the end of the file")
      }
      if bytes[next] == Self.lineFeed { nextLine += 1 }
      if bytes[next] == Self.quote {
        guard next + 1 < bytes.count, bytes[next + 1] == Self.quote else { break }
        cell.hasEscapes = true
        next += 1
      }
      next += 1
    }
    cell.range = cell.range.lowerBound..<next
    next += 1
    while next < bytes.count, isBlank(bytes[next]) { next += 1 }
    guard next == bytes.count || isCellEnd(bytes[next]) else {
      throw InputError(
        file, at: "line \(nextLine), column \(cells.count + 1)",
        expected: "the end of the cell after its quote",
        found: "more text")
    }
    return cell
  }
}
