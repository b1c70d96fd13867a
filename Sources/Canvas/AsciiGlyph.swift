extension Cell {
  /// The ASCII character that comes closest to the cell's glyph.
  var asciiGlyph: Unicode.Scalar {
    if glyph == Cell.continuation { return " " }
    if glyph.isASCII { return glyph.value < 32 || glyph.value == 127 ? "?" : glyph }
    if (0x2800...0x28FF).contains(glyph.value) {
      return Self.dots(UInt8(glyph.value - 0x2800), overData: style.attributes.contains(.graded))
    }
    return Self.lookAlikes[glyph] ?? "?"
  }

  /// Dots over a heat map are "o", which stands out from shades; elsewhere they show the way of a curve.
  private static func dots(_ bits: UInt8, overData: Bool) -> Unicode.Scalar {
    if bits == 0 { return " " }
    if overData { return bits.nonzeroBitCount <= 2 ? "o" : "O" }
    if bits.nonzeroBitCount >= 6 { return "#" }
    // The bits of the four rows of dots from the top down.
    let rows = [0x09, 0x12, 0x24, 0xC0].map { bits & $0 != 0 }
    let (first, last) = (rows.firstIndex(of: true)!, rows.lastIndex(of: true)!)
    if last - first >= 2 { return bits & 0x47 == 0 || bits & 0xB8 == 0 ? "|" : ":" }
    return first == 0 ? "'" : last == 3 ? "." : "-"
  }

  private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (glyphs, ascii) in [
      ("─━┄┅╌╍−–—═╴╶", "-"), ("│┃┆┇┊┋╎╏║╵╷", "|"),
      ("╭╮╰╯┌┐└┘├┤┬┴┼╋╔╗╚╝╠╣╦╩╬", "+"), ("×✕✗✘", "x"), ("▶►▸→", ">"), ("◀◄◂←", "<"), ("▲▴↑", "^"), ("△", "A"),
      ("▼▾▽↓", "v"), ("•●", "*"), ("◆", "+"), ("■", "#"), ("○◦", "o"), ("◇", "x"), ("□", "%"), ("·", "."),
      ("…", "~"), ("≈", "~"),
      ("∞", "!"), ("≥", ">"),
      ("≤", "<"),
      // Grid lines would be taken for curves.
      ("┈┉", " "), ("\u{00A0}\u{2009}\u{202F}", " "), ("‘’′", "'"), ("“”″", "\""), ("█▓", "#"), ("▒", "+"),
      ("░", "."),
      ("▀▔", "'"), ("▄▁▂▃", "."), ("▌▐▏▎▍▋▊▉▕", "|"), ("≡", "="), ("↻", "@"), ("‹", "<"), ("›", ">"),
      ("α", "a"), ("β", "b"), ("ε", "e"), ("η", "n"), ("λ", "l"), ("∇", "V"),
      ("µμ", "u"), ("÷", "/"), ("±", "+"), ("²", "2"), ("³", "3"),
    ] {
      for glyph in glyphs.unicodeScalars { table[glyph] = Unicode.Scalar(ascii)! }
    }
    return table
  }()
}
