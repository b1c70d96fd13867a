import Testing

@testable import Canvas

struct DitheringTests {
  /// The mean of the light of 8×8 pixels, as people see it.
  private func mean(of color: Color, depth: Capabilities.ColorDepth) -> PerceivedColor {
    var dithering = Dithering(depth: depth)
    var sum = SIMD3<Double>()
    for y in 0..<8 {
      for x in 0..<8 { sum += dithering.color(for: color, x: x, y: y).light }
    }
    return PerceivedColor(light: sum / 64)
  }

  /// In Oklab a distance of 0.02 can just be seen; colours of the palette are up to 0.2 apart.
  @Test(arguments: ColorMap.all.map(\.name)) func meanIsCloseToTheColor(name: String) throws {
    let map = try #require(ColorMap.all.first { $0.name == name })
    var distances: [Double] = []
    for i in 0..<64 {
      let color = map.color(at: Double(i) / 63)
      distances.append(mean(of: color, depth: .indexed256).squaredDistance(to: color.perceived).squareRoot())
    }
    #expect(distances.max()! < 0.06)
    #expect(distances.reduce(0, +) / 64 < 0.02)
  }

  @Test func onlyColorsOfThePalette() {
    for (depth, range) in [
      (Capabilities.ColorDepth.ansi8, 0..<8), (.ansi16, 0..<16), (.indexed256, 16..<256),
    ] {
      let palette = Set(range.map { Palette.colors[$0] })
      var dithering = Dithering(depth: depth)
      for i in 0..<256 {
        let color = ColorMap.magma.color(at: Double(i) / 255)
        #expect(palette.contains(dithering.color(for: color, x: i, y: i / 3)))
      }
    }
  }

  @Test(arguments: [Capabilities.ColorDepth.ansi8, .ansi16])
  func greysAreGreyWhereThereAreFewColors(depth: Capabilities.ColorDepth) {
    var dithering = Dithering(depth: depth)
    for level in 0..<64 {
      let grey = ColorMap.grey.color(at: Double(level) / 63)
      for x in 0..<4 {
        for y in 0..<4 { #expect(!dithering.color(for: grey, x: x, y: y).hasHue) }
      }
    }
    // Half of the light is half of the pixels, or nearly so.
    let means = [0.25, 0.5, 0.75].map { mean(of: ColorMap.grey.color(at: $0), depth: depth).lightness }
    #expect(means[0] < means[1] && means[1] < means[2])
    #expect(abs(means[1] - ColorMap.grey.color(at: 0.5).perceived.lightness) < 0.1)
  }

  @Test func dependsOnPlaceAndColorOnly() {
    var (first, second) = (Dithering(depth: .indexed256), Dithering(depth: .indexed256))
    let colors = (0..<100).map { ColorMap.viridis.color(at: Double($0) / 99) }
    let forwards = colors.enumerated().map { first.color(for: $1, x: $0, y: 7) }
    let backwards = colors.enumerated().reversed().map { second.color(for: $1, x: $0, y: 7) }
    #expect(forwards == backwards.reversed())
  }

  @Test func colorsOfThePaletteAreShownAsTheyAre() {
    var dithering = Dithering(depth: .indexed256)
    for index in 16..<256 {
      #expect(dithering.color(for: Palette.colors[index], x: index, y: 1) == Palette.colors[index])
    }
  }
}
