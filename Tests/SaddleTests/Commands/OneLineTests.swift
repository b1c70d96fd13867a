import Testing

@testable import saddle

@Suite struct OneLineTests {
  @Test func becomesOneLine() {
    #expect(OneLine.of("Error: a\n  b\r\n\n\tc ") == "Error: a b c")
    #expect(OneLine.of("x\u{1B}[31my\u{7}") == "x?[31my?")
    #expect(OneLine.of("−∞ é") == "−∞ é")
  }
}
