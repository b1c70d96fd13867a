/// A proportional sans-serif of strokes with round ends, for pictures made of pixels.
///
/// One em is 20 units; capitals are 13 and small letters 9.5 units high, measured along the middle of the
/// strokes. Characters that it does not have are drawn as a box.
enum StrokeFont {
  static let unitsPerEm = 20.0
  static let xHeight = 9.5
  static let capHeight = 13.0

  struct Glyph: Sendable {
    let advance: Double
    /// Polylines in units, `y` growing upwards from the base line.
    let strokes: [[Drawing.Point]]
  }

  static func glyph(_ scalar: Unicode.Scalar) -> Glyph { glyphs[scalar] ?? missing }

  static func covers(_ scalar: Unicode.Scalar) -> Bool { glyphs[scalar] != nil }

  /// The length of a line of text of a size in pixels.
  static func width(of text: String, size: Double, isBold: Bool = false) -> Double {
    text.unicodeScalars.reduce(0) { $0 + advance(of: $1, isBold: isBold) } * size / unitsPerEm
  }

  /// How far the pen moves for a character, in units; bold strokes need more room between them.
  static func advance(of scalar: Unicode.Scalar, isBold: Bool) -> Double {
    glyph(scalar).advance + (isBold ? 1 : 0.3)
  }

  /// The width of the strokes of text of a size in pixels.
  static func strokeWidth(size: Double, isBold: Bool) -> Double {
    max(0.9, size / unitsPerEm * (isBold ? 2.7 : 1.7))
  }

  private static let missing = GlyphPath.parse("11 M 2 0 L 9 0 L 9 13 L 2 13 L 2 0")

  private static let glyphs: [Unicode.Scalar: Glyph] = {
    var glyphs: [Unicode.Scalar: Glyph] = [" ": Glyph(advance: 5.6, strokes: [])]
    for line in outlines.split(separator: "\n") {
      glyphs[line.unicodeScalars.first!] = GlyphPath.parse(line.dropFirst())
    }
    glyphs["\u{00A0}"] = glyphs[" "]
    // Thin space, narrow no-break space.
    for space in ["\u{2009}", "\u{202F}"] as [Unicode.Scalar] {
      glyphs[space] = Glyph(advance: 3, strokes: [])
    }
    return glyphs
  }()
}
