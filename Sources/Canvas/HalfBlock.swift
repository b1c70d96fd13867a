extension Cell {
  /// A cell that shows two square pixels, one above the other.
  init(top: Color, bottom: Color) {
    self.init("▀", Style(foreground: top, background: bottom, attributes: .graded))
  }

  /// The pixels of a graded cell that shows nothing else, or nil.
  ///
  /// In a graded cell with another glyph only the background stands for data.
  var pixels: (top: Color, bottom: Color)? {
    guard style.attributes.contains(.graded) else { return nil }
    switch glyph {
    case "▀": return (style.foreground, style.background)
    case "▄": return (style.background, style.foreground)
    case "█": return (style.foreground, style.foreground)
    case " ": return (style.background, style.background)
    default: return nil
    }
  }
}
