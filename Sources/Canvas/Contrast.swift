extension Color {
  public static let black = Color(0x000000)
  public static let white = Color(0xFFFFFF)

  /// Black or white, whichever can be read better on this colour.
  public var contrasting: Color { contrast(with: .black) > contrast(with: .white) ? .black : .white }

  /// The contrast ratio of the Web Content Accessibility Guidelines, 1 to 21.
  package func contrast(with other: Color) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The colour itself, or as little darker as makes lines and marks of it stand out from a light ground: a
  /// contrast ratio of 3, as the guidelines ask for graphics. The standard colour becomes dark.
  func legible(on ground: Color) -> Color {
    let color = isStandard ? FigureText.ink : self
    for percent in 0..<100 {
      let darker = color.mixed(with: .black, fraction: Double(percent) / 100)
      if darker.contrast(with: ground) >= 3 { return darker }
    }
    return .black
  }
}
