/// The colours that xterm, and most terminals after it, give to the numbers 0–255.
enum Palette {
  /// 0–15: xterm's defaults. Users redefine these, so they are only used where there are no others.
  static let ansi: [Color] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ].map { Color($0) }

  private static let perceivedAnsi = ansi.map(\.perceived)

  /// The levels of a channel in the 6×6×6 cube, numbers 16–231.
  static let cubeLevels = [0, 95, 135, 175, 215, 255]

  /// The number of the cube's colour with the given levels, each 0–5.
  static func cubeIndex(_ red: Int, _ green: Int, _ blue: Int) -> Int { 16 + 36 * red + 6 * green + blue }

  /// The colour of each number 0–255: 16 basic ones, the cube, then 24 greys 8, 18, … 238.
  static let colors: [Color] = {
    var colors = ansi
    for red in cubeLevels {
      for green in cubeLevels {
        for blue in cubeLevels {
          colors.append(Color(red: UInt8(red), green: UInt8(green), blue: UInt8(blue)))
        }
      }
    }
    for level in 0..<24 {
      let grey = UInt8(8 + 10 * level)
      colors.append(Color(red: grey, green: grey, blue: grey))
    }
    return colors
  }()

  /// The greys of numbers 232–255 next below and next above a brightness of 0–255.
  static func greys(around brightness: Int) -> (below: Int, above: Int) {
    let step = ((brightness - 8) / 10).clamped(to: 0...23)
    return (232 + step, 232 + min(step + 1, 23))
  }

  /// The number of the nearest colour among the cube and the greys, by distance in sRGB.
  static func nearestIndexed(_ color: Color) -> Int {
    func level(_ channel: UInt8) -> Int {
      // Half way between neighbouring levels: 47.5, 115, 155, 195, 235.
      channel < 48 ? 0 : channel < 115 ? 1 : min(5, (Int(channel) - 35) / 40)
    }
    var nearest = cubeIndex(level(color.red), level(color.green), level(color.blue))
    let greys = greys(around: (Int(color.red) + Int(color.green) + Int(color.blue)) / 3)
    if color.distance(to: colors[greys.below]) < color.distance(to: colors[nearest]) { nearest = greys.below }
    if color.distance(to: colors[greys.above]) < color.distance(to: colors[nearest]) { nearest = greys.above }
    return nearest
  }

  /// The number of the basic colour, of the first `count`, that a reader would give the same name.
  ///
  /// Colours with a hue keep it, at the cost of brightness, dark ones as if they were bright: hues tell
  /// curves apart. The others become black, white or a grey.
  static func nearestBasic(_ color: Color, count: Int) -> Int {
    if let exact = ansi.prefix(count).firstIndex(of: color) { return exact }
    let isNeutral = !color.hasHue
    let wanted = color.brightened.perceived
    func difference(_ index: Int) -> Double {
      if isNeutral { return Double(color.distance(to: ansi[index])) }
      let other = perceivedAnsi[index]
      let alignment = (wanted.a * other.a + wanted.b * other.b) / (wanted.chroma * other.chroma)
      let lightness = wanted.lightness - other.lightness
      // The squared chord between the hues, and lightness as its lesser companion.
      return 2 - 2 * alignment + 4 * lightness * lightness
    }
    return (0..<count).filter { ansi[$0].hasHue != isNeutral }
      .min { difference($0) < difference($1) }!
  }
}

extension Color {
  /// The number of the terminal colour nearest to this one, −1 for the standard colour.
  ///
  /// Of 256 colours the first 16 are never used: users redefine them. With 24 bits the number is
  /// 0xRRGGBB. With no colours it is −1.
  public func paletteIndex(depth: Capabilities.ColorDepth) -> Int {
    if isStandard { return -1 }
    switch depth {
    case .none: return -1
    case .ansi8: return Palette.nearestBasic(self, count: 8)
    case .ansi16: return Palette.nearestBasic(self, count: 16)
    case .indexed256: return Palette.nearestIndexed(self)
    case .truecolor: return Int(red) << 16 | Int(green) << 8 | Int(blue)
    }
  }

  /// Whether it is a colour rather than a grey or as good as black.
  var hasHue: Bool {
    let strongest = Int(max(red, green, blue))
    return strongest >= 40 && (strongest - Int(min(red, green, blue))) * 5 >= strongest
  }

  /// The colour of the same hue whose strongest channel is at least 230.
  fileprivate var brightened: Color {
    let strongest = Int(max(red, green, blue))
    if strongest >= 230 || strongest == 0 { return self }
    func scaled(_ channel: UInt8) -> UInt8 { UInt8(Int(channel) * 230 / strongest) }
    return Color(red: scaled(red), green: scaled(green), blue: scaled(blue))
  }

  /// The squared distance in sRGB.
  func distance(to other: Color) -> Int {
    let r = Int(red) - Int(other.red)
    let g = Int(green) - Int(other.green)
    let b = Int(blue) - Int(other.blue)
    return r * r + g * g + b * b
  }
}
