import Glibc
import Testing

@testable import Canvas

@Suite struct RasterPaintingTests {
  private let white = Color(0xFFFFFF)
  private let black = Color(0)

  /// The darkness of a raster that was white, in pixels of black.
  private func ink(_ raster: Raster) -> Double {
    raster.pixels.reduce(0) { $0 + (255 - Double($1.red)) / 255 }
  }

  @Test func boxesCoverTheirArea() {
    var raster = Raster(columns: 12, rows: 12, color: white)
    raster.fill(Drawing.Box(x: 2.5, y: 3.25, width: 4, height: 5.5), color: black)
    #expect(abs(ink(raster) - 22) < 0.1)
    #expect(raster[4, 5] == black)
    #expect(raster[2, 5].red == 128 || raster[2, 5].red == 127)
    #expect(raster[7, 5] == white)
  }

  @Test(arguments: [(2.0, 3.0, 30.0, 3.0), (5, 2, 5, 35), (3, 4, 33, 29), (33, 4, 3, 20)])
  func linesCoverTheirArea(x0: Double, y0: Double, x1: Double, y1: Double) {
    for width in [0.5, 1, 3] {
      var raster = Raster(columns: 40, rows: 40, color: white)
      let length = ((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)).squareRoot()
      raster.stroke([.init(x0, y0), .init(x1, y1)], Drawing.Stroke(black, width: width))
      #expect(abs(ink(raster) - length * width) < 0.05 * length * width + 0.5)
    }
  }

  @Test func squareCapsCloseCorners() {
    var raster = Raster(columns: 10, rows: 10, color: white)
    raster.stroke([.init(2, 2), .init(7, 2), .init(7, 7)], Drawing.Stroke(black, width: 2, cap: .square))
    #expect(raster[7, 1] == black)
    #expect(raster[1, 1] == black)
    #expect(raster[0, 1] == white)
  }

  @Test func crossingLinesAreNotPaintedTwice() {
    var raster = Raster(columns: 20, rows: 20, color: white)
    raster.stroke([.init(1, 10), .init(19, 10), .init(1, 10)], Drawing.Stroke(black, width: 1))
    #expect(abs(Int(raster[10, 9].red) - 127) <= 1)
  }

  @Test func dotsCoverTheirArea() {
    var raster = Raster(columns: 20, rows: 20, color: white)
    raster.fillDot(at: .init(9.3, 10.1), radius: 4, color: black)
    #expect(abs(ink(raster) - .pi * 16) < 1.5)
  }

  @Test func dashesLeaveGaps() {
    let dashes = Raster.dashes(of: [.init(0, 0), .init(10, 0), .init(10, 10)], lengths: [6, 2])
    #expect(
      dashes == [
        [.init(0, 0), .init(6, 0)], [.init(8, 0), .init(10, 0), .init(10, 4)], [.init(10, 6), .init(10, 10)],
      ])
  }

  @Test func imagesKeepTheirPixels() {
    let image = Raster(columns: 2, rows: 2) { x, y in Color(UInt32(1 + x + 2 * y)) }
    var raster = Raster(columns: 8, rows: 8, color: white)
    raster.draw(image, in: Drawing.Box(x: 2, y: 2, width: 4, height: 4))
    #expect(raster[2, 2] == Color(1))
    #expect(raster[5, 3] == Color(2))
    #expect(raster[3, 5] == Color(3))
    #expect(raster[4, 4] == Color(4))
    #expect(raster[1, 2] == white)
    #expect(raster[6, 5] == white)
  }

  /// Nothing outside of the raster, however far, is an error.
  @Test func clips() {
    var raster = Raster(columns: 4, rows: 4, color: white)
    raster.stroke([.init(-1e9, -1e9), .init(-5, 1e12)], Drawing.Stroke(black, width: 1, cap: .round))
    raster.fill(Drawing.Box(x: -1e9, y: 50, width: 10, height: 10), color: black)
    raster.fillDot(at: .init(1e9, 0), radius: 3, color: black)
    #expect(ink(raster) == 0)
  }

  @Test func turnedTextWithAHalo() {
    func raster(_ angle: Double, halo: Color? = nil) -> Raster {
      var drawing = Drawing(width: 60, height: 60, background: white)
      drawing.add(
        .text(.init("lll", at: .init(30, 30), size: 20, color: black, angle: angle, halo: halo)))
      return drawing.raster()
    }
    /// Where the ink is on average.
    func middle(_ raster: Raster) -> (x: Double, y: Double) {
      var sum = (x: 0.0, y: 0.0)
      for (index, color) in raster.pixels.enumerated() {
        let dark = 255 - Double(color.red)
        sum.x += dark * (Double(index % 60) + 0.5)
        sum.y += dark * (Double(index / 60) + 0.5)
      }
      return (sum.x / ink(raster) / 255, sum.y / ink(raster) / 255)
    }
    let level = middle(raster(0))
    let (along, up) = (level.x - 30, 30 - level.y)
    for angle in [30.0, 90, -120] {
      let turned = middle(raster(angle))
      let (c, s) = (cos(angle * .pi / 180), sin(angle * .pi / 180))
      #expect(abs(turned.x - (30 + along * c - up * s)) < 0.7)
      #expect(abs(turned.y - (30 - along * s - up * c)) < 0.7)
    }
    // The halo is there, and the letters are as black as without it.
    let halo = Color(0xFF0000)
    let both = raster(0, halo: halo)
    #expect(both.pixels.contains(halo))
    #expect(both.pixels.count { $0 == black } == raster(0).pixels.count { $0 == black })
  }
}
