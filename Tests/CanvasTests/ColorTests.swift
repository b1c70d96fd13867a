import Testing

@testable import Canvas

struct ColorTests {
  @Test func channels() {
    let color = Color(0x56B4E9)
    #expect((color.red, color.green, color.blue) == (0x56, 0xB4, 0xE9))
    #expect(color == Color(red: 0x56, green: 0xB4, blue: 0xE9))
    #expect(Color.standard.isStandard && !Color.black.isStandard)
    #expect(Color.black.mixed(with: .white, fraction: 0.5) == Color(0x808080))
    #expect(Color.standard.mixed(with: .white, fraction: 0.5) == .standard)
  }

  /// Values of the sRGB standard: white 1, mid grey 0.2159, and the primaries' weights.
  @Test func luminance() {
    #expect(abs(Color.white.luminance - 1) < 1e-12)
    #expect(abs(Color(0x808080).luminance - 0.21586) < 1e-5)
    #expect(abs(Color(0x00FF00).luminance - 0.7152) < 1e-12)
  }
}
