import Testing

@testable import ExternalEvaluators

@Test func escapeSequencesGoAndControlsAreShownAsQuestionMarks() {
  #expect(PlainText.line("a\u{1B}[1;31mb\u{1B}[0m\u{7}c", limit: 50) == "ab?c")
  #expect(PlainText.line("a\u{1B}]0;title\u{7}b\u{1B}]8;;x\u{1B}\\c", limit: 50) == "abc")
  #expect(PlainText.line("a\u{1B}cb\u{1B}", limit: 50) == "ab")
  #expect(PlainText.line(" a\r\n\tb\u{2028}c ", limit: 50) == "a b c")
  #expect(PlainText.line("a\u{9B}31m\u{202E}b", limit: 50) == "a?31m?b")
  #expect(PlainText.line("über 日本", limit: 50) == "über 日本")
  #expect(PlainText.line("abcdef", limit: 4) == "abc…")
}

@Test func theLastLinesAreThoseWithSomethingInThem() {
  let bytes = Array("one\ntwo\r\n\n\u{1B}[K\nthree\rfour\n".utf8)
  #expect(PlainText.lastLines(of: bytes, count: 3, limit: 50) == ["two", "three", "four"])
  #expect(PlainText.lastLines(of: [], count: 3, limit: 50) == [])
  #expect(PlainText.lastLines(of: [0xFF, 0x61], count: 3, limit: 50) == ["\u{FFFD}a"])
}
