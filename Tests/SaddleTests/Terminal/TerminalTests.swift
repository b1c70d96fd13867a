import Canvas
import Glibc
import Testing

@testable import saddle

/// ncurses and signal handlers are global: one terminal at a time.
@Suite(.serialized)
struct TerminalTests {
  let pseudo = PseudoTerminal(width: 20, height: 4)

  private func open(
    _ term: String? = "xterm-256color", colorTerm: String? = nil, refusesColors: Bool = false,
    locale: String = "C.UTF-8", mouse: MouseReports = .none
  ) throws -> Terminal {
    try Terminal(
      input: pseudo.descriptor, output: pseudo.descriptor,
      environment: TerminalEnvironment(
        term: term, colorTerm: colorTerm, refusesColors: refusesColors, locale: locale),
      mouse: mouse)
  }

  private func picture(_ text: String, style: Style = .plain) -> Buffer {
    var buffer = Buffer(width: 20, height: 4)
    buffer.write(text, x: 0, y: 0, style: style)
    return buffer
  }

  @Test func closingGivesTheTerminalBack() throws {
    let usual = pseudo.mode
    let terminal = try open()
    terminal.present(picture("hello"))
    #expect(pseudo.mode != usual)
    let opening = pseudo.output()
    #expect(opening.contains("\u{1B}[?1049h"))
    #expect(opening.contains("\u{1B}[?25l"))
    terminal.close()
    #expect(pseudo.mode == usual)
    let closing = pseudo.output()
    #expect(closing.contains("\u{1B}[?1049l"))
    #expect(closing.contains("\u{1B}[?25h"))
    terminal.close()
    #expect(pseudo.output() == "")
  }

  @Test func forgettingToCloseGivesTheTerminalBack() throws {
    let usual = pseudo.mode
    do { _ = try open() }
    #expect(pseudo.mode == usual)
  }

  @Test func onlyChangesAreSent() throws {
    let terminal = try open()
    #expect(terminal.width == 20)
    #expect(terminal.height == 4)
    var buffer = picture("hello")
    terminal.present(buffer)
    let first = pseudo.output()
    #expect(first.contains("hello"))
    #expect(first.hasSuffix("\u{1B}[?2026l"))
    terminal.present(buffer)
    #expect(pseudo.output() == "")
    buffer[1, 0] = Cell("a")
    terminal.present(buffer)
    let second = pseudo.output()
    #expect(second.hasPrefix("\u{1B}[?2026h"))
    #expect(second.contains("a"))
    #expect(!second.contains("h\u{1B}[") && !second.contains("llo"))
    terminal.close()
  }

  @Test func theLastCellCanBeDrawn() throws {
    let terminal = try open()
    terminal.present(picture(""))
    _ = pseudo.output()
    var buffer = picture("")
    buffer[19, 3] = Cell("Z")
    terminal.present(buffer)
    #expect(pseudo.output().contains("Z"))
    terminal.close()
  }

  @Test func wideGlyphsKeepTheirColumns() throws {
    let terminal = try open()
    var buffer = picture("a日本b")
    terminal.present(buffer)
    #expect(pseudo.output().contains("a日本b"))
    // Half of a wide glyph is drawn over: the other half goes too.
    buffer[2, 0] = Cell("x")
    terminal.present(buffer)
    let half = pseudo.output()
    #expect(half.contains(" x") && !half.contains("日") && !half.contains("本"))
    buffer.write("語", x: 1, y: 0)
    terminal.present(buffer)
    #expect(pseudo.output().contains("語"))
    terminal.close()
  }

  @Test func buffersOfOtherSizesAreCutOrFilledUp() throws {
    let terminal = try open()
    var large = Buffer(width: 30, height: 9)
    large.fill(large.bounds, with: Cell("x"))
    terminal.present(large)
    #expect(pseudo.output().filter { $0 == "x" }.count <= 80)
    terminal.present(Buffer(width: 1, height: 1))
    #expect(!pseudo.output().contains("x"))
    terminal.close()
  }

