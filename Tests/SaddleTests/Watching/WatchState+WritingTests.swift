import Foundation
import Testing

@testable import saddle

/// Types into a state as a watcher hands it keys, and carries out what it asks.
private func type(_ keys: [Key], into state: inout WatchState, in folder: String) {
  for key in keys {
    for case .export(let tag, let path, let overwrites) in state.press(key) {
      state.take(ChartFile(state, tag: tag).export(to: folder + "/" + path, overwriting: overwrites))
    }
  }
}

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
