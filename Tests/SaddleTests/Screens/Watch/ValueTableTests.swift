import Canvas
import Testing

@testable import saddle

/// Runs with a loss and a learning rate each.
private func runs(_ count: Int) -> ExampleRuns {
  var runs = ExampleRuns()
  for index in 0..<count {
    runs.files["run\(index)/hparams.yaml"] = "lr: \(index)\n"
    runs.files["run\(index)/metrics.csv"] = "step,loss\n0,\(index).5\n1,\(index).25\n"
  }
  return runs
}

@Test func theValuesOfAllRunsCanBeReachedOnASmallScreen() throws {
  try runs(15).withState { state, _ in
    _ = state.press(.enter)
    try expect(WatchScreen.draw(state, width: 80, height: 24), isPicture: "watch-values-80x24")
    var seen: Set<Int> = []
    for _ in 0..<5 {
      let text = WatchScreen.draw(state, width: 80, height: 24).text
      for index in 0..<15 where text.contains(" \(index).25") { seen.insert(index) }
      _ = state.press(.pageDown)
    }
    #expect(seen.count == 15, "\(seen.sorted())")
    #expect(state.tagCursor == "loss" && state.cursorRun?.name == "run14")
    // A click on a row puts the cursor there, the wheel goes through the rows.
    let layout = try #require(WatchLayout(state, width: 80, height: 24))
    let values = try #require(layout.values)
    _ = state.point(
      MouseEvent(kind: .press, button: .left, x: values.x + 5, y: values.y + 2), width: 80, height: 24)
    #expect(state.cursorRun?.name == "run7")
    _ = state.point(MouseEvent(kind: .wheelUp, x: values.x + 5, y: values.y + 2), width: 80, height: 24)
    #expect(state.cursorRun?.name == "run4")
  }
}

@Test func allRunsCanBeCompared() throws {
  try runs(15).withState { state, _ in
    _ = state.press(.character("d"))
    try expect(WatchScreen.draw(state, width: 80, height: 24), isPicture: "watch-differences-80x24")
    var seen: Set<String> = []
    for _ in 0..<6 {
      let text = WatchScreen.draw(state, width: 120, height: 24).text
      let line = try #require(text.split(separator: "\n").first { $0.contains(" lr  ") })
      let pane = try #require(line.split(separator: "│").first { $0.hasPrefix(" lr  ") })
      seen.formUnion(pane.split(separator: " ").dropFirst().map(String.init))
      _ = state.press(.character(">"))
    }
    #expect(seen == Set((0..<15).map(String.init)))
    #expect(WatchScreen.draw(state, width: 120, height: 24).text.contains("–15 of 15 runs"))
    for _ in 0..<6 { _ = state.press(.character("<")) }
    #expect(WatchScreen.draw(state, width: 120, height: 24).text.contains(" 1–"))
  }
}
