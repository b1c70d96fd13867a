/// A text as one line that a terminal shows as it is.
enum OneLine {
  /// Line breaks and runs of blanks become one blank; other control characters become "?".
  static func of(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || $0.isNewline }
    let scalars = words.joined(separator: " ").unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? "?" : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
