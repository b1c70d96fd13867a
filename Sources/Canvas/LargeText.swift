/// Numbers in digits of three rows, each made of 3 × 5 pixels of half a cell.
public enum LargeText {
  public static let rows = 3

  /// The columns that a text takes; nil where it has a character without a large form.
  public static func width(of text: String) -> Int? {
    var width = 0
    for character in text {
      guard let glyph = glyphs[character] else { return nil }
      width += glyph[0].count + 1
    }
    return max(0, width - 1)
  }

  /// Five rows of pixels, "#" for those that are set.
  fileprivate static let glyphs: [Character: [String]] = [
    "0": ["###", "# #", "# #", "# #", "###"], "1": [" # ", "## ", " # ", " # ", "###"],
    "2": ["###", "  #", "###", "#  ", "###"], "3": ["###", "  #", "###", "  #", "###"],
    "4": ["# #", "# #", "###", "  #", "  #"], "5": ["###", "#  ", "###", "  #", "###"],
    "6": ["###", "#  ", "###", "# #", "###"], "7": ["###", "  #", "  #", "  #", "  #"],
    "8": ["###", "# #", "###", "# #", "###"], "9": ["###", "# #", "###", "  #", "###"],
    ".": [" ", " ", " ", " ", "#"], "%": ["# #", "  #", " # ", "#  ", "# #"],
    "−": ["   ", "   ", "###", "   ", "   "], "e": ["   ", "###", "###", "#  ", "###"],
    " ": ["  ", "  ", "  ", "  ", "  "],
  ]
}

extension Buffer {
  /// Draws a text large with its top left corner in a cell, and returns the columns that it took: 0 where it has a
  /// character without a large form.
  @discardableResult
  public mutating func writeLarge(_ text: String, x: Int, y: Int, style: Style = .plain) -> Int {
    guard let width = LargeText.width(of: text) else { return 0 }
    var left = x
    for glyph in text.compactMap({ LargeText.glyphs[$0] }) {
      let pixels = glyph.map(Array.init)
      for column in pixels[0].indices {
        for row in 0..<LargeText.rows {
          let upper = pixels[2 * row][column] == "#"
          let lower = 2 * row + 1 < pixels.count && pixels[2 * row + 1][column] == "#"
          guard upper || lower else { continue }
          self[left + column, y + row] = Cell(upper && lower ? "█" : upper ? "▀" : "▄", style)
        }
      }
      left += pixels[0].count + 1
    }
    return width
  }
}
