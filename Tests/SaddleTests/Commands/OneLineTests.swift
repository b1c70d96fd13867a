import Testing

@testable import saddle

@Suite struct OneLineTests {
  @Test func becomesOneLine() {
    #expect(OneLine.of("Error: a\n  b\r\n\n\tc ") == "Error: a b c")
    #expect(OneLine.of("x\u{1B}[31my\u{7}") == "x?[31my?")
    #expect(OneLine.of("−∞ é") == "−∞ é")
  }

  @Test(arguments: ["\u{202E}", "\u{2066}", "\u{200F}", "\u{FEFF}", "\u{9B}", "\u{9F}"])
  func nothingTurnsTheDirectionOfWriting(hidden: String) {
    let line = OneLine.of("a\(hidden)b")
    #expect(line.unicodeScalars.allSatisfy { $0 == "a" || $0 == "b" || $0 == "?" || $0 == " " })
  }

  @Test func wordsAreShortenedButPathsAreNot() {
    let name = String(repeating: "n", count: 1 << 20)
    #expect(OneLine.of("--model: '\(name)' fits").count == 74)
    let path = "/" + String(repeating: "p", count: 200)
    #expect(OneLine.of("\(path): wrong") == "\(path): wrong")
  }
}
