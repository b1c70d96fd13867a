import Canvas
import Testing

@Suite struct LargeTextTests {
  @Test func digitsAreMadeOfHalfBlocks() {
    var buffer = Buffer(width: 15, height: 3)
    #expect(buffer.writeLarge("0.12", x: 0, y: 0) == 13)
    #expect(
      buffer.text == """
        █▀█   ▄█  ▀▀█
        █ █    █  █▀▀
        ▀▀▀ ▀ ▀▀▀ ▀▀▀

        """)
  }

  @Test func digitsAreAllDifferent() {
    let pictures = "0123456789.%−e".map { character in
      var buffer = Buffer(width: 4, height: 3)
      buffer.writeLarge(String(character), x: 0, y: 0)
      return buffer.text
    }
    #expect(Set(pictures).count == pictures.count)
  }

  @Test func otherTextsAreLeftOut() {
    var buffer = Buffer(width: 15, height: 3)
    #expect(buffer.writeLarge("NaN", x: 0, y: 0) == 0)
    #expect(LargeText.width(of: "NaN") == nil && LargeText.width(of: "") == 0)
    #expect(buffer == Buffer(width: 15, height: 3))
  }
}
