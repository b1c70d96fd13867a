import Canvas
import Testing

@testable import saddle

/// The watch screen of the example runs at 120×36, and where its parts are.
private func withScreen(_ body: (inout WatchState, WatchLayout) throws -> Void) throws {
  try ExampleRuns.four.withState { state, _ in
    state.tagCursor = "train/loss"
    try body(&state, try #require(WatchLayout(state, width: 120, height: 36)))
  }
}

extension WatchState {
  fileprivate mutating func point(
    _ kind: MouseEvent.Kind, _ x: Int, _ y: Int, button: MouseEvent.Button? = nil
  ) {
    _ = point(MouseEvent(kind: kind, button: button, x: x, y: y), width: 120, height: 36)
  }
}

@Test func aClickOnARunSelectsItAndOnItsMarkHidesIt() throws {
  try withScreen { state, layout in
    let rect = try #require(layout.runs)
    state.point(.press, rect.x + 6, rect.y + 3, button: .left)
    #expect(state.focus == .runs && state.cursorRun?.name == "run10" && state.shownRuns.count == 4)
    state.point(.press, rect.x + 1, rect.y + 3, button: .left)
    #expect(state.shownRuns.map { state.runs[$0].name } == ["run8", "run9", "run11"])
    // Below the last run there is nothing.
    state.point(.press, rect.x + 6, rect.maxY - 1, button: .left)
    #expect(state.cursorRun?.name == "run10")
  }
}

@Test func aClickOnATagSelectsIt() throws {
  try withScreen { state, layout in
    let rect = try #require(layout.tags)
    state.point(.press, rect.x + 3, rect.y + 2, button: .left)
    #expect(state.focus == .tags && state.tagCursor == "test/accuracy")
  }
}

@Test func aClickOnAChartPutsTheCrosshairThereAndDraggingMovesTheWindow() throws {
  try withScreen { state, layout in
    let chart = try #require(layout.charts.first { $0.tag == "train/loss" })
    let plot = ChartView.plot(in: chart.frame)
    let drawn = try #require(
      ChartContents(state, tag: chart.tag, columns: 2 * plot.width).chart?.layout(in: plot)?.plot)
    state.point(.press, drawn.x, drawn.y + 2, button: .left)
    #expect(state.crosshair == 0)
    state.point(.release, drawn.x, drawn.y + 2)
    state.point(.press, drawn.maxX - 1, drawn.y + 2, button: .left)
    #expect(state.crosshair == 39)

    state.point(.wheelUp, drawn.x, drawn.y + 2)
    #expect(state.window == 0...39 * 0.8)
    let grip = drawn.x + 20
    state.point(.press, grip, drawn.y + 2, button: .left)
    let held = try #require(state.crosshair)
    state.point(.drag, grip - 10, drawn.y + 3, button: .left)
    let window = try #require(state.window)
    #expect(window.lowerBound > 0 && abs(window.upperBound - window.lowerBound - 31.2) < 1e-9)
    // What was gripped is under the pointer.
    let moved = try #require(
      ChartContents(state, tag: chart.tag, columns: 2 * plot.width).chart?.layout(in: plot))
    #expect(abs(moved.x(atColumn: grip - 10) - held) < 1e-9)
    state.point(.press, grip, drawn.y + 2, button: .right)
    #expect(state.window == nil)
  }
}

@Test func aChartOfOnePlaceStaysWhereItIsWhenItIsDragged() throws {
  let runs = ExampleRuns(files: ["a/metrics.jsonl": "{\"step\": 5, \"train/loss\": 1}\n"])
  try runs.withState { state, _ in
    let chart = try #require(WatchLayout(state, width: 120, height: 36)?.charts.first)
    let plot = ChartView.plot(in: chart.frame)
    state.point(.press, plot.x + 20, plot.y + 2, button: .left)
    #expect(state.grip != nil)
    for x in plot.x + 20..<plot.x + 25 { state.point(.drag, x, plot.y + 2, button: .left) }
    #expect(state.window == nil && state.range(of: "train/loss") == 5...5)
  }
}

@Test func aClickOnATitleMakesTheChartLargeAndBack() throws {
  try withScreen { state, layout in
    let chart = try #require(layout.charts.last)
    state.point(.press, chart.frame.x + 5, chart.frame.y, button: .left)
    #expect(state.isLarge && state.tagCursor == chart.tag)
    state.point(.press, chart.frame.maxX - 5, 1, button: .left)
    #expect(!state.isLarge)
  }
}

@Test func aListIsPickedFromByClickAndClosedByAClickBesideIt() throws {
  try withScreen { state, layout in
    let rect = try #require(layout.runs)
    state.point(.press, rect.x + 5, rect.y, button: .left)
    guard case .pick(let list) = state.overlay else {
      Issue.record("the title of the runs opened no list")
      return
    }
    let place = try #require(
      (0..<36).first { PickListView(list).item(atColumn: 60, row: $0, in: layout.body) == 2 })
    state.point(.press, 60, place, button: .left)
    #expect(state.overlay == nil && state.settings.order == .lastStep)
    state.point(.press, rect.x + 5, rect.y, button: .left)
    state.point(.press, 0, 35, button: .left)
    #expect(state.overlay == nil && state.settings.order == .lastStep)
  }
}

@Test func lettingTheButtonGoLeavesWhatTheClickHasLedTo() throws {
  try withScreen { state, layout in
    state.point(.press, 1, 0, button: .left)
    for scalar in "the theme".unicodeScalars { _ = state.press(.character(scalar)) }
    guard case .pick(let list) = state.overlay else {
      Issue.record("the top line opened no list")
      return
    }
    let place = try #require(
      (0..<36).first { PickListView(list).item(atColumn: 60, row: $0, in: layout.body) == 0 })
    state.point(.press, 60, place, button: .left)
    state.point(.release, 60, place)
    #expect(state.display.theme == .light && state.remark == "theme light")
    state.point(.press, 60, place, button: .left)
    #expect(state.remark == nil)
  }
}

@Test func clicksAnywhereOnAnySizeAreHarmless() throws {
  try ExampleRuns.four.withState { state, _ in
    for (width, height) in [(24, 8), (40, 12), (80, 24), (131, 40)] {
      for kind in [MouseEvent.Kind.press, .drag, .release, .wheelUp, .wheelDown, .move] {
        for y in stride(from: 0, to: height, by: 3) {
          for x in stride(from: 0, to: width, by: 5) {
            _ = state.point(MouseEvent(kind: kind, button: .left, x: x, y: y), width: width, height: height)
          }
        }
      }
      _ = WatchScreen.draw(state, width: width, height: height)
    }
  }
}
