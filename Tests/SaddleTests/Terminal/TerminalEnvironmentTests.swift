import Canvas
import Testing

@testable import saddle

struct TerminalEnvironmentTests {
  @Test(arguments: [
    ("xterm-256color", "truecolor", true), ("xterm", "24bit", true), ("tmux-256color", "truecolor", true),
    ("xterm-256color", nil, false), ("xterm-256color", "yes", false), ("screen-256color", "truecolor", false),
    ("screen", "24bit", false),
  ])
  func truecolorIsClaimed(term: String, colorTerm: String?, isClaimed: Bool) {
    #expect(TerminalEnvironment(term: term, colorTerm: colorTerm).claimsTruecolor == isClaimed)
    let refusing = TerminalEnvironment(term: term, colorTerm: colorTerm, refusesColors: true)
    #expect(!refusing.claimsTruecolor)
    #expect(refusing.colorDepth(count: 256) == .none)
  }

  @Test(arguments: [
    (0, Capabilities.ColorDepth.none), (7, .none), (8, .ansi8), (15, .ansi8), (16, .ansi16), (88, .ansi16),
    (256, .indexed256), (1 << 24, .truecolor),
  ])
  func depthFollowsTheCount(count: Int, depth: Capabilities.ColorDepth) {
    #expect(TerminalEnvironment(term: "x").colorDepth(count: count) == depth)
  }
}
