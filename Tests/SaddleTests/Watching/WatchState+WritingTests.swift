import Foundation
import Testing

@testable import saddle

/// Types into a state as a watcher hands it keys, and carries out what it asks.
private func type(_ keys: [Key], into state: inout WatchState, in folder: String) {
  for key in keys {
    for effect in state.press(key) {
      switch effect {
      case .export(let tag, let path, let overwrites):
        state.take(ChartFile(state, tag: tag).export(to: folder + "/" + path, overwriting: overwrites))
      case .write(let path, let overwrites):
        state.take(state.write(to: folder + "/" + path, overwriting: overwrites, width: 100, height: 24))
      case .quit: Issue.record("nothing was to be quit")
      }
    }
  }
}

private func keys(_ text: String) -> [Key] { text.unicodeScalars.map { .character($0) } }

private func readOut(_ state: WatchState, width: Int = 100) -> String {
  String(WatchScreen.draw(state, width: width, height: 24).text.split(separator: "\n").last!)
}

@Test func aFileIsNotOverwrittenWithoutAsking() throws {
  try ExampleRuns.four.withState { state, folder in
    let path = folder + "/c.csv"
    try "mine".write(toFile: path, atomically: true, encoding: .utf8)
    func content() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
    let name = "c.csv".unicodeScalars.map { Key.character($0) }
    type([.character("e"), .control("u")] + name + [.enter], into: &state, in: folder)
    #expect(try content() == "mine")
    #expect(readOut(state, width: 240).contains("c.csv exists: overwrite it? y n"), "\(readOut(state))")
    // Whatever is no answer is no text either; n goes back to the name.
    type([.character("x"), .enter, .character("n")], into: &state, in: folder)
    #expect(try content() == "mine")
    #expect(readOut(state).contains("write chart to: c.csv "))
    type([.enter, .escape], into: &state, in: folder)
    #expect(readOut(state).contains("write chart to: c.csv "))
    type([.enter, .character("y")], into: &state, in: folder)
    #expect(try content().hasPrefix("run,tag,step,time,value\n"))
    #expect(readOut(state, width: 240).contains("wrote \(path)"))
  }
}

@Test func thePromptStaysWithTheReasonOfAFailure() throws {
  try ExampleRuns.four.withState { state, folder in
    let name = "none/c.csv".unicodeScalars.map { Key.character($0) }
    type([.character("e"), .control("u")] + name + [.enter], into: &state, in: folder)
    let line = readOut(state)
    #expect(line.contains("write chart to: none/c.csv ") && line.contains("No such file"), "\(line)")
    // Going on to type takes the reason away.
    type([.backspace], into: &state, in: folder)
    #expect(!readOut(state).contains("No such file"))
    type([.escape], into: &state, in: folder)
    #expect(state.overlay == nil)
  }
}

@Test(arguments: ["svg", "png", "ans", "txt"])
func theWatchScreenIsWrittenAsItIs(format: String) throws {
  try ExampleRuns.four.withState { state, folder in
    state.display.theme = .light
    state.crosshair = 20
    let picture = WatchScreen.draw(state, width: 100, height: 24)
    state.remark = "something to be told"
    type([.character("W")], into: &state, in: folder)
    #expect(
      readOut(state).hasPrefix(" write screen to: watch.svg ")
        && readOut(state).contains(".svg .png .ans .txt ·"))
    type([.control("u")] + keys("a.\(format)") + [.enter], into: &state, in: folder)
    #expect(state.overlay == nil && readOut(state, width: 240).contains("wrote \(folder)/a.\(format)"))
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(folder)/a.\(format)")))
    #expect(bytes == picture.bytes(as: format))
  }
}

@Test func theWatchScreenTakesNoPlaceOfAnotherFileWithoutAsking() throws {
  try ExampleRuns.four.withState { state, folder in
    let path = folder + "/watch.svg"
    try "mine".write(toFile: path, atomically: true, encoding: .utf8)
    func content() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
    type([.character("W"), .enter], into: &state, in: folder)
    #expect(readOut(state, width: 240).contains("watch.svg exists: overwrite it? y n"))
    type([.character("x"), .enter, .character("n"), .enter, .escape], into: &state, in: folder)
    #expect(try content() == "mine")
    type([.enter, .character("y")], into: &state, in: folder)
    #expect(try content().hasPrefix("<svg") && state.overlay == nil)
  }
}

@Test func theWatchScreenHasNoStateFile() throws {
  try ExampleRuns.four.withState { state, folder in
    type([.character("W"), .control("u")] + keys("a.yaml") + [.enter], into: &state, in: folder)
    let line = readOut(state)
    #expect(line.contains("a name that ends in .svg, .png, .ans or .txt"), "\(line)")
    #expect(!FileManager.default.fileExists(atPath: folder + "/a.yaml"))
    type([.control("u")] + keys("none/a.txt") + [.enter], into: &state, in: folder)
    #expect(readOut(state).contains("No such file") && state.overlay != nil)
    type([.escape], into: &state, in: folder)
    #expect(state.overlay == nil && readOut(state).contains("? help"))
  }
}

@Test(arguments: ["W", "e"])
func theMouseWritesAFileAndClosesItsPrompt(key: String) throws {
  try ExampleRuns.four.withState { state, folder in
    func point(_ kind: MouseEvent.Kind, x: Int, y: Int) -> [WatchEffect] {
      state.point(MouseEvent(kind: kind, button: .left, x: x, y: y), width: 100, height: 24)
    }
    type(keys(key), into: &state, in: folder)
    let effect =
      key == "W"
      ? WatchEffect.write(path: "watch.svg", overwrites: false)
      : .export(tag: "train/loss", path: "train_loss.png", overwrites: false)
    #expect(point(.press, x: 5, y: 23) == [effect])
    #expect(point(.release, x: 5, y: 23) == [] && state.overlay != nil)
    state.take(FileOutcome.exists("watch.svg"))
    // A click is no answer to a question.
    #expect(point(.press, x: 5, y: 23) == [] && readOut(state).contains(": "))
    #expect(point(.press, x: 5, y: 5) == [] && state.overlay == nil && state.crosshair == nil)
  }
}
