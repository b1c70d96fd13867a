import Canvas
import Foundation
import Testing
import Training

@testable import saddle

@Suite struct ExplorationTests {
  private func exploration(_ change: (inout TrainingSetup) -> Void = { _ in }) throws -> Exploration {
    var setup = TrainingSetup()
    setup.settings.model = "mlp:4"
    setup.settings.samplesPerClass = 5
    change(&setup)
    var exploration = Exploration(LiveTraining(try setup.plan()), setup: setup)
    exploration.state.isPaused = true
    return exploration
  }

  /// Looks until something is so; gives up after a while.
  private func observe(_ exploration: inout Exploration, until isSo: (Exploration) -> Bool) -> Bool {
    for _ in 0..<150_000 {
      exploration.live.trainer.askForSnapshot()
      exploration.observe()
      if isSo(exploration) { return true }
      usleep(2000)
    }
    return false
  }

  @Test func aChangeThatCannotBeEndsTheWay() throws {
    var exploration = try exploration()
    var impossible = try #require(exploration.trained)
    impossible.settings.schedule = "cosine"
    exploration.begin(
      at: Explorer.Arrival(
        changes: [Leg(step: 2, setup: impossible)], settings: KeySettings(step: 9)))
    #expect(exploration.state.isTravelling)
    #expect(observe(&exploration) { !$0.state.isTravelling })
    #expect(!exploration.state.isPreparing && exploration.journey.isEmpty && !exploration.isWaitingOnTheWay)
    #expect(exploration.state.remark?.contains("epochs") == true)
    #expect(exploration.state.setup == exploration.trained)
  }

  @Test func ballsRollByTheRateAtTheEndOfTheWay() throws {
    var exploration = try exploration()
    var faster = try #require(exploration.trained)
    faster.settings.learningRate = 0.3
    let arrival = Explorer.Arrival(
      changes: [Leg(step: 2, setup: faster)], settings: KeySettings(view: [.balls: "3.0,-1.0,20"], step: 4))
    exploration.begin(at: arrival)
    #expect(observe(&exploration) { $0.state.surface.balls != nil })
    var expected = exampleState()
    expected.setup = faster
    expected.learningRate = 0.3
    try expected.set(.balls, to: "3.0,-1.0,20")
    #expect(exploration.state.surface.balls == expected.surface.balls)
    expected.learningRate = 0.02
    try expected.set(.balls, to: "3.0,-1.0,20")
    #expect(exploration.state.surface.balls != expected.surface.balls)
  }

  @Test func theEndOfATrainingIsNoArrivalAtAnEarlierStep() throws {
    var exploration = try exploration { $0.settings.epochs = 2 }
    exploration.live.trainer.setPace(.unlimited)
    exploration.live.trainer.start()
    #expect(observe(&exploration) { $0.state.observation.isFinished })
    let end = exploration.live.trainer.snapshot
    exploration.journey = [Leg(step: end.step - 1)]
    exploration.goOn(at: end)
    #expect(exploration.journey.count == 1)
    exploration.journey = [Leg(step: end.step + 1)]
    exploration.goOn(at: end)
    #expect(exploration.journey.isEmpty)
  }

  @Test func onTheLandscapeTheWayOfSamplesRests() throws {
    var exploration = try exploration()
    exploration.begin(at: nil)
    #expect(observe(&exploration) { !$0.state.observation.isPlaceholder })
    let way = exploration.state.sampleHistory.way(ofSample: 0, panel: 0)
    exploration.state.screen = .landscape
    for _ in 0..<3 { exploration.live.trainer.makeStep() }
    #expect(observe(&exploration) { $0.state.observation.step == 3 })
    #expect(exploration.state.sampleHistory.way(ofSample: 0, panel: 0) == way)
    exploration.state.screen = .home
    #expect(observe(&exploration) { !$0.samplesAreBehind })
    #expect(exploration.state.sampleHistory.way(ofSample: 0, panel: 0).count == way.count + 1)
    exploration.rest()
  }

  @Test func aChangeOnTheWayLeavesTheLandscapeInSight() throws {
    var exploration = try exploration()
    exploration.begin(at: nil)
    exploration.state.landscape.live.failure = "as it was"
    func change(_ change: (inout TrainingSetup) -> Void) throws {
      var next = try #require(exploration.trained)
      change(&next)
      exploration.state.setup = next
      exploration.state.isPreparing = true
      exploration.preparation.prepare(
        next, after: exploration.live, setUpBy: try #require(exploration.trained))
      #expect(observe(&exploration) { !$0.state.isPreparing })
    }
    try change { $0.settings.momentum = 0.5 }
    #expect(exploration.state.landscape.live.failure == "as it was")
    try change { $0.settings.seed = 9 }
    #expect(exploration.state.landscape.live.failure == nil)
  }

  @Test func theMiddleOfTheLandscapeIsWhereTheWayEnds() throws {
    var exploration = try exploration()
    exploration.begin(
      at: Explorer.Arrival(settings: KeySettings(view: [.screen: "landscape", .paused: "true"], step: 40)))
    // The screen has been looked at before the way is over.
    exploration.observe()
    #expect(
      observe(&exploration) { !$0.state.isTravelling && $0.state.landscape.live.request != nil })
    #expect(observe(&exploration) { !$0.state.landscape.live.isWorking })
    #expect(exploration.state.landscape.live.centerStep == 40)
    exploration.rest()
  }

  @Test func pagesOfHelpAreKeptInSight() throws {
    var exploration = try exploration()
    exploration.begin(at: nil)
    func press(_ key: Key) { _ = exploration.take(.key(key), width: 80, height: 24) }
    press(.character("?"))
    let axes = exploration.state.axes
    press(.pageDown)
    #expect(exploration.state.helpOffset == 10 && exploration.state.axes == axes)
    press(.end)
    let last = try #require(exploration.state.helpOffset)
    #expect(last > 20 && last < HelpView.mostLines)
    press(.character("k"))
    #expect(exploration.state.helpOffset == last - 1)
    press(.home)
    #expect(exploration.state.helpOffset == 0)
  }

  @Test func theCursorOfTheControlsStaysOnOne() throws {
    var exploration = try exploration()
    let setup = try #require(exploration.state.setup)
    exploration.state.controls = ControlPanel(cursor: Control.all(of: setup).count - 1)
    exploration.state.setup?.losses = ["mse"]
    #expect(exploration.state.text(of: .controls) == "seed")
  }
}
