import Testing

@testable import saddle

struct KeyDecoderTests {
  private func keys(_ input: [KeyDecoder.Input]) -> [Key] {
    var decoder = KeyDecoder()
    var rest = input[...]
    var keys: [Key] = []
    while let key = decoder.next(read: { rest.popFirst() }) { keys.append(key) }
    return keys
  }

  private func keys(_ text: String) -> [Key] { keys(text.unicodeScalars.map { .character($0) }) }

  @Test func charactersAreKeys() {
    #expect(keys("a+é日 ") == "a+é日 ".unicodeScalars.map { Key.character($0) })
    #expect(keys("\r\n\t\u{8}\u{7F}") == [.enter, .enter, .tab, .backspace, .backspace])
    #expect(keys([.key(.up), .character("k")]) == [.up, .character("k")])
  }

  @Test func controlKeysNameTheirCharacter() {
    #expect(keys("\u{0}\u{1}\u{1A}\u{1C}\u{1F}") == ["@", "a", "z", "\\", "_"].map { Key.control($0) })
    #expect(keys("\u{9B}") == [])
  }

  @Test func escapeIsAKeyUnlessASequenceFollows() {
    #expect(keys("\u{1B}") == [.escape])
    #expect(keys("\u{1B}\u{1B}") == [.escape, .escape])
    #expect(keys("\u{1B}q") == [.escape, .character("q")])
    #expect(keys([.character("\u{1B}"), .key(.left)]) == [.escape, .left])
  }

  @Test(arguments: [
    ("[A", Key.up), ("[B", .down), ("[C", .right), ("[D", .left), ("[H", .home), ("[F", .end),
    ("[1;5A", .up), ("[1;2D", .left), ("OP", .function(1)), ("OS", .function(4)), ("[1;2Q", .function(2)),
    ("[1~", .home), ("[4~", .end), ("[3;5~", .delete), ("[6~", .pageDown), ("[11~", .function(1)),
    ("[17~", .function(6)), ("[21~", .function(10)), ("[24~", .function(12)), ("OM", .enter),
    ("[Z", .backTab),
  ])
  func sequencesAreKeys(sequence: String, key: Key) {
    #expect(keys("\u{1B}\(sequence)x") == [key, .character("x")])
  }

  @Test(arguments: ["[200~", "[<0;12;3M", "[?1;2c", "[I", "[2~", "[99999999999999999999~", "OT", "[27;5;9~"])
  func otherSequencesAreNoTyping(sequence: String) {
    #expect(keys("\u{1B}\(sequence)x") == [.character("x")])
  }

  @Test func cutSequencesAreNoTyping() {
    #expect(keys("\u{1B}[") == [])
    #expect(keys("\u{1B}[1;") == [])
    #expect(keys("\u{1B}O") == [])
  }
}
