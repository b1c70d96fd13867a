import Canvas
import Testing

@testable import saddle

@Test(arguments: [(80, 24), (120, 36), (200, 60), (40, 12)])
func theWatchScreenLooksAsItShould(width: Int, height: Int) throws {
  try ExampleRuns.four.withState { state, _ in
    try expect(
      WatchScreen.draw(state, width: width, height: height), isPicture: "watch-\(width)x\(height)")
  }
}

@Test func aLargeChartHasTheValuesOfEveryRunBelow() throws {
  try ExampleRuns.four.withState { state, _ in
    for action in [Action.watch(.toggleLarge), .moveCrosshair(right: 1, up: 0)] { _ = state.reduce(action) }
    for _ in 0..<5 { _ = state.reduce(.moveCrosshair(right: 1, up: 0)) }
    let buffer = WatchScreen.draw(state, width: 120, height: 36)
    try expect(buffer, isPicture: "watch-large-120x36")
    // 1/(1 + 0.1 · 5)
    #expect(buffer.text.contains("0.6667"))
    #expect(buffer.text.contains("at step 5"))
  }
}

/// In the order of the legend, in which the run under the cursor comes last, and with names of however few columns.
@Test func theReadOutNamesEveryRunAtTheCrosshair() throws {
  var runs = ExampleRuns()
  for run in 1...5 {
    let rows = (0..<4).map { "{\"step\": \($0), \"loss\": \(Double(run) + Double($0) / 8)}\n" }
    runs.files["experiment-\(run)/metrics.jsonl"] = rows.joined()
  }
  try runs.withState { state, _ in
    _ = state.reduce(.moveCrosshair(right: -1, up: 0))
    let text = WatchScreen.draw(state, width: 80, height: 24).text
    let line = try #require(text.split(separator: "\n").last)
    var place = line.startIndex
    for run in [2, 3, 4, 5, 1] {
      let found = try #require(line[place...].firstRange(of: "● …\(run) \(run).375"), "\(line)")
      place = found.upperBound
    }
  }
}

/// With too many of them to be named, fewer are shown rather than names that say nothing.
@Test func theReadOutShortensNamesNoFurtherThanTheyDiffer() throws {
  var runs = ExampleRuns()
  for run in 10..<22 {
    runs.files["sweep-\(run)-adam/metrics.jsonl"] =
      "{\"step\": 0, \"loss\": \(run)}\n{\"step\": 1, \"loss\": \(run)}\n"
  }
  try runs.withState { state, _ in
    _ = state.reduce(.moveCrosshair(right: -1, up: 0))
    let text = WatchScreen.draw(state, width: 80, height: 24).text
    let line = try #require(text.split(separator: "\n").last)
    let readings = line.split(separator: "●").dropFirst().map { $0.split(separator: " ") }
    #expect(readings.count >= 4 && line.contains(" … "), "\(line)")
    for reading in readings {
      let number = try #require(reading.dropFirst().first?.prefix(2))
      #expect(reading[0].contains(number), "\(line)")
    }
  }
}

@Test func configurationAndDifferencesStandAtTheRight() throws {
  var runs = ExampleRuns()
  for rate in [1, 2] {
    runs.files["lr\(rate)/hparams.yaml"] = "lr: \(rate)\nseed: 7\n"
    runs.files["lr\(rate)/metrics.csv"] = "step,loss\n0,1.5\n1,0.5\n"
  }
  try runs.withState { state, _ in
    _ = state.reduce(.watch(.toggleConfiguration))
    let configuration = WatchScreen.draw(state, width: 120, height: 24).text
    #expect(configuration.contains("lr    1") && configuration.contains("seed  7"), "\(configuration)")
    _ = state.reduce(.watch(.toggleDifferences))
    let difference = WatchScreen.draw(state, width: 120, height: 24).text
    #expect(difference.contains("what differs") && difference.contains("1 key · 2 runs"), "\(difference)")
    #expect(!difference.contains("seed"))
  }
}

@Test func withoutRunsTheScreenSaysHowToGetSome() {
  var state = WatchState(paths: ["logs"])
  state.take(WatchFeed.Snapshot(isReading: false))
  let text = WatchScreen.draw(state, width: 80, height: 24).text
  #expect(text.contains("No runs under logs yet.") && text.contains("saddle train"))
}

@Test func everySizeOfTheWatchScreenCanBeDrawn() throws {
  try ExampleRuns.four.withState { state, _ in
    for actions in [
      [], [WatchAction.toggleLarge], [.toggleConfiguration], [.toggleDifferences], [.sort], [.filter],
    ] {
      var changed = state
      for action in actions { _ = changed.reduce(.watch(action)) }
      for pane in WatchState.Pane.allCases {
        changed.focus = pane
        for height in [0, 1, 3, 8, 9, 14, 25, 40] {
          for width in [0, 1, 23, 24, 40, 65, 66, 67, 90, 131] {
            let buffer = WatchScreen.draw(changed, width: width, height: height)
            #expect(buffer.width == width && buffer.height == height)
          }
        }
      }
    }
  }
}

@Test func whatLogsHoldReachesTheScreenHarmless() throws {
  let name = "evil\u{1B}[2Jtag"
  var runs = ExampleRuns()
  runs.files["run/metrics.jsonl"] = "{\"step\": 1, \"evil\\u001b[2Jtag\": 1, \"漢字\\u0301\": 2}\n"
  try runs.withState { state, _ in
    #expect(state.tags.contains(name))
    let text = WatchScreen.draw(state, width: 80, height: 24).text
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(text.contains("evil\u{FFFD}[2Jtag"), "\(text)")
  }
}