  @Test func colorsFitTheTerminal() throws {
    let style = Style(foreground: Color(0x56B4E9), background: Color(0x102030))
    var terminal = try open(colorTerm: "truecolor")
    #expect(terminal.capabilities == Capabilities(colors: .truecolor, unicode: true))
    terminal.present(picture("hue", style: style))
    let direct = pseudo.output()
    #expect(direct.contains("\u{1B}[38;2;86;180;233m"))
    #expect(direct.contains("\u{1B}[48;2;16;32;48m"))
    terminal.close()

    terminal = try open()
    #expect(terminal.capabilities == Capabilities(colors: .indexed256, unicode: true))
    terminal.present(picture("hue", style: style))
    let index = style.foreground.paletteIndex(depth: .indexed256)
    #expect(pseudo.output().contains("\u{1B}[38;5;\(index)m"))
    terminal.close()

    terminal = try open("xterm")
    #expect(terminal.capabilities == Capabilities(colors: .ansi8, unicode: true))
    terminal.close()
  }

  @Test func withoutColorsNoneAreSent() throws {
    for (term, refuses) in [("xterm-256color", true), ("vt100", false)] {
      let terminal = try open(term, colorTerm: "truecolor", refusesColors: refuses)
      #expect(terminal.capabilities == Capabilities(colors: .none, unicode: true))
      terminal.present(picture("hue", style: Style(foreground: Color(0xFF0000))))
      let output = pseudo.output()
      #expect(output.contains("hue"))
      #expect(!output.contains("[38;") && !output.contains("[31m"))
      terminal.close()
      _ = pseudo.output()
    }
  }

  @Test func openingWithDirectColorLeavesTheEnvironment() throws {
    let usual = getenv("TERMINFO").map { String(cString: $0) }
    defer { if let usual { setenv("TERMINFO", usual, 1) } }
    unsetenv("TERMINFO")
    try open(colorTerm: "24bit").close()
    #expect(getenv("TERMINFO") == nil)
    setenv("TERMINFO", "/usr/share/terminfo", 1)
    defer { unsetenv("TERMINFO") }
    try open(colorTerm: "24bit").close()
    #expect(getenv("TERMINFO").map { String(cString: $0) } == "/usr/share/terminfo")
  }

  @Test func withoutUTF8OnlyASCIIIsSent() throws {
    let terminal = try open(locale: "C")
    #expect(!terminal.capabilities.unicode)
    terminal.present(picture("─ é ▀ 日 ok"))
    let output = pseudo.output()
    #expect(output.contains("ok"))
    #expect(output.unicodeScalars.allSatisfy { $0.isASCII })
    terminal.close()
  }

  @Test(arguments: [("xx_XX.UTF-8", true), ("xx_XX.utf8", true), ("xx_XX.ISO-8859-1", false), ("C", false)])
  func localesThatAreNotInstalled(locale: String, isUTF8: Bool) throws {
    let terminal = try open(locale: locale)
    #expect(terminal.capabilities.unicode == isUTF8)
    terminal.close()
  }

  @Test func moreColorPairsThanTheTerminalHas() throws {
    let colors = [0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5].map {
      Color($0)
    }
    // 64 pairs with the standard one, and the type has 8 × 8 + 8 + 8.
    let pseudo = PseudoTerminal(width: 8, height: 10)
    let terminal = try Terminal(
      input: pseudo.descriptor, output: pseudo.descriptor,
      environment: TerminalEnvironment(term: "xterm", locale: "C.UTF-8"))
    func frame(backgrounds: [Color]) -> Buffer {
      var buffer = Buffer(width: 8, height: 10)
      for (y, background) in backgrounds.enumerated() {
        for x in 0..<8 { buffer[x, y] = Cell("x", Style(foreground: colors[x], background: background)) }
      }
      return buffer
    }

    // In one frame: every glyph is there.
    let all = frame(backgrounds: colors + [.standard])
    terminal.present(all)
    #expect(pseudo.output().filter { $0 == "x" }.count == 72)
    terminal.present(all)
    #expect(pseudo.output() == "")
    // One frame after the other: every colour is there too.
    for background in colors {
      terminal.present(frame(backgrounds: [background, .standard]))
      let output = pseudo.output()
      for number in 0..<8 where colors[number] != background {
        #expect(output.contains("\u{1B}[3\(number)m"))
      }
    }
    terminal.close()
  }

