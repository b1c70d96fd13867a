import ArrayFiles
import Glibc

/// Recognises what a file is by its first bytes.
///
/// Its name matters where these are damaged, so that what is readable behind them is read.
enum FormatOfContent: Hashable {
  case tensorboard
  case wandb
  case jsonLines
  case table
  case trainerState
  case database
  /// Nothing was written to it yet.
  case empty

  private static let enough = 1 << 16
  /// Where the first lines are longer.
  private static let enoughForLongLines = 1 << 22

  /// Nil where the file is no run log.
  ///
  /// - Throws: `InputError` where it cannot be read.
  init?(_ path: String) throws(InputError) {
    let file = try InputFile(path)
    let start = try file.bytes(in: 0..<min(file.size, Self.enough))
    let name = CandidateName(path).format
    if let format = Self(start, isWhole: file.size <= Self.enough, named: name) {
      self = format
      return
    }
    let hasLongLines = file.size > Self.enough && !start.contains(0) && start.count { $0 == 0x0A } < 2
    guard hasLongLines else { return nil }
    self.init(
      try file.bytes(in: 0..<min(file.size, Self.enoughForLongLines)),
      isWhole: file.size <= Self.enoughForLongLines, named: name)
  }

  /// Whether a file has two rows or more: a file of one object is as likely to be somebody's settings.
  static func hasSeveralObjects(_ path: String) -> Bool {
    guard let file = try? InputFile(path),
      let start = try? file.bytes(in: 0..<min(file.size, enoughForLongLines))
    else { return false }
    return start.withUnsafeBytes { bytes in
      var lines = TextLines(bytes)
      guard lines.next() != nil else { return false }
      let rest = UnsafeRawBufferPointer(rebasing: bytes[lines.position...])
      guard case .object = JSONParser.parse(lines.next() ?? rest) else { return false }
      return true
    }
  }

  /// - Parameter name: the format that the file's name promises.
  init?(_ start: [UInt8], isWhole: Bool, named name: RunFormat? = nil) {
    guard !start.isEmpty else {
      self = .empty
      return
    }
    if start.starts(with: WandbReader.header) {
      self = .wandb
    } else if start.starts(with: SQLiteDatabase.header) {
      self = .database
    } else if start.withUnsafeBytes({ $0.count >= 12 && RecordFrames.isHeader($0.baseAddress!) }) {
      self = .tensorboard
    } else if let format = start.withUnsafeBytes({ Self.ofText($0, isWhole: isWhole) }) {
      self = format
    } else if let format = start.withUnsafeBytes({ Self.ofDamagedText($0, named: name) }) {
      self = format
    } else {
      return nil
    }
  }

  private static func ofText(_ bytes: UnsafeRawBufferPointer, isWhole: Bool) -> FormatOfContent? {
    guard !bytes.contains(0) else { return nil }
    let mark = TextLines.byteOrderMark
    if bytes.starts(with: mark) {
      return ofText(UnsafeRawBufferPointer(rebasing: bytes[mark.count...]), isWhole: isWhole)
    }
    var lines = TextLines(bytes)
    var first = lines.next()
    while let line = first, line.allSatisfy({ $0 == 0x20 }) { first = lines.next() }
    if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
      if let first, isObject(first) { return .jsonLines }
      // The first line of rows that are longer than what was looked at, or is being written.
      let text = String(decoding: bytes, as: UTF8.self)
      if text.contains("\"log_history\"") || text.contains("\"best_model_checkpoint\"") {
        return .trainerState
      }
      return first == nil && isWhole ? .jsonLines : nil
    }
    if isTable(bytes) { return .table }
    // The last line may lack its line feed.
    guard isWhole, bytes.last != 0x0A else { return nil }
    return (Array(bytes) + [0x0A]).withUnsafeBytes { isTable($0, isEnded: true) } ? .table : nil
  }

  /// Whether a line is an object, be it one nested too deep to be read.
  private static func isObject(_ line: UnsafeRawBufferPointer) -> Bool {
    do throws(JSONParser.Failure) {
      if case .object = try JSONParser.value(of: line) { return true }
      return false
    } catch {
      return error.isTooDeep && line.first { $0 > 0x20 } == UInt8(ascii: "{")
    }
  }

  /// JSON lines of which some are objects or the first has no end, and tables with other things than text behind
  /// their first rows, where the file's name promises such.
  private static func ofDamagedText(
    _ bytes: UnsafeRawBufferPointer, named name: RunFormat?
  ) -> FormatOfContent? {
    switch name {
    case .jsonl:
      var lines = TextLines(bytes)
      guard let first = lines.next() else {
        return bytes.first { $0 > 0x20 } == UInt8(ascii: "{") ? .jsonLines : nil
      }
      if isObject(first) { return .jsonLines }
      while let line = lines.next() { if isObject(line) { return .jsonLines } }
      return nil
    case .csv:
      let text = bytes.prefix { $0 != 0 }
      return text.count < bytes.count
        && ofText(UnsafeRawBufferPointer(rebasing: text), isWhole: false) == .table
        ? .table : nil
    default: return nil
    }
  }

  /// Whether a header names columns, none a number, and the row after it has a number in it. A header alone is
  /// enough where it names a step.
  ///
  /// - Parameter isEnded: whether the file has no line feed at its end, so that a header alone may be half a one.
  private static func isTable(_ bytes: UnsafeRawBufferPointer, isEnded: Bool = false) -> Bool {
    // An empty name is that of pandas's index.
    guard let header = TableHeader(bytes), header.names.contains(where: { !$0.isEmpty }),
      header.names.allSatisfy({ DecimalNumber.parse($0) == nil })
    else { return false }
    var records = DelimitedRecords(
      UnsafeRawBufferPointer(rebasing: bytes[header.end...]), delimiter: header.delimiter,
      comment: header.comment)
    while records.advance() {
      guard !records.cells.isEmpty else { continue }
      let hasCommas = header.delimiter != UInt8(ascii: ",")
      return records.cells.map { records.bytes($0) }
        .contains { DecimalNumber.parse($0) != nil || hasCommas && DecimalNumber.parseWithComma($0) != nil }
    }
    return !isEnded && StepColumn(header.names).step != nil
  }
}
