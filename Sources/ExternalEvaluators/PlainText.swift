/// Text from elsewhere as lines that a terminal shows as they are.
enum PlainText {
  /// One line: blanks and line breaks as one blank, no escape sequences, other controls as "?"; of a text over
  /// `limit` characters the start.
  static func line(_ text: String, limit: Int) -> String {
    let words = withoutEscapes(text).split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    let scalars = words.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      // The formats are those that turn the direction of what follows, among others.
      case .control, .format, .surrogate, .privateUse, .unassigned: "?"
      default: scalar
      }
    }
    let shown = String(String.UnicodeScalarView(scalars))
    return shown.count > limit ? shown.prefix(limit - 1) + "…" : shown
  }

  /// The last lines with anything in them, the last one last; a carriage return ends a line too, as that of a
  /// progress bar does.
  static func lastLines(of bytes: some Collection<UInt8>, count: Int, limit: Int) -> [String] {
    let lines = String(decoding: bytes, as: UTF8.self).split { $0.isNewline || $0 == "\r" }
    return lines.reversed().lazy.map { line(String($0), limit: limit) }.filter { !$0.isEmpty }.prefix(count)
      .reversed()
  }

  /// Without the escape sequences of ECMA-48: control sequences, control strings, and escapes of one letter.
  private static func withoutEscapes(_ text: String) -> String {
    var rest = text.unicodeScalars[...]
    var kept = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      guard scalar == "\u{1B}" else {
        kept.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "[":
        while let next = rest.popFirst(), !("@"..."~").contains(next) {}
      case "]", "P", "X", "^", "_":
        while let next = rest.popFirst(), next != "\u{7}" {
          if next == "\u{1B}" {
            _ = rest.popFirst()
            break
          }
        }
      default: break
      }
    }
    return String(kept)
  }
}
