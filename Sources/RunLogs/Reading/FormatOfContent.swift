import ArrayFiles
import Glibc

/// Recognises what a file is by its first bytes.
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

  /// Nil where the file is no run log.
  ///
  /// - Throws: `InputError` where it cannot be read.
  init?(_ path: String) throws(InputError) {
    let file = try InputFile(path)
    self.init(try file.bytes(in: 0..<min(file.size, Self.enough)), isWhole: file.size <= Self.enough)
  }

  init?(_ start: [UInt8], isWhole: Bool) {
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
    } else {
      return nil
    }
  }

  private static func ofText(_ bytes: UnsafeRawBufferPointer, isWhole: Bool) -> FormatOfContent? {
    guard !bytes.contains(0) else { return nil }
    var lines = TextLines(bytes)
    var first = lines.next()
    while let line = first, line.allSatisfy({ $0 == 0x20 }) { first = lines.next() }
    if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
      if let first, case .object = JSONParser.parse(first) { return .jsonLines }
      // The first line of rows that are longer than what was looked at, or is being written.
      let text = String(decoding: bytes, as: UTF8.self)
      if text.contains("\"log_history\"") || text.contains("\"best_model_checkpoint\"") {
        return .trainerState
      }
      return first == nil && isWhole ? .jsonLines : nil
    }
    guard let first else { return nil }
    return isHeader(first, before: lines.next()) ? .table : nil
  }

  /// Whether a line names columns: it has cells, none a number, and what follows has a number in it.
  private static func isHeader(
    _ line: UnsafeRawBufferPointer, before row: UnsafeRawBufferPointer?
  ) -> Bool {
    let delimiter = DelimitedRecords.delimiter(of: line)
    let names = cells(line, delimiter)
    // An empty name is that of pandas's index.
    guard names.contains(where: { !$0.isEmpty }), names.allSatisfy({ DecimalNumber.parse($0) == nil }) else {
      return false
    }
    guard let row else { return StepColumn(names).step != nil }
    return cells(row, delimiter).contains { DecimalNumber.parse($0) != nil }
  }

  private static func cells(_ line: UnsafeRawBufferPointer, _ delimiter: UInt8) -> [String] {
    (Array(line) + [0x0A]).withUnsafeBytes { bytes in
      var records = DelimitedRecords(bytes, delimiter: delimiter)
      return records.advance() ? records.cells.map { records.text($0) } : []
    }
  }
}