  @Test(arguments: [
    (nil, TerminalError.termUnset), ("", .termUnset), ("unknown", .termUnknown("unknown")),
    ("no such type", .termUnknown("no such type")), ("../x", .termUnknown("../x")),
    ("dumb", .termTooSimple("dumb")),
  ])
  func unusableTypesAreErrors(term: String?, expected: TerminalError) throws {
    let usual = pseudo.mode
    #expect(throws: expected) { try open(term) }
    #expect(pseudo.output() == "")
    #expect(pseudo.mode == usual)
  }

  @Test func onlyATerminalWillDo() throws {
    let other = Glibc.open("/dev/null", O_RDWR)
    defer { Glibc.close(other) }
    let environment = TerminalEnvironment(term: "xterm-256color")
    #expect(throws: TerminalError.notATerminal) {
      try Terminal(input: other, output: pseudo.descriptor, environment: environment)
    }
    #expect(throws: TerminalError.notATerminal) {
      try Terminal(input: pseudo.descriptor, output: other, environment: environment)
    }
    #expect(pseudo.output() == "")
  }

  @Test func onlyOneIsOpen() throws {
    let terminal = try open()
    #expect(throws: TerminalError.self) { try open() }
    terminal.present(picture("still here"))
    #expect(pseudo.output().contains("still here"))
    terminal.close()
  }

  @Test func keysArrive() throws {
    let terminal = try open()
    #expect(terminal.nextEvent(within: 0) == nil)
    for (typed, key) in [
      ("q", Key.character("q")), ("é", .character("é")), ("日", .character("日")), (" ", .character(" ")),
      ("\r", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{1B}", .escape), ("\u{1}", .control("a")),
      ("\u{1B}OA", .up), ("\u{1B}[A", .up), ("\u{1B}[1;5C", .right), ("\u{1B}[Z", .backTab),
      ("\u{1B}[5~", .pageUp), ("\u{1B}[3~", .delete), ("\u{1B}[15~", .function(5)),
    ] {
      pseudo.type(typed)
      #expect(terminal.nextEvent(within: 60_000) == .key(key), "\(typed.debugDescription)")
    }
    // A sequence without a meaning is passed over as a whole.
    pseudo.type("\u{1B}[27;9;99~x")
    #expect(terminal.nextEvent(within: 60_000) == .key(.character("x")))
    pseudo.type("jk")
    #expect(terminal.nextEvent(within: 60_000) == .key(.character("j")))
    #expect(terminal.nextEvent(within: 60_000) == .key(.character("k")))
    #expect(terminal.nextEvent(within: 0) == nil)
    terminal.close()
  }

  /// The modes of the mouse that were switched, in their order.
  private func mouseModes(in output: String) -> [String] {
    output.matches(of: /\x1B\[\?(100[0-9][hl])/).map { String($0.1) }
  }

  @Test(arguments: [
    (MouseReports.none, []), (.buttons, ["1000h", "1002h", "1006h"]),
    (.all, ["1000h", "1002h", "1003h", "1006h"]),
  ])
  func theMouseIsAskedForUntilClosing(mouse: MouseReports, modes: [String]) throws {
    let terminal = try open(mouse: mouse)
    terminal.present(picture("hello"))
    #expect(mouseModes(in: pseudo.output()) == modes)
    kill(getpid(), SIGCONT)
    #expect(terminal.nextEvent(within: 60_000) == .resumed)
    #expect(mouseModes(in: pseudo.output()) == modes)
    terminal.close()
    let closing = pseudo.output()
    #expect(mouseModes(in: closing) == (mouse == .none ? [] : ["1006l", "1003l", "1002l", "1000l"]))
    // Before the screen is left, while what is still reported does not reach anybody else.
    if mouse != .none { #expect(closing.hasPrefix("\u{1B}[?1006l")) }
  }

  @Test(arguments: [
    ("vt100", false), ("ansi", false), ("linux", true), ("screen", true), ("tmux-256color", true),
  ])
  func onlyTypesWithAMouseAreAsked(term: String, hasMouse: Bool) throws {
    let terminal = try open(term, mouse: .all)
    #expect(mouseModes(in: pseudo.output()).isEmpty != hasMouse)
    terminal.close()
  }

  @Test(arguments: ["xterm-256color", "tmux-256color", "linux", "vt100"], ["C.UTF-8", "C"])
  func theMouseReports(term: String, locale: String) throws {
    pseudo.resize(width: 230, height: 100)
    let terminal = try open(term, locale: locale, mouse: .all)
    func next() -> TerminalEvent? { terminal.nextEvent(within: 60_000) }
    func mouse(_ kind: MouseEvent.Kind, _ button: MouseEvent.Button?, _ x: Int, _ y: Int) -> TerminalEvent {
      .mouse(MouseEvent(kind: kind, button: button, x: x, y: y))
    }
    pseudo.type("\u{1B}[<0;200;7Ma\u{1B}[<0;200;7m\u{1B}[<65;1;1Mb")
    #expect(next() == mouse(.press, .left, 199, 6))
    #expect(next() == .key(.character("a")))
    #expect(next() == mouse(.release, .left, 199, 6))
    #expect(next() == mouse(.wheelDown, nil, 0, 0))
    #expect(next() == .key(.character("b")))
    // Without SGR: columns from 96 on are no UTF-8, and column 163 with row 1 would be half of a character.
    for column in [1, 59, 96, 163, 223] {
      pseudo.type([0x1B, 0x5B, 0x4D, 0x20, UInt8(column + 32), 0x21, 0x63])
      #expect(next() == mouse(.press, .left, column - 1, 0), "column \(column)")
      #expect(next() == .key(.character("c")))
    }
    // Outside the screen.
    pseudo.type("\u{1B}[<0;231;1M\u{1B}[<0;1;101M\u{1B}[<0;99999999999999999999;1Md")
    #expect(next() == .key(.character("d")))
    // In one read only the last of many.
    pseudo.type((1...200).map { "\u{1B}[<32;\($0);1M" }.joined() + "e")
    #expect(next() == mouse(.drag, .left, 199, 0))
    #expect(next() == .key(.character("e")))
    #expect(terminal.nextEvent(within: 0) == nil)
    terminal.close()
  }

  @Test func sizesAreFollowed() throws {
    let terminal = try open()
    terminal.present(picture("hello"))
    for (width, height) in [(1, 1), (200, 60), (7, 2), (20, 4)] {
      pseudo.resize(width: width, height: height)
      #expect(terminal.nextEvent(within: 60_000) == .resized)
      #expect(terminal.width == width)
      #expect(terminal.height == height)
      #expect(terminal.nextEvent(within: 0) == nil)
      _ = pseudo.output()
      terminal.present(picture("hello"))
      #expect(pseudo.output().contains("hello".prefix(width)))
    }
    terminal.close()
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func signalsAreEvents(signal: Int32) throws {
    // The tests may have been started with the signal ignored, and then it stays so.
    let usual = Glibc.signal(signal, SIG_DFL)
    defer { Glibc.signal(signal, usual) }
    let terminal = try open()
    kill(getpid(), signal)
    #expect(terminal.nextEvent(within: 60_000) == .interrupted(signal: signal))
    #expect(terminal.nextEvent(within: 0) == nil)
    terminal.close()
  }

  @Test func continuingIsAnEvent() throws {
    let terminal = try open()
    terminal.present(picture("hello"))
    _ = pseudo.output()
    kill(getpid(), SIGCONT)
    #expect(terminal.nextEvent(within: 60_000) == .resumed)
    // Somebody may have drawn over it.
    #expect(pseudo.output().contains("hello"))
    terminal.close()
  }

  @Test func aHangUpIsReportedOnce() throws {
    let terminal = try open()
    _ = pseudo.output()
    pseudo.hangUp()
    #expect(terminal.nextEvent(within: 60_000) == .interrupted(signal: SIGHUP))
    #expect(terminal.nextEvent(within: 1) == nil)
    terminal.present(picture("into the void"))
    terminal.close()
  }
}
