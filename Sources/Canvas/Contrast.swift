extension Color {
  public static let black = Color(0x000000)
  public static let white = Color(0xFFFFFF)

  /// Black or white, whichever can be read better on this colour.
  public var contrasting: Color { contrast(with: .black) > contrast(with: .white) ? .black : .white }

  /// The contrast ratio of the Web Content Accessibility Guidelines, 1 to 21.
  func contrast(with other: Color) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }
}
