import Experiments
import Foundation
import Testing

@testable import saddle

extension TerminalTests {
  /// A session of a sweep that goes on for longer than any test, in a terminal in memory.
  private func session(
    _ screen: CountingTerminal, display: DisplaySettings = DisplaySettings(), displayPath: String
  ) throws -> SweepSession {
    var sweep = SweepDefinition()
    sweep.data = ["digits"]
    sweep.models = ["mlp:4"]
    sweep.losses = ["cosine"]
    sweep.samplesPerClass = [2]
    sweep.learningRates = [0.1]
    sweep.weightDecays = [[0]]
    (sweep.steps, sweep.searchSteps) = (1_000_000, 1_000_000)
    let data = try SweepData(sweep)
    let progress = SweepProgress(sweep, points: sweep.points { _ in false })
    return SweepSession(
      SweepQueue(progress, data: data, store: nil, workers: 1), data: data, folder: "sweep",
      terminal: try screen.open(for: "test"), display: display, displayPath: displayPath)
  }

  @Test func aTrainingOfASweepHasItsThemeAndGivesBackItsOwn() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/display.json"
      let screen = try CountingTerminal(columns: 80, rows: 24)
      var session = try session(screen, displayPath: path)
      // Light on the sweep screen; contrast and other colours on that of the training.
      for key in "T\rTCqqy".utf8 { screen.type(key) }
      try session.run()
      var expected = DisplaySettings()
      expected.theme = .contrast
      expected.colors = .cividis
      #expect(session.state.display == expected)
      #expect(DisplaySettings.read(from: path) == (expected, nil))
    }
  }

  @Test func aThemeThatCannotBeKeptIsToldOnTheSweepScreen() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/display.json"
      try "no folder".write(toFile: path, atomically: true, encoding: .utf8)
      let screen = try CountingTerminal(columns: 80, rows: 24)
      var session = try session(screen, displayPath: path + "/display.json")
      #expect(session.handle(.key(.character("T"))) == nil && session.state.display.theme == .light)
      #expect(session.state.remark == "settings are not kept: cannot write \(path): Not a directory")
    }
  }
}
