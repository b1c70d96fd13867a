import Glibc

/// Appends rows to a log as another program would.
struct LogMaker {
  private let path: String

  init(_ path: String) { self.path = path }

  /// - Throws: ``CommandError`` where the file cannot be written.
  func write(rows: Range<Int>, tags: [String]) throws(CommandError) {
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .cannotWrite("cannot write \(path): \(SystemError.last)") }
    defer { close(file) }
    var bytes: [UInt8] = []
    for row in rows {
      bytes += "{\"step\":\(row)".utf8
      for (index, tag) in tags.enumerated() {
        // A falling curve with noise, from a few bits of the row's number.
        let noise = Double((row &* 0x9E37_79B9 &+ index &* 0x85EB_CA6B) >> 12 & 0x3FF) / 1e4
        bytes += ",\"\(tag)\":\(1 / (1 + Double(row) * 1e-5) + noise)".utf8
      }
      bytes += "}\n".utf8
      if bytes.count > 1 << 20 || row == rows.upperBound - 1 {
        if let error = FileOutput.write(bytes, to: file) {
          throw .cannotWrite("cannot write \(path): \(SystemError.message(of: error))")
        }
        bytes.removeAll(keepingCapacity: true)
      }
    }
  }
}
