import Testing

@testable import Canvas

struct ColorMapTests {
  /// Published values: matplotlib's `colormaps[name](fraction, bytes=True)`.
  @Test(
    arguments: [
      ("viridis", [0x440154, 0x3B528B, 0x21918C, 0x5EC962, 0xFDE725]),
      ("magma", [0x000004, 0x51127C, 0xB73779, 0xFC8961, 0xFCFDBF]),
      ("cividis", [0x00224E, 0x434E6C, 0x7D7C78, 0xBCAE6C, 0xFEE838]),
      ("grey", [0x000000, 0x404040, 0x808080, 0xC0C0C0, 0xFFFFFF]),
    ] as [(String, [UInt32])])
  func publishedColors(name: String, quarters: [UInt32]) throws {
    let map = try #require(ColorMap.all.first { $0.name == name })
    let colors = [0, 0.25, 0.5, 0.75, 1].map { map.color(at: $0) }
    #expect(colors == quarters.map { Color($0) })
  }

  @Test(arguments: ColorMap.all.map(\.name))
  func luminanceGrows(name: String) throws {
    let map = try #require(ColorMap.all.first { $0.name == name })
    let luminances = (0..<256).map { map.color(at: (Double($0) + 0.5) / 256).luminance }
    // 8 bits a channel leave steps back of less than one level.
    #expect(zip(luminances, luminances.dropFirst()).allSatisfy { $0 <= $1 + 0.002 })
    #expect(Set(luminances).count > 200)
  }

  @Test func outsideOfZeroToOne() {
    let map = ColorMap.viridis
    #expect(map.color(at: -3) == map.color(at: 0))
    #expect(map.color(at: -.infinity) == map.color(at: 0))
    #expect(map.color(at: 2) == map.color(at: 1))
    #expect(map.color(at: .infinity) == map.color(at: 1))
  }

  @Test func notANumberIsInNoMap() {
    for map in ColorMap.all {
      #expect(map.color(at: .nan) == ColorMap.notANumber)
      let nearest = (0..<256).map { map.color(at: Double($0) / 256).distance(to: ColorMap.notANumber) }.min()!
      #expect(nearest > 200, "\(map.name)")
    }
  }
}
