import Datasets
import Testing

@testable import saddle

@Suite struct DisplayFilterTests {
  private func pass(_ pieces: String...) -> String {
    var filter = DisplayFilter()
    return String(decoding: pieces.flatMap { filter.pass($0) }, as: UTF8.self)
  }

  @Test(arguments: [
    "plain é▀😀\r\n\t\u{8}", "\u{1B}[1;38;2;10;20;30m", "\u{1B}[H\u{1B}[2J\u{1B}[?2026h\u{1B}[?1049h",
    "\u{1B}(B\u{1B})0\u{0F}\u{0E}", "\u{1B}[12;40H\u{1B}[5X\u{1B}[3b", "\u{1B}7\u{1B}8\u{1B}M\u{1B}[1;24r",
    "\u{1B}[4:3m\u{1B}[38:2::1:2:3m", "\u{1B}[?25;7l", "\u{1B}[4h", "\u{1B}c", "\u{1B}#8", "¢",
  ])
  func whatDrawsPasses(text: String) {
    #expect(pass(text) == text)
    // However it is cut.
    #expect(pass(text.unicodeScalars.map(String.init).joined()) == text)
    var filter = DisplayFilter()
    #expect(text.unicodeScalars.flatMap { filter.pass(String($0)) } == Array(text.utf8))
  }

  @Test(arguments: [
    "\u{1B}]52;c;aGk=\u{7}", "\u{1B}]0;title\u{1B}\\", "\u{1B}]8;;http://a\u{1B}\\", "\u{1B}]104\u{7}",
    "\u{1B}P+q544e\u{1B}\\", "\u{1B}P$qm\u{1B}\\", "\u{1B}_payload\u{1B}\\", "\u{1B}^private\u{1B}\\",
    "\u{1B}Xtext\u{1B}\\", "\u{1B}ktitle\u{1B}\\", "\u{9D}52;c;aGk=\u{9C}", "\u{9B}6n", "\u{90}q\u{9C}",
    "\u{1B}[c", "\u{1B}[>c", "\u{1B}[6n", "\u{1B}[?6n", "\u{1B}[5i", "\u{1B}[21t", "\u{1B}[8;9;9t",
    "\u{1B}[?1000h", "\u{1B}[?1002;1006h", "\u{1B}[?2004h", "\u{1B}[?1004h", "\u{1B}[>1u", "\u{1B}[?1h",
    "\u{1B}=",
    "\u{1B}[>4;2m", "\u{1B}[2 q", "\u{1B}[?3h", "\u{1B}Z", "\u{5}", "\u{7}", "\u{1B}[99999999999b",
    "\u{1B}[1$r", "\u{1B}[?996n", "\u{1B}%@", "\u{84}\u{85}",
  ])
  func whatDoesNotDrawIsHeldBack(text: String) {
    #expect(pass("a" + text + "b") == "ab")
    var filter = DisplayFilter()
    #expect(("a" + text + "b").unicodeScalars.flatMap { filter.pass(String($0)) } == Array("ab".utf8))
  }

  @Test func ofSeveralModesThoseThatDrawPass() {
    #expect(pass("\u{1B}[?1;25;1000l") == "\u{1B}[?25l")
    #expect(pass("\u{1B}[4;2h") == "\u{1B}[4h")
  }

  @Test func sequencesThatAreCutOffDoNotHideOthers() {
    #expect(pass("\u{1B}[12\u{1B}[1mx") == "\u{1B}[1mx")
    #expect(pass("\u{1B}]0;a\u{1B}[1mx") == "\u{1B}[1mx")
    #expect(pass("\u{1B}]0;a\u{18}x") == "x")
    #expect(pass("\u{1B}[1" + String(repeating: ";1", count: 10_000) + "mx") == "x")
  }

  @Test func theSecondScreenIsKnown() {
    var filter = DisplayFilter()
    _ = filter.pass("\u{1B}[?1049;25h")
    #expect(filter.isOnSecondScreen && filter.hasSecondScreen)
    _ = filter.pass("\u{1B}[?1049l")
    #expect(!filter.isOnSecondScreen && filter.hasSecondScreen)
  }

  /// Any bytes: nothing that comes out begins a sequence of a kind that is held back.
  @Test func nothingElseComesOutOfRandomBytes() {
    var generator = SplitMix64(seed: 1)
    let alphabet = Array("\u{1B}\u{1B}\u{1B}[[]P?;0149hlmntcq\\\u{7}\u{9B}\u{9D}\u{9C} a".unicodeScalars)
    for _ in 0..<20_000 {
      let text = String(
        String.UnicodeScalarView((0..<20).map { _ in alphabet.randomElement(using: &generator)! }))
      let passed = pass(text)
      for forbidden in ["\u{1B}]", "\u{1B}P", "\u{9B}", "\u{9D}", "\u{7}"] {
        #expect(!passed.contains(forbidden))
      }
      #expect(passed.firstMatch(of: /\u{1B}\[[0-9;? ]*[nctq]/) == nil, "\(text.debugDescription)")
      // What is let through is let through again.
      #expect(pass(passed) == passed)
    }
  }
}
