import Testing

@testable import saddle

struct TerminalErrorTests {
  @Test(arguments: [
    TerminalError.notATerminal, .termUnset, .termUnknown("a\nb\u{1B}[31m"), .termTooSimple("dumb"),
    .failed("no"),
  ])
  func isOneHarmlessLine(error: TerminalError) {
    #expect(error.description.unicodeScalars.allSatisfy { (" "..."~").contains($0) })
    #expect(!error.description.isEmpty && !error.description.hasSuffix("."))
  }

  @Test func namesTheType() {
    #expect(TerminalError.termUnknown("vt9").description.contains("TERM=vt9"))
    #expect(TerminalError.termTooSimple("dumb").description.contains("TERM=dumb"))
  }
}
