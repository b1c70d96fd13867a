import ArrayFiles
import Dispatch
import RunLogs
import Testing

@testable import saddle

// With the others that open a terminal, one after another.
extension TerminalTests {
  @Test func theScreenIsDrawnAndTakesKeysWhileRunsAreLookedFor() throws {
    let gate = DispatchSemaphore(value: 0)
    try ExampleRuns.four.withState { _, folder in
      let feed = WatchFeed { () throws(InputError) in
        gate.wait()
        return try RunWatch([folder])
      }
      #expect(feed.waitForSearch(atMost: .milliseconds(1)) == nil)
      let screen = try CountingTerminal(columns: 80, rows: 24)
      let terminal = try screen.open(for: "test")
      defer { terminal.close() }
      var watcher = Watcher(
        feed: feed, state: WatchState(paths: ["logs"]), terminal: terminal, settingsPath: nil)
      for _ in 0..<100 where watcher.frameTimes.all.isEmpty {
        #expect(watcher.run(until: .now + .milliseconds(100)) == .timeOver)
      }
      #expect(!watcher.frameTimes.all.isEmpty)
      #expect(watcher.state.isSearching)
      let text = WatchScreen.draw(watcher.state, width: 80, height: 24).text
      #expect(text.contains("reading …") && text.contains("Looking for runs under logs."), "\(text)")
      screen.type(UInt8(ascii: "L"))
      for _ in 0..<100 where !watcher.state.settings.hasLogY {
        #expect(watcher.run(until: .now + .milliseconds(100)) == .timeOver)
      }
      #expect(watcher.state.settings.hasLogY)
      gate.signal()
      guard case .found = feed.waitForSearch(atMost: nil) else {
        Issue.record("nothing was found")
        return
      }
      while watcher.state.isReading { _ = watcher.run(until: .now + .milliseconds(10)) }
      #expect(watcher.state.runs.count == 4 && !watcher.state.isSearching)
    }
  }

  @Test func aSearchThatComesToNothingEndsTheScreen() throws {
    let error = InputError("nowhere", expected: "a folder", found: "nothing")
    let gate = DispatchSemaphore(value: 0)
    let feed = WatchFeed { () throws(InputError) in
      gate.wait()
      throw error
    }
    let screen = try CountingTerminal(columns: 80, rows: 24)
    let terminal = try screen.open(for: "test")
    defer { terminal.close() }
    var watcher = Watcher(feed: feed, state: WatchState(paths: []), terminal: terminal, settingsPath: nil)
    #expect(watcher.run(until: .now + .milliseconds(5)) == .timeOver)
    gate.signal()
    #expect(watcher.run(until: .now + .seconds(100)) == .nothingFound(error))
  }
}

@Test func tensOfThousandsOfTagsAreTakenInAtOnce() throws {
  var runs = ExampleRuns()
  for (run, numbers) in [stride(from: 0, to: 40_000, by: 2), stride(from: 39_999, to: 0, by: -2)].enumerated()
  {
    runs.files["r\(run)/metrics.jsonl"] =
      "{" + numbers.map { "\"k\($0)\": 1" }.joined(separator: ", ") + "}\n"
  }
  try runs.withState { state, _ in
    #expect(state.tags == (0..<40_000).map { "k\($0)" })
  }
}
