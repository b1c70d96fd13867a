import Canvas

/// The colours of everything but data: words, numbers, frames, lines and the ground that they stand on.
enum Theme: String, CaseIterable, Codable, Sendable {
  /// The terminal's own colours, made for a dark ground.
  case dark
  /// A white ground, whatever the terminal's is.
  case light
  /// Nothing dim, on black.
  case contrast

  var next: Theme { Self.allCases[(Self.allCases.firstIndex(of: self)! + 1) % Self.allCases.count] }

  /// What the standard colours become, and what is dim; nil where they stay.
  var ground: Ground? {
    switch self {
    case .dark: nil
    case .light: Ground(color: .white, ink: Color(0x16191D), dimInk: Color(0x5A6068), leastContrast: 4.5)
    case .contrast: Ground(color: .black, ink: .white, dimInk: Color(0xD8D8D8), leastContrast: 7)
    }
  }

  struct Ground: Hashable {
    let color: Color
    let ink: Color
    let dimInk: Color
    /// Of words and of bright curves, as the Web Content Accessibility Guidelines count.
    let leastContrast: Double
  }
}

extension Buffer {
  /// The same in the colours of a theme. What stands for data stays as it is.
  func themed(_ theme: Theme) -> Buffer {
    guard let ground = theme.ground else { return self }
    var result = self
    var known: [Style: Style] = [:]
    for y in 0..<height {
      for x in 0..<width {
        let style = self[x, y].style
        if let themed = known[style] {
          result[x, y].style = themed
        } else {
          let themed = ground.style(for: style)
          known[style] = themed
          result[x, y].style = themed
        }
      }
    }
    return result
  }
}

extension Theme.Ground {
  /// Standard colours on data: as they look on a dark ground.
  private static let inkOnData = Color(0xD5DAE1)

  func style(for style: Style) -> Style {
    var result = style
    guard style.background.isStandard else {
      if style.foreground.isStandard { result.foreground = Self.inkOnData }
      return result
    }
    result.background = color
    // Half blocks of data at an edge.
    if style.attributes.contains(.graded), !style.foreground.isStandard { return result }
    let isDim = style.attributes.contains(.dim)
    result.attributes.remove(.dim)
    result.foreground = style.foreground.isStandard ? isDim ? dimInk : ink : legible(style.foreground)
    return result
  }

  /// The colour, as much darker or lighter as it takes to be read on the ground; a faint one stays faint.
  func legible(_ color: Color) -> Color {
    if color.contrast(with: .black) < Self.faint {
      // Made from a bright one by mixing it with black: here with the ground.
      let most = Double(max(color.red, color.green, color.blue, 1))
      func bright(_ channel: UInt8) -> UInt8 { UInt8(Double(channel) / most * 215) }
      return Color(red: bright(color.red), green: bright(color.green), blue: bright(color.blue))
        .mixed(with: self.color, fraction: 0.6)
    }
    let end = self.color.contrasting
    for percent in 0..<100 {
      let mixed = color.mixed(with: end, fraction: Double(percent) / 100)
      if mixed.contrast(with: self.color) >= leastContrast { return mixed }
    }
    return end
  }

  /// The contrast with black below which colours are those of bands behind curves.
  private static let faint = 4.0
}
