import ArrayFiles

/// Why a file is no log, although it may be called like one.
struct RefusedContent {
  private let file: String
  private let start: [UInt8]
  private let format: RunFormat?

  private static let enough = 1 << 16

  /// - Throws: `InputError` where the file cannot be read.
  init(_ path: String) throws(InputError) {
    let input = try InputFile(path)
    file = path
    start = try input.bytes(in: 0..<min(input.size, Self.enough))
    format = CandidateName(path).format
  }

  /// What is told where the file was named.
  var error: InputError {
    switch format {
    case .tensorboard where start.count >= RecordFrames.headerSize:
      return InputError(file, at: "byte 0", reason: "the checksum of the length of a record does not fit")
    case .wandb:
      let header = WandbReader.header
      let place = zip(start, header).prefix { $0 == $1 }.count
      return InputError(
        file, at: "byte \(place)", expected: "the header of a .wandb file", found: "something else")
    case .jsonl:
      let (line, offset) = firstLine ?? (1, 0)
      return InputError(
        file, at: "line \(line), byte \(offset)", expected: "a JSON object", found: "something else")
    case .csv:
      if let place = binary {
        return InputError(
          file, at: "byte \(place)", expected: "text",
          found: "a byte of the value \(start[place])")
      }
      return InputError(
        file, at: "line 1, byte 0", expected: "a row of names and one with a number under it",
        found: "something else")
    default:
      return InputError(
        file, at: "byte 0",
        expected: "a log of \(RunFormat.allCases.map(\.rawValue).joined(separator: ", "))",
        found: "something else")
    }
  }

  /// Whether it is told where the file was found in a folder: tables are often of other things than runs, but
  /// these are no tables.
  var isWorthTelling: Bool {
    switch format {
    case .wandb: true
    case .jsonl: firstLine != nil
    case .csv: binary != nil || !start.contains { $0 == 0x0A || $0 == 0x0D } && start.count == Self.enough
    default: false
    }
  }

  /// The first byte that is in no text: a control character other than tab, line ends and escape.
  private var binary: Int? { start.firstIndex { $0 < 0x09 || $0 > 0x0D && $0 < 0x1B } }

  /// The first line that is not blank.
  private var firstLine: (number: Int, offset: Int)? {
    start.withUnsafeBytes { bytes in
      var lines = TextLines(bytes)
      if bytes.starts(with: TextLines.byteOrderMark) { lines.skip(TextLines.byteOrderMark.count) }
      for number in 1... {
        let place = lines.position
        let line = lines.next() ?? UnsafeRawBufferPointer(rebasing: bytes[place...])
        if !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return (number, place) }
        if lines.position == place { break }
      }
      return nil
    }
  }
}
