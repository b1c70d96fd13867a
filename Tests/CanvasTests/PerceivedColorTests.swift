import Testing

@testable import Canvas

struct PerceivedColorTests {
  /// Oklab of the primaries, as published by Björn Ottosson.
  @Test(arguments: [
    (Color(0xFFFFFF), 1.0, 0.0, 0.0), (Color(0xFF0000), 0.628, 0.225, 0.126),
    (Color(0x00FF00), 0.866, -0.234, 0.179), (Color(0x0000FF), 0.452, -0.032, -0.312),
  ])
  func perceived(color: Color, lightness: Double, a: Double, b: Double) {
    let perceived = color.perceived
    #expect(abs(perceived.lightness - lightness) < 1e-3)
    #expect(abs(perceived.a - a) < 1e-3)
    #expect(abs(perceived.b - b) < 1e-3)
  }
}
