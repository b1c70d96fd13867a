import Testing

@testable import RunLogs

@Suite struct JSONParserTests {
  private func text(_ json: String) -> String? { JSONParser.parse(json.utf8)?.text }

  @Test func valuesAreReadAsPythonWritesThem() {
    #expect(
      text("[1, -2.5e-3, NaN, Infinity, -Infinity, true, null, \"a\"]")
        == "[1, -0.0025, NaN, Infinity, -Infinity, true, null, a]")
    #expect(text("{\"a\": {\"b\": 1}} \n") == "{a: {b: 1}}")
    #expect(text("\"\\u00e9\\ud83d\\ude00\\n\\/\"") == "é😀\n/")
    #expect(text("\"\\ud83dx\"") == "\u{FFFD}x")
  }

  @Test(arguments: [
    "", "{", "[1,", "[1 2]", "{\"a\" 1}", "{\"a\": 1", "\"a", "\"\\x\"", "nul", "1 2", "--1", "1e", "+1x",
    "[1,]",
    "\"\n\"", "\"\\u12\"", "{1: 2}",
  ])
  func whatIsNoJSONIsNone(json: String) { #expect(JSONParser.parse(json.utf8) == nil) }

  @Test func deepNestingIsRefused() {
    #expect(
      JSONParser.parse((String(repeating: "[", count: 100) + String(repeating: "]", count: 100)).utf8) != nil)
    #expect(JSONParser.parse(String(repeating: "[", count: 100_000).utf8) == nil)
    #expect(JSONParser.parse(String(repeating: "{\"a\":", count: 100_000).utf8) == nil)
  }

  @Test func leavesHaveTheKeysThatLeadToThem() {
    var leaves: [String] = []
    JSONParser.parse("{\"a\": {\"b\": 1, \"c\": {}}, \"d\": 2, \"d\": 3, \"e\": {\"_type\": \"x\"}}".utf8)!
      .forEachLeaf(joining: "/") { leaves.append("\($0)=\($1.text)") }
    #expect(leaves == ["a/b=1", "d=3", "e={_type: x}"])
  }
}

@Suite struct DecimalNumberTests {
  @Test(arguments: [
    "0", "-0.0", "1", "12345678901234567890123", "1e22", "1e23", "0.1", "4.9e-324", "1.7976931348623157e308",
    "2.2250738585072011e-308", "123456789.123456789", "9007199254740993", "1e400", "-1e-400", ".5", "5.",
    "0.000000000000000000000000000001234", "8.41245e-35", "179769313486231570e291",
  ])
  func numbersAreTheNearestDoubles(text: String) {
    let found = DecimalNumber.parse(text)
    #expect(
      found == Double(text.hasSuffix(".") ? text + "0" : text)
        && found?.sign == Double(text + (text.hasSuffix(".") ? "0" : ""))?.sign)
  }

  @Test(arguments: ["", "-", ".", "e5", "1e", "1e+", "0x10", "1 ", " 1", "1_0", "nanx", "infinit", "1.2.3"])
  func whatIsNoNumberIsNone(text: String) { #expect(DecimalNumber.parse(text) == nil) }

  @Test func wholeNumbersKeepAllTheirDigits() {
    for (text, number) in [
      ("9007199254740993", 9_007_199_254_740_993), ("-9223372036854775808", Int.min), ("007", 7),
      ("1e3", 1000),
      ("+9223372036854775807", Int.max), ("3.0", 3), ("0.5", nil), ("9223372036854775808", nil), ("nan", nil),
      ("", nil), ("99999999999999999999", nil), ("1e400", nil),
    ] as [(String, Int?)] {
      #expect(Array(text.utf8).withUnsafeBytes { DecimalNumber.integer($0) } == number)
      if text.hasPrefix("+") || number == 7 { continue }
      #expect(JSONParser.parse(text.utf8)?.integer == number)
    }
    #expect(JSONParser.parse("9007199254740993".utf8)?.number == 0x1p53)
    #expect(JSONParser.parse("-9007199254740993".utf8)?.text == "-9007199254740993")
  }

  @Test func wordsOfPythonAreNumbers() {
    #expect(DecimalNumber.parse("NaN")?.isNaN == true && DecimalNumber.parse("-nan")?.isNaN == true)
    #expect(DecimalNumber.parse("inf") == .infinity && DecimalNumber.parse("-Infinity") == -.infinity)
  }

  @Test func manyNumbersComeBackFromTheirDigits() {
    var random = SplitMix(seed: 5)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      if value.isFinite { #expect(DecimalNumber.parse(value.description) == value) }
      let short = Double(Int(random.next() % 1_000_000)) / 1000
      #expect(DecimalNumber.parse(short.description) == short)
    }
  }
}
