import Testing

@testable import saddle

struct KeyDecoderTests {
  private func events(_ input: [KeyDecoder.Input]) -> [TerminalEvent] {
    var decoder = KeyDecoder()
    var rest = input[...]
    var events: [TerminalEvent] = []
    while let event = decoder.next(read: { _ in rest.popFirst() }) { events.append(event) }
    return events
  }

  private func events(_ text: String) -> [TerminalEvent] {
    events(text.unicodeScalars.map { .character($0) })
  }

  private func keys(_ input: [KeyDecoder.Input]) -> [Key] {
    events(input).compactMap { if case .key(let key) = $0 { key } else { nil } }
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

  @Test(arguments: ["[200~", "[?1;2c", "[I", "[2~", "[99999999999999999999~", "OT", "[27;5;9~"])
  func otherSequencesAreNoTyping(sequence: String) {
    #expect(keys("\u{1B}\(sequence)x") == [.character("x")])
  }

  @Test func cutSequencesAreNoTyping() {
    #expect(keys("\u{1B}[") == [])
    #expect(keys("\u{1B}[1;") == [])
    #expect(keys("\u{1B}O") == [])
  }

  @Test func whatFollowsACutSequenceIsTyping() {
    #expect(keys("\u{1B}[1;\u{1B}[A") == [.up])
    #expect(keys("\u{1B}[1\rx") == [.enter, .character("x")])
    let input: [KeyDecoder.Input] = [.character("\u{1B}"), .character("["), .character("1"), .key(.left)]
    #expect(keys(input) == [.left])
  }

  private func mouse(
    _ kind: MouseEvent.Kind, _ button: MouseEvent.Button?, _ x: Int, _ y: Int,
    _ modifiers: MouseEvent.Modifiers = []
  ) -> TerminalEvent {
    .mouse(MouseEvent(kind: kind, button: button, x: x, y: y, modifiers: modifiers))
  }

  @Test func reportsOfTheMouseComeAmongKeys() {
    #expect(
      events("a\u{1B}[<0;12;3Mb\u{1B}[<0;12;3m\u{1B}[<35;300;100M\u{1B}[A\u{1B}")
        == [
          .key(.character("a")), mouse(.press, .left, 11, 2), .key(.character("b")),
          mouse(.release, .left, 11, 2), mouse(.move, nil, 299, 99), .key(.up), .key(.escape),
        ])
    #expect(
      events("\u{1B}[M 0#x\u{1B}[M#0#\u{1B}[M`!!")
        == [
          mouse(.press, .left, 15, 2), .key(.character("x")), mouse(.release, nil, 15, 2),
          mouse(.wheelUp, nil, 0, 0),
        ])
    // Bytes that are escapes or letters elsewhere.
    #expect(events("\u{1B}[M \u{9B}\u{FF}q") == [mouse(.press, .left, 122, 222), .key(.character("q"))])
    #expect(events("\u{1B}[M [Mq") == [mouse(.press, .left, 58, 44), .key(.character("q"))])
  }

  @Test(arguments: [
    "[<0;12M", "[<0M", "[<M", "[<;;M", "[<0;1;1;1M", "[<0;0;1M", "[<0;1;0M", "[<0:1;1;1M", "[<0;1;1?M",
    "[<<0;1;1M", "[<128;1;1M", "[<96;1;1M", "[<64;1;1m", "[<3;1;1~", "[0;1;1M", "[?0;1;1M",
    "[<18446744073709551616;1;1M", "[M  !", "[M ! ", "[M\u{A0}!!", "[<0;1;1 M",
  ])
  func malformedReportsAreNoTyping(sequence: String) {
    #expect(events("\u{1B}\(sequence)x") == [.key(.character("x"))])
  }

  @Test func hugeCoordinatesAreFarOutside() {
    let nines = String(repeating: "9", count: 10_000)
    #expect(
      events("\u{1B}[<0;\(nines);\(nines)Mx") == [
        mouse(.press, .left, 99_998, 99_998), .key(.character("x")),
      ])
    #expect(events("\u{1B}[<0" + String(repeating: ";1", count: 10_000) + "Mx") == [.key(.character("x"))])
  }

  @Test func cutReportsAreNoTyping() {
    for sequence in ["\u{1B}[<0;12;3M", "\u{1B}[M 0#"] {
      for length in 2..<sequence.count {
        let cut = String(sequence.prefix(length))
        #expect(events(cut) == [])
        // What follows is whole again.
        #expect(events(cut + sequence).count == 1)
        #expect(events(cut.unicodeScalars.map { .character($0) } + [.key(.left)]) == [.key(.left)])
      }
    }
  }

  @Test func theRestOfASequenceIsWaitedForAndX10IsReadByteByByte() {
    func wanted(_ text: String) -> [KeyDecoder.Wanted] {
      var decoder = KeyDecoder()
      var rest = text.unicodeScalars.map { KeyDecoder.Input.character($0) }[...]
      var wanted: [KeyDecoder.Wanted] = []
      _ = decoder.next {
        wanted.append($0)
        return rest.popFirst()
      }
      return wanted
    }
    #expect(wanted("\u{1B}[<0;1;1M") == [.next, .next] + Array(repeating: .rest, count: 7))
    #expect(wanted("\u{1B}[M !!") == [.next, .next, .rest, .byte, .byte, .byte])
    #expect(wanted("\u{1B}OP") == [.next, .next, .rest])
    #expect(wanted("\u{1B}") == [.next, .next])
  }
}
