import Canvas
import RunLogs
import Testing

@testable import saddle

@Test func runsAreHiddenShownAloneAndPinned() throws {
  try ExampleRuns.four.withState { state, _ in
    func names() -> [String] { state.shownRuns.map { state.runs[$0].name } }
    #expect(names() == ["run8", "run9", "run10", "run11"])
    state.focus = .runs
    _ = state.reduce(.watch(.toggleShown))
    #expect(names() == ["run9", "run10", "run11"])
    _ = state.reduce(.moveCrosshair(right: 0, up: -1))
    _ = state.reduce(.watch(.toggleSolo))
    #expect(names() == ["run9"])
    _ = state.reduce(.watch(.toggleSolo))
    #expect(names() == ["run9", "run10", "run11"])
    _ = state.reduce(.watch(.toEnd(last: true)))
    _ = state.reduce(.watch(.togglePinned))
    #expect(names() == ["run11", "run9", "run10"])
    _ = state.reduce(.watch(.showAllRuns))
    #expect(names() == ["run11", "run8", "run9", "run10"])
  }
}

@Test func runsAreListedByTheLastValueOfATag() throws {
  try ExampleRuns.four.withState { state, _ in
    state.settings.order = .value(tag: "train/loss", isDescending: false)
    state.arrange()
    #expect(state.listedRuns.map { state.runs[$0].name } == ["run10", "run11", "run9", "run8"])
    state.settings.order = .value(tag: "no such tag", isDescending: true)
    state.arrange()
    #expect(state.listedRuns.map { state.runs[$0].name } == ["run8", "run9", "run10", "run11"])
  }
}

@Test func aFilterNarrowsWhileItIsTypedAndEscapeTakesItAway() throws {
  try ExampleRuns.four.withState { state, _ in
    #expect(state.listedTags == ["epoch", "test/accuracy", "train/loss"])
    for key in [Key.character("/"), .character("A"), .character("C")] { _ = state.press(key) }
    #expect(state.listedTags == ["test/accuracy"])
    #expect(state.tagCursor == "test/accuracy")
    _ = state.press(.enter)
    #expect(state.overlay == nil && state.listedTags == ["test/accuracy"])
    for key in [Key.character("/"), .escape] { _ = state.press(key) }
    #expect(state.listedTags.count == 3)
    state.focus = .runs
    for key in [Key.character("/"), .character("1"), .character("0"), .enter] { _ = state.press(key) }
    #expect(state.shownRuns.map { state.runs[$0].name } == ["run10"])
  }
}

@Test func aBrokenRegularExpressionIsSaidAndChangesNothing() throws {
  try ExampleRuns.four.withState { state, _ in
    for character in "//[/".unicodeScalars { _ = state.press(.character(character)) }
    guard case .prompt(let prompt) = state.overlay else {
      Issue.record("no prompt")
      return
    }
    #expect(prompt.complaint != nil)
    #expect(state.listedTags.count == 3)
    _ = state.press(.enter)
    #expect(state.overlay != nil)
  }
}

@Test func theCrosshairGoesFromPointToPoint() throws {
  try ExampleRuns.four.withState { state, _ in
    state.tagCursor = "train/loss"
    for (right, place) in [(1, 0.0), (1, 1), (1, 2), (-1, 1), (-1, 0), (-1, 0)] {
      _ = state.reduce(.moveCrosshair(right: right, up: 0))
      #expect(state.crosshair == place)
    }
    _ = state.reduce(.watch(.toEnd(last: true)))
    #expect(state.crosshair == 39)
    func values() -> [String] { CrosshairReading.all(in: state).map { $0.point?.value.logged ?? "–" } }
    // 1/(1 + 39 · rate); the fourth run is back at step 29.
    #expect(values() == ["0.7194", "0.5618", "0.2041", "–"])
    state.crosshair = 25
    #expect(values() == ["0.8000", "0.6667", "0.2857", "0.5000"])
  }
}

@Test func zoomKeepsTheCrosshairInPlaceAndEndsAtTheWhole() throws {
  try ExampleRuns.four.withState { state, _ in
    state.tagCursor = "train/loss"
    state.crosshair = 10
    _ = state.reduce(.watch(.zoom(closer: true)))
    #expect(state.window == 5...24.5)
    _ = state.reduce(.watch(.pan(right: 1)))
    #expect(state.window == 9.875...29.375)
    for _ in 0..<3 { _ = state.reduce(.watch(.zoom(closer: false))) }
    #expect(state.window == nil)
    for _ in 0..<200 { _ = state.reduce(.watch(.zoom(closer: true))) }
    #expect(state.window!.lowerBound < state.window!.upperBound)
    for _ in 0..<50 { _ = state.reduce(.watch(.pan(right: 1))) }
    #expect(state.range(of: "train/loss")!.lowerBound <= 39)
  }
}

