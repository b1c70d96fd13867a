/// Draws colours that a terminal does not have as patterns of two that it has.
///
/// Ordered dithering: the place of a pixel in a 4×4 Bayer matrix says which of the two it shows. That depends
/// on nothing but its colour and its place, so nothing flickers.
struct Dithering {
  /// Two palette numbers, and how many pixels of sixteen show the lighter one.
  struct Pattern: Equatable {
    var dark: UInt8
    var light: UInt8
    var lightCount: Int
  }

  private let palette: Range<Int>
  private var slots = ColorSlots()
  private var patterns: [Pattern]

  init(depth: Capabilities.ColorDepth) {
    switch depth {
    case .ansi8: palette = 0..<8
    case .ansi16: palette = 0..<16
    case .indexed256: palette = 16..<256
    case .none, .truecolor: preconditionFailure("nothing to dither")
    }
    patterns = Array(repeating: Pattern(dark: 0, light: 0, lightCount: 0), count: ColorSlots.capacity)
  }

  /// The palette colour that stands for `color` at pixel (`x`, `y`).
  mutating func color(for color: Color, x: Int, y: Int) -> Color {
    if color.isStandard { return color }
    let (slot, isNew) = slots.slot(of: color)
    if isNew { patterns[slot] = pattern(for: color) }
    let pattern = patterns[slot]
    let isLight = pattern.lightCount > Self.bayer[((y & 3) << 2) | (x & 3)]
    return Palette.colors[Int(isLight ? pattern.light : pattern.dark)]
  }

  private static let bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]

  /// The pair of colours with the least error, as people see it: the squared distance between `color` and
  /// the mean of their light, and to keep the pattern quiet a part of their variance.
  func pattern(for color: Color) -> Pattern {
    let wanted = color.perceived
    let wantedLight = color.light
    // Of few colours the pairs nearest to a grey are loud ones: it is a pattern of greys.
    let isGreyOfFew = palette.count <= 16 && !color.hasHue
    let noiseWeight = isGreyOfFew ? Self.quiet : self.noiseWeight
    let candidates =
      isGreyOfFew ? palette.filter { !Palette.colors[$0].hasHue } : nearest(to: wanted, count: 12)
    var best = Pattern(dark: 0, light: 0, lightCount: 0)
    var leastError = Double.infinity
    for (i, first) in candidates.enumerated() {
      for second in candidates[i...] {
        let (a, b) = (Self.light[first], Self.light[second])
        let length = ((b - a) * (b - a)).sum()
        let share = length > 0 ? (((wantedLight - a) * (b - a)).sum() / length).clamped(to: 0...1) : 0
        let sixteenths = (share * 16).rounded()
        let fraction = sixteenths / 16
        let variance =
          fraction * (1 - fraction) * Self.perceived[first].squaredDistance(to: Self.perceived[second])
        if noiseWeight * variance >= leastError { continue }
        let mean = PerceivedColor(light: a + (b - a) * fraction)
        let error = mean.squaredDistance(to: wanted) + noiseWeight * variance
        if error >= leastError { continue }
        leastError = error
        let isSecondLighter = Self.perceived[second].lightness > Self.perceived[first].lightness
        best = Pattern(
          dark: UInt8(isSecondLighter ? first : second), light: UInt8(isSecondLighter ? second : first),
          lightCount: Int(isSecondLighter ? sixteenths : 16 - sixteenths))
      }
    }
    return best
  }

  /// Chosen by eye on viridis: above, bands show; below, the pattern is louder than they are. Few colours
  /// are so far apart that patterns need to be kept quieter.
  private var noiseWeight: Double { palette.count <= 16 ? 0.8 : Self.quiet }
  private static let quiet = 0.1

  private static let light = Palette.colors.map(\.light)
  private static let perceived = Palette.colors.map(\.perceived)

  private func nearest(to wanted: PerceivedColor, count: Int) -> [Int] {
    if palette.count <= count { return Array(palette) }
    var found: [(index: Int, distance: Double)] = []
    for index in palette {
      let distance = wanted.squaredDistance(to: Self.perceived[index])
      if found.count == count, distance >= found[count - 1].distance { continue }
      if found.count == count { found.removeLast() }
      let place = found.firstIndex { distance < $0.distance } ?? found.count
      found.insert((index, distance), at: place)
    }
    return found.map(\.index)
  }
}
