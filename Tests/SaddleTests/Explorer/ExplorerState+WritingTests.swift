import Canvas
import Foundation
import Testing

@testable import saddle

extension Buffer {
  /// What a file of the screen holds.
  func bytes(as format: String) -> [UInt8] {
    switch format {
    case "svg": Array(svg().utf8)
    case "png": png()
    case "txt": Array(text.utf8)
    default: Array(ansi(colors: .truecolor).utf8)
    }
  }
}

@Suite struct ExplorerWritingTests {
  private let width = 100
  private let height = 24

  /// Hands a state keys as the explorer does, and carries out what it asks.
  private func press(_ keys: [Key], _ state: inout ExplorerState) {
    for key in keys {
      for effect in state.press(key) {
        guard case .write(let path, let overwrites) = effect else { continue }
        state.take(state.write(to: path, overwriting: overwrites, width: width, height: height))
      }
    }
  }

  private func typing(_ text: String) -> [Key] { text.unicodeScalars.map { .character($0) } }

  private func readOut(_ state: ExplorerState, width: Int = 240) -> String {
    String(state.screen.draw(state, width: width, height: 40).text.split(separator: "\n").last!)
  }

  @Test(arguments: ["svg", "png", "ans", "ansi", "txt"], [Screen.home, .landscape])
  func theScreenIsWrittenAsItIs(format: String, screen: Screen) async throws {
    try await withTemporaryFolder { folder in
      var state = exampleState()
      state.screen = screen
      let picture = state.screen.draw(state, width: width, height: height)
      let path = "\(folder)/a.\(format)"
      press([.character("W"), .control("u")] + typing(path), &state)
      #expect(readOut(state).contains("write screen to: \(path)"))
      press([.enter], &state)
      #expect(readOut(state).contains("wrote \(path)") && state.prompt == nil)
      let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
      #expect(bytes == picture.bytes(as: format))
      // The next key takes the remark away and does what it always does.
      press([.character("z")], &state)
      #expect(!readOut(state).contains("wrote"))
    }
  }

  @Test func aFileIsNotOverwrittenWithoutAsking() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/a.txt"
      try "mine".write(toFile: path, atomically: true, encoding: .utf8)
      func content() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
      var state = exampleState()
      press([.character("W"), .control("u")] + typing(path) + [.enter], &state)
      #expect(readOut(state).contains("a.txt exists: overwrite it? y n"))
      press([.character("x"), .enter, .character("n")], &state)
      #expect(try content() == "mine")
      press([.enter, .escape, .escape], &state)
      #expect(try content() == "mine" && state.prompt == nil)
      press([.character("W"), .control("u")] + typing(path) + [.enter, .character("y")], &state)
      #expect(try content().contains("saddle"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.txt"])
    }
  }

  @Test func whatCannotBeWrittenIsToldInThePrompt() {
    var state = exampleState()
    press([.character("W"), .control("u")] + typing("/nowhere/a.svg") + [.enter], &state)
    #expect(readOut(state).contains("No such file") && state.prompt != nil)
    press([.backspace], &state)
    #expect(readOut(state).contains("a name that ends in .svg, .png, .ans, .txt or .yaml"))
    press([.enter], &state)
    #expect(readOut(state).contains("a name that ends in"))
    press([.escape], &state)
    #expect(state.prompt == nil && readOut(state).contains("? help"))
  }

  @Test func theSuggestedNameLeadsOutOfNoFolder() {
    #expect(Prompt.name(of: "../../etc/ü b.npz") == "______etc___b_npz")
    var state = exampleState()
    press([.character("W")], &state)
    #expect(state.prompt?.text.hasSuffix("-step-\(state.observation.step).svg") == true)
    #expect(state.prompt?.text.contains("/") == false)
  }

  @Test func theMouseWritesAndCloses() {
    var state = exampleState()
    func click(x: Int, y: Int) -> [Effect] {
      state.point(MouseEvent(kind: .press, button: .left, x: x, y: y), width: width, height: height)
    }
    press([.character("W")], &state)
    let path = state.prompt?.text ?? ""
    #expect(click(x: 5, y: height - 1) == [.write(path: path, overwrites: false)])
    #expect(click(x: 5, y: 5) == [] && state.prompt == nil)
  }
}

@Test func theStateIsWrittenAsAFileThatShowsItAgain() throws {
  let path = NSTemporaryDirectory() + "state-\(UUID()).yaml"
  defer { try? FileManager.default.removeItem(atPath: path) }
  var exploration = Exploration(LiveTraining(try TrainingSetup().plan()), setup: TrainingSetup())
  exploration.observe()
  _ = exploration.state.press(.character("2"))
  guard case .wrote = exploration.state.write(to: path, overwriting: false, width: 80, height: 24) else {
    Issue.record("it was not written")
    return
  }
  #expect(try StateFile(path: path).settings.view[.panel] == "2")
}
