import Testing

@testable import Canvas

@Suite struct RasterPNGTests {
  private static func color(_ x: Int, _ y: Int) -> Color {
    Color(UInt32(truncatingIfNeeded: (x * 7919 + y * 104729) &* 2_654_435_761 >> 5))
  }

  @Test(arguments: [(1, 1), (1, 5), (5, 1), (17, 9), (300, 200)])
  func readsBack(columns: Int, rows: Int) throws {
    let raster = Raster(columns: columns, rows: rows, color: Self.color)
    let png = try PNGReader(raster.png())
    #expect(png.width == columns)
    #expect(png.height == rows)
    #expect(png.pixels == raster.pixels)
  }

  @Test func rowsTakeTheFilterThatSuitsThem() throws {
    // A gradient along the rows, then rows that repeat, then one of a single step.
    let raster = Raster(columns: 64, rows: 9) { x, y in
      y < 3 ? Color(red: UInt8(x * 4 + y), green: UInt8(x), blue: UInt8(255 - x * 3)) : Self.color(x, 4)
    }
    let png = try PNGReader(raster.png())
    #expect(png.pixels == raster.pixels)
    #expect(png.filters.isSuperset(of: [1, 2]))
  }
}
