/// Texts from files as error lines quote them: a name there may be as long as the file.
public enum ShortenedText {
  /// As many characters as a name keeps.
  public static let nameLength = 60
  /// As many as all that is said of a file keeps.
  static let reasonLength = 400

  /// The text with an ellipsis in place of its middle where it has more characters than `length`.
  public static func of(_ text: String, length: Int = nameLength) -> String {
    // A length in UTF-8 is at hand, and no text has more characters than that.
    guard text.utf8.count > length else { return text }
    let scalars = text.unicodeScalars
    guard scalars.count > length else { return text }
    let end = (length - 1) / 2
    return String(scalars.prefix(length - 1 - end)) + "…" + String(scalars.suffix(end))
  }

  /// Each word by itself, where a word is what blanks are around. Paths stay whole.
  public static func ofWords(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false)
      .map {
        $0.utf8.contains(UInt8(ascii: "/")) && $0.utf8.count <= longestPath ? String($0) : of(String($0))
      }
      .joined(separator: " ")
  }

  /// PATH_MAX of Linux.
  private static let longestPath = 4096
}
