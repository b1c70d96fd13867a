import Testing

@testable import Canvas

struct ContrastTests {
  @Test func contrast() {
    #expect(abs(Color.white.contrast(with: .black) - 21) < 1e-9)
    #expect(Color(0xFDE725).contrasting == .black && Color(0x440154).contrasting == .white)
  }
}
