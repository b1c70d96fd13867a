import RunLogs
import Testing

@testable import saddle

extension TerminalTests {
  @Test func theThemeOfTheWatchScreenIsKept() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/saddle/display.json"
      var kept = DisplaySettings()
      kept.colors = .magma
      #expect(SettingsFile.keep(kept, in: path) == nil)
      func typed(displayPath: String) throws -> WatchState {
        let screen = try CountingTerminal(columns: 80, rows: 24)
        let terminal = try screen.open(for: "test")
        defer { terminal.close() }
        var state = WatchState(paths: ["logs"])
        state.display = DisplaySettings.read(from: displayPath).settings
        var watcher = Watcher(
          feed: WatchFeed([folder]), state: state, terminal: terminal, settingsPath: nil,
          displayPath: displayPath)
        screen.type(UInt8(ascii: "T"))
        while watcher.state.remark == nil { _ = watcher.run(until: .now + .milliseconds(10)) }
        return watcher.state
      }
      #expect(try typed(displayPath: path).display.theme == .light)
      kept.theme = .light
      #expect(DisplaySettings.read(from: path) == (kept, nil))
      // The next start begins with it.
      #expect(try typed(displayPath: path).display.theme == .contrast)
      // A file where a folder is to be.
      let state = try typed(displayPath: path + "/display.json")
      #expect(state.display.theme == .light)
      #expect(state.remark == "settings are not kept: cannot write \(path): Not a directory")
    }
  }
}
