import ArrayFiles

/// A text as one line that a terminal shows as it is.
enum OneLine {
  /// Line breaks and runs of blanks become one blank; other control characters, and those that turn the
  /// direction of writing or are not seen, become "?". Words that are no paths are shortened.
  static func of(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || $0.isNewline }
    return visible(ShortenedText.ofWords(words.joined(separator: " ")))
  }

  /// The text with "?" for each line break, other control character, and one that turns the direction of writing or
  /// is not seen.
  static func visible(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: "?" as Unicode.Scalar
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
