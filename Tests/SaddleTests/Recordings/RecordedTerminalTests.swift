import Canvas
import Foundation
import Testing

@testable import saddle

extension TerminalTests {
  private func recorded(
    in folder: String, colorTerm: String? = nil, _ body: (Terminal, PseudoTerminal) throws -> Void
  ) throws -> (sent: String, events: [[Any]]) {
    let pseudo = PseudoTerminal(width: 20, height: 4)
    let usual = pseudo.mode
    let path = folder + "/a.cast"
    let recording = try Recording(path, width: 20, height: 4, environment: [])
    let terminal = try Terminal(
      input: pseudo.descriptor, output: pseudo.descriptor,
      environment: TerminalEnvironment(term: "xterm-256color", colorTerm: colorTerm, locale: "C.UTF-8"),
      mouse: .buttons, recording: recording)
    #expect(terminal.width == 20 && terminal.height == 4)
    try body(terminal, pseudo)
    terminal.close()
    #expect(pseudo.mode == usual)
    #expect(recording.finish() == nil)
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let events = try lines.dropFirst().map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [Any])
    }
    return (pseudo.output(), events)
  }

  private func output(_ events: [[Any]]) -> String {
    events.filter { $0[1] as? String == "o" }.map { $0[2] as? String ?? "" }.joined()
  }

  private func picture(_ text: String, color: Color = .standard) -> Buffer {
    var buffer = Buffer(width: 20, height: 4)
    buffer.write(text, x: 0, y: 0, style: Style(foreground: color))
    return buffer
  }

  @Test(arguments: [nil, "truecolor"])
  func whatIsRecordedIsWhatIsSent(colorTerm: String?) async throws {
    try await withTemporaryFolder { folder in
      let (sent, events) = try recorded(in: folder, colorTerm: colorTerm) { terminal, _ in
        terminal.present(picture("hello"))
        terminal.present(picture("héllo ▀▄", color: Color(0x102030)))
      }
      #expect(output(events) == sent)
      #expect(sent.contains("hello") && sent.contains("▀▄"))
      #expect(sent.hasPrefix("\u{1B}[?1049h") && sent.contains("\u{1B}[1;4r"))
      #expect(sent.contains("\u{1B}[?1000h") && sent.contains("\u{1B}[?1049l"))
      #expect(sent.contains("38;2;16;32;48") == (colorTerm != nil))
      // One for each frame, the opening and the closing.
      #expect(events.count == 4)
    }
  }

  @Test func aRecordedTerminalIsInTheUsualMode() async throws {
    try await withTemporaryFolder { folder in
      let pseudo = PseudoTerminal(width: 20, height: 4)
      let environment = TerminalEnvironment(term: "xterm-256color", locale: "C.UTF-8")
      let terminal = try Terminal(
        input: pseudo.descriptor, output: pseudo.descriptor, environment: environment)
      terminal.present(picture("hello"))
      let mode = pseudo.mode
      terminal.close()
      _ = try recorded(in: folder) { terminal, pseudo in
        #expect(pseudo.mode == mode)
        terminal.present(picture("hello"))
        #expect(pseudo.mode == mode)
        pseudo.type("q\u{1B}[A")
        #expect(terminal.nextEvent(within: 60_000) == .key(.character("q")))
        #expect(terminal.nextEvent(within: 60_000) == .key(.up))
      }
    }
  }

  @Test func anotherSizeIsRecorded() async throws {
    try await withTemporaryFolder { folder in
      let (sent, events) = try recorded(in: folder) { terminal, pseudo in
        terminal.present(picture("hello"))
        pseudo.resize(width: 30, height: 6)
        #expect(terminal.nextEvent(within: 60_000) == .resized)
        terminal.present(picture("other"))
      }
      #expect(output(events) == sent && sent.contains("other"))
      #expect(events.map { $0[1] as? String } == ["o", "o", "r", "o", "o"])
      #expect(events[2][2] as? String == "30x6")
    }
  }

  @Test func aTerminalAfterARecordedOneIsNotRecorded() async throws {
    try await withTemporaryFolder { folder in
      let (sent, events) = try recorded(in: folder) { terminal, _ in terminal.present(picture("first")) }
      let terminal = try Terminal(
        input: pseudo.descriptor, output: pseudo.descriptor,
        environment: TerminalEnvironment(term: "xterm-256color", locale: "C.UTF-8"))
      terminal.present(picture("second"))
      terminal.close()
      #expect(pseudo.output().contains("second"))
      #expect(output(events) == sent)
    }
  }
}
