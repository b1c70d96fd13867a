/// The size of a screen that becomes a picture, in columns and rows.
struct ScreenSize: Hashable {
  let width: Int
  let height: Int

  static let standard = "120x36"
  private static let widths = 10...1000
  private static let heights = 3...1000

  /// - Throws: ``CommandError/usage(_:)`` where the text is no such size.
  init(_ text: String) throws(CommandError) {
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let width = sides[0], let height = sides[1], Self.widths.contains(width),
      Self.heights.contains(height)
    else {
      throw CommandError.usage(
        "--size: expected columns and rows such as 120x36, from 10x3 to 1000x1000, found '\(text)'")
    }
    (self.width, self.height) = (width, height)
  }
}
