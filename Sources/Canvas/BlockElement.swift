/// A block element as parts of a cell.
struct BlockElement {
  /// Boxes in units of the cell, (0, 0) at the upper left.
  let parts: [Drawing.Box]
  /// How much of the area the foreground takes: below 1 for the shades.
  let opacity: Double

  /// Nil for anything that is not a block element.
  init?(_ glyph: Unicode.Scalar) {
    var shade = 1.0
    switch glyph {
    case "▀": parts = [Self.part(0, 0, 1, 0.5)]
    case "▁"..."█":
      let height = Double(glyph.value - 0x2580) / 8
      parts = [Self.part(0, 1 - height, 1, height)]
    case "▉"..."▏": parts = [Self.part(0, 0, Double(0x2590 - glyph.value) / 8, 1)]
    case "▐": parts = [Self.part(0.5, 0, 0.5, 1)]
    case "░", "▒", "▓":
      parts = [Self.part(0, 0, 1, 1)]
      shade = Double(glyph.value - 0x2590) / 4
    case "▔": parts = [Self.part(0, 0, 1, 0.125)]
    case "▕": parts = [Self.part(0.875, 0, 0.125, 1)]
    case "▖"..."▟":
      // Which quarters are filled: 1 upper left, 2 upper right, 4 lower left, 8 lower right.
      let patterns: [Int] = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14]
      let quarters = patterns[Int(glyph.value - 0x2596)]
      let filled = (0..<4).filter { quarters >> $0 & 1 == 1 }
      parts = filled.map { (quarter: Int) in
        Self.part(quarter % 2 == 0 ? 0 : 0.5, quarter < 2 ? 0 : 0.5, 0.5, 0.5)
      }
    default: return nil
    }
    opacity = shade
  }

  private static func part(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Drawing.Box {
    Drawing.Box(x: x, y: y, width: width, height: height)
  }
}

/// The dots of a braille pattern.
enum Braille {
  /// Their centres in units of the cell.
  static func dots(of glyph: Unicode.Scalar) -> [Drawing.Point] {
    // Bits 0–2 run down the left column, 3–5 down the right one; 6 and 7 are the fourth row.
    let columns: [Double] = [0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.25, 0.75]
    let rows: [Double] = [0.125, 0.375, 0.625, 0.125, 0.375, 0.625, 0.875, 0.875]
    let pattern = glyph.value - 0x2800
    return (0..<8).filter { pattern >> $0 & 1 == 1 }.map { Drawing.Point(columns[$0], rows[$0]) }
  }
}
