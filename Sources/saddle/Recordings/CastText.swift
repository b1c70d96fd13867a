import Canvas

/// The lines of an asciicast file, version 2 (https://docs.asciinema.org/manual/asciicast/v2/).
enum CastText {
  /// The first line.
  ///
  /// - Parameters:
  ///   - timestamp: seconds since 1970.
  ///   - environment: what is told of the terminal, such as TERM.
  static func header(
    width: Int, height: Int, timestamp: Int, environment: [(name: String, value: String)]
  ) -> [UInt8] {
    let variables = environment.map { "\(quoted($0.name)): \(quoted($0.value))" }.joined(separator: ", ")
    return Array(
      ("{\"version\": 2, \"width\": \(width), \"height\": \(height), \"timestamp\": \(timestamp), "
        + "\"env\": {\(variables)}}\n").utf8)
  }

  /// The line of an event.
  ///
  /// - Parameters:
  ///   - seconds: since the beginning, kept to a millionth.
  ///   - code: "o" for output, "r" for another size.
  static func event(at seconds: Double, _ code: String, _ data: String) -> [UInt8] {
    let millionths = Int((max(0, seconds) * 1e6).rounded())
    let fraction = String(millionths % 1_000_000)
    let zeros = String(repeating: "0", count: 6 - fraction.count)
    var line = Array("[\(millionths / 1_000_000).\(zeros)\(fraction), \"\(code)\", \"".utf8)
    line.reserveCapacity(line.count + data.utf8.count * 2)
    append(data, to: &line)
    line += Array("\"]\n".utf8)
    return line
  }

  private static func quoted(_ text: String) -> String {
    var bytes = [UInt8(ascii: "\"")]
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self) + "\""
  }

  /// Appends a text as JSON has it between quotes (RFC 8259, 7).
  private static func append(_ text: String, to line: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): line += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): line += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "\r"): line += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
      case 0..<0x20, 0x7F:
        line += Array("\\u00".utf8)
        line.append(hexadecimals[Int(byte >> 4)])
        line.append(hexadecimals[Int(byte & 15)])
      default: line.append(byte)
      }
    }
  }

  private static let hexadecimals = Array("0123456789abcdef".utf8)
}