@Test func axesAreStepsTimeAndEpochs() throws {
  try ExampleRuns.four.withState { state, _ in
    state.tagCursor = "train/loss"
    let ranges = HorizontalAxis.allCases.map { axis in
      state.settings.axis = axis
      return state.range(of: "train/loss")
    }
    #expect(ranges == [0...39, 0...78, 1_700_000_000...1_700_000_078, 0...3])
  }
}

@Test(arguments: [false, true])
func aKeyGoesThroughTheThemesAndOnATourToo(isOnTour: Bool) throws {
  let watching = try #require(BundledTour.named("watching")).tour()
  try ExampleRuns.four.withState { state, _ in
    if isOnTour {
      state.tour = TourProgress(watching)
      state.enterScene(0)
    }
    let dark = WatchScreen.draw(state, width: 80, height: 24)
    for theme in [Theme.light, .contrast, .dark] {
      #expect(state.press(.character("T")) == [] && state.display.theme == theme)
      let picture = WatchScreen.draw(state, width: 80, height: 24)
      #expect(picture.text.split(separator: "\n").last?.hasPrefix(" theme \(theme.rawValue) ") == true)
      #expect(picture[0, 0].style.background == theme.ground?.color ?? .standard)
    }
    // The next key takes the remark away.
    _ = state.press(.character("b"))
    _ = state.press(.character("b"))
    #expect(WatchScreen.draw(state, width: 80, height: 24) == dark)
    // Over help too, and by its name.
    for key in [Key.character("?"), .character("T"), .escape] { _ = state.press(key) }
    #expect(state.display.theme == .light && state.overlay == nil)
    for scalar in ":high contrast".unicodeScalars { _ = state.press(.character(scalar)) }
    _ = state.press(.enter)
    #expect(state.display.theme == .contrast && state.remark == "theme contrast")
  }
}

@Test func manyRunsShowTheLatestFirst() {
  var state = WatchState(paths: ["runs"])
  var snapshot = WatchFeed.Snapshot()
  snapshot.isReading = false
  for index in 0..<50 {
    snapshot.runs.append(
      WatchedRun(
        name: "run\(index)", path: "run\(index)", log: RunLog(format: .jsonl), state: .running,
        lastWrite: Double(index)))
  }
  state.take(snapshot)
  #expect(Set(state.shownRuns) == Set(30..<50))
  // One that begins later is shown.
  snapshot.runs.append(
    WatchedRun(name: "new", path: "new", log: RunLog(format: .jsonl), state: .running, lastWrite: 0))
  state.take(snapshot)
  #expect(state.shownRuns.contains(50))
}

@Test func chartsAreOfTagsThatRunsWhichAreShownHave() throws {
  // The first ones, which are not shown, have the loss.
  var runs = ExampleRuns()
  for run in 10..<35 {
    let tags = run < 15 ? ["loss", "x"] : ["y", "z"]
    runs.files["run\(run)/metrics.jsonl"] = "{" + tags.map { "\"\($0)\": 1" }.joined(separator: ", ") + "}\n"
  }
  try runs.withState { state, _ in
    #expect(state.shownRuns.count == 20 && state.tags == ["loss", "x", "y", "z"])
    #expect(state.tagCursor == "y" && state.chartedTags == ["y", "z"])
    let layout = try #require(WatchLayout(state, width: 80, height: 24))
    #expect(layout.charts.map(\.tag) == ["y", "z"] && layout.pageCount == 1)
    // Also where the first ones were read first.
    var snapshot = WatchFeed.Snapshot(runs: Array(state.runs.prefix(10)), tags: state.tags)
    var late = WatchState(paths: [])
    late.take(snapshot)
    #expect(late.tagCursor == "loss")
    (snapshot.runs, snapshot.isReading) = (state.runs, false)
    late.take(snapshot)
    #expect(late.tagCursor == "y" && late.chartedTags == ["y", "z"])
    // What the cursor is on has a chart, be it without a curve.
    late.tagCursor = "loss"
    #expect(late.chartedTags == ["loss", "y", "z"])
    late.choose { $0.showAll() }
    #expect(late.chartedTags == ["loss", "x", "y", "z"] && late.tagCursor == "loss")
  }
}

@Test func epochsOfAnySizeLeaveWindowsThatCanBeMoved() throws {
  let rows = [(1, "-1e308"), (2, "1e308")].map {
    "{\"step\": \($0), \"epoch\": \($1), \"train/loss\": 1}\n"
  }
  try ExampleRuns(files: ["a/metrics.jsonl": rows.joined()]).withState { state, _ in
    state.settings.axis = .epoch
    for key: Key in [
      .right, .right, .character(">"), .character("z"), .character("<"), .character("Z"), .character("f"),
      .character("z"), .character("f"), .character("0"), .character("X"), .right, .character("z"),
    ] {
      _ = state.press(key)
      let range = try #require(state.range(of: "train/loss"))
      #expect((range.upperBound - range.lowerBound).isFinite)
      _ = WatchScreen.draw(state, width: 120, height: 36)
    }
  }
}
