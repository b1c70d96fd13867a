import ArrayFiles
import Foundation
import Testing
import Training

@testable import saddle

@Suite struct ReproductionTests {
  /// Values that no key stands at first.
  private let others: [ViewKey: String] = [
    .screen: "landscape", .panel: "2", .crosshair: "0.1,-3.25", .axes: "-1.5:2.5,0.0:4.0", .clip: "false",
    .pace: "unlimited", .paused: "true", .logColors: "true", .plane: "path", .planeSeed: "9",
    .planeWindow: "-0.5:0.25,-2.0:1.0", .planeCrosshair: "0.5,0.125", .planeLogColors: "true", .network: "3",
    .accuracy: "true", .contours: "false", .follow: "true", .sharedScale: "true", .testSamples: "true",
    .recomputedStatistics: "true", .controls: "momentum", .below: "sections",
    .sample: "3", .theme: "light", .colors: "magma", .projector: "true",
    .arrows: "true", .balls: "3.0,-1.5,7", .surfaceContours: "true",
  ]

  @Test func everyKeyIsSetToItsText() throws {
    var state = exampleState()
    state.setup = TrainingSetup()
    #expect(state.viewTexts == state.standardView)
    for key in ViewKey.allCases {
      let value = try #require(others[key])
      #expect(value != state.standardView[key], "\(key)")
      try state.set(key, to: value)
      // The example has no batch normalization whose statistics could be recomputed.
      #expect(state.text(of: key) == (key == .recomputedStatistics ? "false" : value), "\(key)")
      #expect(throws: CommandError.self, "\(key)") { try state.set(key, to: "no value") }
    }
    for (key, text) in [
      (ViewKey.panel, "4"), (.panel, "0"), (.crosshair, "1"), (.crosshair, "1,inf"), (.axes, "0:1,0:2"),
      (.axes, "1:0,1:0"), (.axes, "0:1e-9,0:1e-9"), (.axes, "-1e9:1e9,-1e9:1e9"),
      (.planeWindow, "-99:99,-1:1"),
      (.pace, "7"), (.planeWindow, "0:1"), (.network, "-1"),
    ] {
      #expect(throws: CommandError.self, "\(key) \(text)") { try state.set(key, to: text) }
    }
  }

  @Test func whatIsOnlyShownIsNotChosen() throws {
    var state = exampleState()
    for (key, value) in [(ViewKey.theme, "contrast"), (.colors, "magma"), (.projector, "true")] {
      try state.set(key, to: value)
    }
    #expect(state.display.theme == .contrast && state.chosenDisplay == DisplaySettings())
  }

  @Test func picturesHaveWhatKeysAskFor() throws {
    func text(_ view: [ViewKey: String]) throws -> String {
      let arrival = Explorer.Arrival(settings: KeySettings(view: view, step: 3))
      return try ScreenPicture(setup: TrainingSetup(), plan: examplePlan(), arrival: arrival, size: "120x36")
        .draw().text
    }
    let sample = try text([.sample: "7", .below: "sample"])
    #expect(sample.contains("sample 7, class "))
    // The way of the sample ends in its mark.
    #expect(try text([.sample: "7"]).count { $0 == "◎" } >= 3)
    #expect(try text([.below: "norms"]).contains("R²"))
    #expect(throws: CommandError.self) { try text([.sample: "201"]) }
    #expect(throws: CommandError.self) { try text([.below: "sample"]) }
  }

