import Canvas
import Testing

@testable import saddle

@Suite struct OutputTerminalTests {
  private func capabilities(
    _ term: String?, colorTerm: String? = nil, refusesColors: Bool = false, isUTF8: Bool = true
  ) -> Capabilities {
    OutputTerminal.capabilities(
      in: TerminalEnvironment(term: term, colorTerm: colorTerm, refusesColors: refusesColors), isUTF8: isUTF8)
  }

  @Test func colorsFollowTheEnvironment() {
    #expect(capabilities("xterm").colors == .ansi8)
    #expect(capabilities("xterm-256color").colors == .indexed256)
    #expect(capabilities("tmux-256color", colorTerm: "truecolor").colors == .truecolor)
    #expect(capabilities("xterm-256color", colorTerm: "24bit", refusesColors: true).colors == .none)
    for term in [nil, "", "dumb", "vt100"] {
      #expect(capabilities(term, colorTerm: "truecolor").colors == .none)
    }
  }

  @Test func withoutColorsOrUTF8ItIsASCII() {
    #expect(capabilities("xterm-256color").unicode)
    #expect(!capabilities("xterm-256color", isUTF8: false).unicode)
    #expect(!capabilities("dumb").unicode)
  }
}
