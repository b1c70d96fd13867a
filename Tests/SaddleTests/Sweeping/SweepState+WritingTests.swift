import Canvas
import Foundation
import Testing

@testable import saddle

@Suite struct SweepWritingTests {
  private let width = 100
  private let height = 24

  /// Hands a state keys as a session does, and carries out what it asks.
  private func press(_ keys: [Key], _ state: inout SweepState) {
    for key in keys {
      for case .write(let path, let overwrites) in state.press(key) {
        state.take(state.write(to: path, overwriting: overwrites, width: width, height: height))
      }
    }
  }

  private func typing(_ text: String) -> [Key] { text.unicodeScalars.map { .character($0) } }

  private func readOut(_ state: SweepState, width: Int = 240) -> String {
    String(SweepScreen.draw(state, width: width, height: 40).text.split(separator: "\n").last!)
  }

  @Test(arguments: ["svg", "png", "ans", "txt"])
  func theScreenIsWrittenAsItIs(format: String) async throws {
    try await withTemporaryFolder { folder in
      var state = ExampleSweep.state(0.5)
      state.display.theme = .light
      let picture = SweepScreen.draw(state, width: width, height: height)
      state.remark = "something to be told"
      let path = "\(folder)/a.\(format)"
      press([.character("W")], &state)
      #expect(
        readOut(state).hasPrefix(" write screen to: sweep.svg ") && readOut(state).contains(".ans .txt ·"))
      press([.control("u")] + typing(path) + [.enter], &state)
      #expect(state.prompt == nil && readOut(state).contains("wrote \(path)"))
      let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
      #expect(bytes == picture.bytes(as: format))
      press([.character("j")], &state)
      #expect(!readOut(state).contains("wrote") && state.row == 1)
    }
  }

  @Test func aFileIsNotOverwrittenWithoutAsking() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/a.txt"
      try "mine".write(toFile: path, atomically: true, encoding: .utf8)
      func content() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
      var state = ExampleSweep.state(0.5)
      press([.character("W"), .control("u")] + typing(path) + [.enter], &state)
      #expect(readOut(state).contains("a.txt exists: overwrite it? y n"))
      // No answer, and no key of the screen either.
      press([.character("q"), .enter, .character("n"), .enter, .escape], &state)
      #expect(try content() == "mine" && !state.isAskingToStop)
      press([.enter, .character("y")], &state)
      #expect(try content().contains("saddle  sweep") && state.prompt == nil)
    }
  }

  @Test func whatCannotBeWrittenIsToldInThePrompt() {
    var state = ExampleSweep.state(0.5)
    press([.character("W"), .control("u")] + typing("/nowhere/a.svg") + [.enter], &state)
    #expect(readOut(state).contains("No such file") && state.prompt != nil)
    press([.control("u")] + typing("a.yaml") + [.enter], &state)
    #expect(readOut(state).contains("a name that ends in .svg, .png, .ans or .txt"))
    #expect(state.prompt?.question == nil && state.prompt?.failure == nil)
    press([.escape], &state)
    #expect(state.prompt == nil && readOut(state).contains("? help"))
  }

  @Test(arguments: [
    ("sweep-figure2", "sweep-figure2.svg"), ("/tmp/results/my sweep", "my_sweep.svg"), ("..", "sweep.svg"),
  ])
  func theSuggestedNameIsThatOfTheFolder(folder: String, name: String) {
    let state = SweepState(ExampleSweep.snapshot(0.5), folder: folder)
    #expect(state.promptForScreen.text == name)
  }

  @Test func theMouseWritesAndCloses() {
    var state = ExampleSweep.state(0.5)
    func click(x: Int, y: Int) -> [SweepEffect] {
      state.point(MouseEvent(kind: .press, button: .left, x: x, y: y), width: width, height: height)
    }
    press([.character("W")], &state)
    #expect(click(x: 5, y: height - 1) == [.write(path: "sweep.svg", overwrites: false)])
    state.take(FileOutcome.exists("sweep.svg"))
    #expect(click(x: 5, y: height - 1) == [] && state.prompt != nil && state.prompt?.question == nil)
    #expect(click(x: 5, y: 0) == [] && state.prompt == nil && state.palette == nil)
  }
}