  @Test func everyKeyIsTakenFromOptionsAndFiles() throws {
    let reproduction = Reproduction(start: TrainingSetup(), changes: [], step: 3, view: others)
    let words = try shellWords(reproduction.command)
    let explore = try #require(try Saddle.parseAsRoot(Array(words.dropFirst())) as? Explore)
    #expect(try explore.prepared().arrival.settings.view == others)
    let path = NSTemporaryDirectory() + "state-\(UUID()).yaml"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try StateFile.text(reproduction).write(toFile: path, atomically: true, encoding: .utf8)
    let again = try #require(try Saddle.parseAsRoot(["explore", "--state", path]) as? Explore)
    #expect(try again.prepared().arrival.settings.view == others)
    // A state that runs at its first step is not paused when it comes back.
    let running = StateFile.text(Reproduction(start: TrainingSetup(), changes: [], step: 0, view: [:]))
    try running.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try again.prepared().arrival.settings.view[.paused] == nil)
  }

  @Test(arguments: [
    ["--at", "10:schedule=cosine", "--steps", "20"], ["--steps", "-5"], ["--set", "controls=speed"],
  ])
  func whatCannotBeIsToldBeforeTheScreen(words: [String]) {
    #expect(throws: (any Error).self) {
      _ = try #require(try Saddle.parseAsRoot(["explore"] + words) as? Explore).prepared()
    }
  }

  @Test func theStandardIsThatOfTheTraining() throws {
    var state = exampleState()
    var setup = TrainingSetup()
    setup.settings.data = "spirals"
    setup.settings.model = "mlp:4"
    let plan = try setup.plan()
    state.take(plan, observation: .nothing(plan), probes: plan.data.train)
    #expect(state.surface.lower == .decisions && state.standardView[.below] == "decisions")
    state.surface.turn(forward: true)
    #expect(state.text(of: .below) == "curves" && state.text(of: .below) != state.standardView[.below])
  }

  @Test func theCommandLineGivesTheSameState() throws {
    var start = TrainingSetup()
    start.losses = ["cosine", "cosine+cross-entropy"]
    start.settings.seed = 3
    start.settings.nesterov = true
    start.settings.samplesPerClass = 5
    var changed = start
    changed.settings.learningRate = 0.3
    var again = changed
    again.settings.momentum = 0
    again.settings.clip = 2
    let reproduction = Reproduction(
      start: start, changes: [.init(step: 4, setup: changed), .init(step: 9, setup: again)], step: 12,
      view: [.panel: "2", .axes: "-1.0:1.0,-1.0:1.0 -2.0:2.0,-2.0:2.0"])
    let words = try shellWords(reproduction.command)
    #expect(words.prefix(2) == ["saddle", "explore"])
    let explore = try #require(try Saddle.parseAsRoot(Array(words.dropFirst())) as? Explore)
    let prepared = try explore.prepared()
    start.threads = prepared.setup.threads
    #expect(prepared.setup == start)
    #expect(prepared.arrival.changes.map(\.step) == [4, 9])
    #expect(prepared.arrival.changes.compactMap(\.setup?.settings) == [changed.settings, again.settings])
    #expect(prepared.arrival.settings.step == 12)
    #expect(prepared.arrival.settings.view == reproduction.view.merging([.paused: "true"]) { $1 })

    let path = NSTemporaryDirectory() + "state-\(UUID()).yaml"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try StateFile.text(reproduction).write(toFile: path, atomically: true, encoding: .utf8)
    let file = try StateFile(path: path)
    #expect(file.settings.view == reproduction.view && file.settings.step == 12)
    #expect(try file.settings.applied(to: TrainingSetup()).settings == start.settings)
    #expect(try TrainingChange.legs(file.changes, from: start) == prepared.arrival.changes)
  }

  /// The words of a command line in single quotes or none.
  private func shellWords(_ line: String) throws -> [String] {
    let parts = line.split(separator: "'", omittingEmptySubsequences: false)
    #expect(parts.count % 2 == 1)
    var words = [""]
    for (index, part) in parts.enumerated() {
      let pieces = index % 2 == 1 ? [part] : part.split(separator: " ", omittingEmptySubsequences: false)
      words[words.count - 1] += pieces[0]
      words += pieces.dropFirst().map(String.init)
    }
    return words.filter { !$0.isEmpty }
  }

  @Test func filesThatAreNoStatesAreToldWithLineAndField() throws {
    for (text, told) in [
      ("lr: fast", "line 1, lr: expected a number"), ("seed: 1\nlr: [1", "line"),
      ("speed: 3", "speed: no such key"),
      ("- a", "expected keys with values"), ("lr: {a: 1}", "expected a value, found keys"),
      ("changes:\n  - lr: 0.1", "line 2, changes: step: expected the step"),
      ("changes:\n  - {step: 3, seed: 2}", "seed: expected what changes without a restart"),
      ("lr: 0.1\nlr: 0.2", "lr twice"), ("step: -1", "step: expected a whole number"),
    ] {
      let path = NSTemporaryDirectory() + "state-\(UUID()).yaml"
      defer { try? FileManager.default.removeItem(atPath: path) }
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      do {
        let file = try StateFile(path: path)
        _ = try file.settings.applied(to: TrainingSetup())
        Issue.record("\(text) was taken")
      } catch let error as InputError {
        #expect(error.description.contains(told), "\(error)")
      } catch let error as CommandError {
        #expect(
          told.hasSuffix(String(error.message.prefix(20))) || error.message.contains("lr: expected a number"))
      }
    }
  }

  @Test func whatWasChangedIsKnownFromTheMarks() async throws {
    let setup = TrainingSetup()
    let trainer = Trainer(try setup.plan(), pace: .unlimited)
    var setups = [setup]
    for (rate, steps) in [(Float(0.1), 3), (0.2, 0), (0.3, 2)] {
      var next = setups.last!
      next.settings.learningRate = rate
      setups.append(next)
      trainer.setLearningRate(rate, mark: setups.count - 1)
      for _ in 0..<steps { trainer.makeStep() }
    }
    func history() -> TrainingHistory? {
      trainer.askForSnapshot()
      trainer.stop()
      return TrainingHistory(trainer.snapshot, setups: setups)
    }
    // Of two changes at one step the later counts.
    #expect(history()?.start == setup)
    #expect(history()?.changes == [.init(step: 0, setup: setups[1]), .init(step: 3, setup: setups[3])])
    trainer.restart()
    #expect(history()?.start == setups[3] && history()?.changes == [])
  }
}
