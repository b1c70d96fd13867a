import Testing
import Training

@testable import saddle

@Suite struct TourProgressTests {
  private func state() throws -> ExplorerState {
    var scenes = ["one", "two", "three"].map { TourScene(caption: $0) }
    try scenes[0].settings.set("panel", to: "2")
    try scenes[0].settings.set("step", to: "5")
    try scenes[1].settings.set("lr", to: "0.3")
    try scenes[1].settings.set("panel", to: "3")
    scenes[1].wait = .step(50)
    var state = exampleState()
    state.setup = TrainingSetup()
    state.tour = TourProgress(Tour(title: "tour", scenes: scenes))
    _ = state.enterScene(0, isFresh: true)
    return state
  }

  /// Takes the training in that was asked for.
  private func adopt(_ state: inout ExplorerState) -> [Effect] {
    state.isPreparing = false
    return state.arrive()
  }

  @Test func scenesComeForwardAndBack() throws {
    var state = try state()
    #expect(state.largePanel == 1 && state.tour?.index == 0)
    var wanted = TrainingSetup()
    wanted.settings.learningRate = 0.3
    #expect(state.press(.enter) == [.prepare(wanted)])
    // The panels change with the training, not before.
    #expect(state.largePanel == 1)
    #expect(adopt(&state) == [] && state.largePanel == 2)
    #expect(state.press(.pageDown) == [] && state.tour?.isLast == true)
    #expect(state.press(.enter) == [] && state.tour?.index == 2)
    // Back is to the step at which the scene began.
    #expect(state.press(.backspace) == [.travel([Leg(step: 5)])] && state.tour?.index == 1)
    #expect(state.press(.pageUp) == [.prepare(TrainingSetup())])
    #expect(adopt(&state) == [.travel([Leg(step: 5)])] && state.largePanel == 1)
  }

  @Test func whoExploresComesBackToTheScene() throws {
    var state = try state()
    #expect(state.press(.character("g")) == [] && state.tour?.isLeft == true)
    for key in ["1", "z", "c", "L"] { _ = state.press(.character(Unicode.Scalar(key)!)) }
    #expect(state.largePanel == 0 && !state.isClipped)
    #expect(state.press(.character("g")) == [.travel([Leg(step: 5)])])
    #expect(state.tour?.isLeft == false && state.largePanel == 1 && state.isClipped && !state.hasLogColors)
  }

  @Test func theLookStaysAsItWasChosen() throws {
    var state = try state()
    for key in ["g", "T", "C", "g"] { _ = state.press(.character(Unicode.Scalar(key)!)) }
    #expect(state.tour?.isLeft == false && state.display.theme == .light && state.display.colors == .cividis)
    #expect(state.chosenDisplay == state.display)
  }

  @Test func scenesWaitForWhatTheySay() throws {
    var state = try state()
    #expect(!state.tourGoesOn(after: 100, readingTime: nil))
    #expect(state.tourGoesOn(after: 3, readingTime: 2) && !state.tourGoesOn(after: 1, readingTime: 2))
    _ = state.press(.enter)
    #expect(!state.tourGoesOn(after: 100, readingTime: 1))
    _ = adopt(&state)
    // The example stands at step 384.
    #expect(state.tourGoesOn(after: 0, readingTime: nil))
    state.isTravelling = true
    #expect(!state.tourGoesOn(after: 0, readingTime: nil))
    state.isTravelling = false
    _ = state.press(.character("g"))
    #expect(!state.tourGoesOn(after: 0, readingTime: nil))
  }

  @Test func patienceBeginsAfterTheTimeOfAScene() {
    let pace = TourPace(seconds: 7)
    var scene = TourScene(caption: "a")
    #expect(pace.time(of: scene) == 7)
    scene.wait = .seconds(3600)
    #expect(pace.time(of: scene) == 3600)
    scene.wait = .step(5)
    #expect(pace.time(of: scene) == 0)
  }

  @Test func aPlaneIsSeenWholeWhereNoSceneSaysOtherwise() throws {
    var scenes = ["one", "two"].map { TourScene(caption: $0) }
    try scenes[0].settings.set("plane", to: "path")
    try scenes[1].settings.set("plane-window", to: "0:1,0:1")
    let tour = Tour(title: "", scenes: scenes)
    let standard = exampleState().standardView
    let whole = tour.settings(upTo: 0, standard: standard)
    #expect(whole.view[.planeWindow] == LivePlane.path.window.text)
    #expect(tour.settings(upTo: 1, standard: standard).view[.planeWindow] == "0:1,0:1")
    var state = exampleState()
    try whole.apply(to: &state)
    #expect(state.landscape.request.window == LivePlane.path.window)
  }

  @Test func helpListsTheKeysOfTheTour() throws {
    var state = try state()
    _ = state.press(.character("?"))
    let text = state.screen.draw(state, width: 80, height: 24).text
    #expect(text.contains("enter pgdn") && text.contains("the next scene"))
  }

  @Test func aClockWaitsNoLongerThanItsPatience() {
    var tour = TourProgress(Tour(title: "", scenes: [TourScene(caption: ""), TourScene(caption: "")]))
    var clock = TourClock(TourPace(seconds: 0, patience: 0))
    #expect(clock.turn(tour) { _, _ in false } == .isStuck(scene: 1))
    clock = TourClock(TourPace(seconds: 1))
    #expect(clock.turn(tour) { _, _ in false } == .waits)
    #expect(clock.turn(tour) { _, time in time == 1 } == .goesOn)
    tour.go(to: 1)
    #expect(clock.turn(tour) { _, _ in true } == .isOver)
    clock = TourClock(nil)
    #expect(clock.turn(tour) { _, time in time == nil } == .waits)
  }
}
