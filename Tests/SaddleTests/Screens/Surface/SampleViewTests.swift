import Canvas
import Datasets
import Testing
import Training

@testable import saddle

@Suite struct SampleViewTests {
  /// A state whose samples say what they are taken for.
  private func followed(_ index: Int = 60, panel: Int = 0) -> ExplorerState {
    var state = exampleState()
    let outcome = state.observation.panels[panel].outcomes[index]
    state.crosshair = .init(x: Double(outcome.x), y: Double(outcome.y))
    if panel > 0 { _ = state.reduce(.enlarge(panel: panel)) }
    _ = state.press(.character("i"))
    return state
  }

  /// The same samples elsewhere, a while later.
  private func moved(_ observation: Observation, by distance: Float, step: Int, restarts: Int = 0)
    -> Observation
  {
    Observation(
      panels: observation.panels.map { panel in
        Observation.Panel(
          outcomes: panel.outcomes.map {
            SampleOutcome(
              x: $0.x + distance, y: $0.y, loss: $0.loss, isCorrect: $0.isCorrect, prediction: $0.prediction)
          }, evaluation: panel.evaluation, trainingLoss: panel.trainingLoss, testAccuracy: panel.testAccuracy,
          divergence: panel.divergence)
      }, step: step, epoch: 1, rate: 0.1, restarts: restarts, isFinished: false)
  }

  @Test(arguments: [0, 2])
  func theNearestSampleOfThePanelInFocusIsFollowed(panel: Int) throws {
    for index in [3, 60, 120] {
      let state = followed(index, panel: panel)
      let sample = try #require(state.surface.sample)
      #expect(sample.index == index && state.surface.lower == .sample)
      #expect(sample.label == Int(state.probes.labels[index]))
      guard case .image(let grid) = sample.content else {
        Issue.record("no image")
        return
      }
      #expect(grid.columns == 8 && grid.rows == 8)
    }
  }

  @Test func theSameKeyLeavesItAndTheViewBeforeComesBack() {
    var state = exampleState()
    for key in ["n", "i"] { _ = state.press(.character(Unicode.Scalar(key)!)) }
    #expect(state.surface.lower == .sample && state.surface.views.contains(.sample))
    _ = state.press(.character("i"))
    #expect(state.surface.lower == .sections && state.surface.sample == nil)
    #expect(!state.surface.views.contains(.sample))
    // Left from another view, that one stays.
    for key in ["i", "n", "i"] { _ = state.press(.character(Unicode.Scalar(key)!)) }
    #expect(state.surface.lower != .sample && state.surface.sample == nil)
  }

  @Test func withoutSamplesThereIsNoneToFollow() {
    let plan = examplePlan()
    var state = ExplorerState(
      plan, observation: Observer.placeholder(Trainer(plan, pace: .unlimited).snapshot))
    _ = state.press(.character("i"))
    #expect(state.surface.sample == nil && state.surface.lower == .curves)
  }

  @Test func itsWayIsKeptFromTheBeginningUntilARestart() throws {
    var state = followed()
    let index = try #require(state.surface.sample?.index)
    let first = state.observation.panels[1].outcomes[index]
    for step in 1...500 { state.see(moved(state.observation, by: 0.125, step: 384 + step)) }
    let way = state.sampleHistory.way(ofSample: index, panel: 1)
    #expect(way.first == SIMD2(Double(first.x), Double(first.y)))
    #expect(way.last == SIMD2(Double(first.x) + 62.5, Double(first.y)))
    #expect(way.count > 40 && way.count <= 96)
    // Seen twice is not another place.
    state.see(state.observation)
    #expect(state.sampleHistory.way(ofSample: index, panel: 1).count == way.count)
    state.see(moved(state.observation, by: -1, step: 0, restarts: 1))
    #expect(state.sampleHistory.way(ofSample: index, panel: 1).count == 1 && state.surface.sample != nil)
  }

  @Test func anotherTrainingHasOtherSamples() {
    var state = followed()
    let plan = examplePlan()
    state.take(plan, observation: state.observation, probes: plan.data.train)
    #expect(state.surface.sample != nil)
    state.take(
      plan, observation: Observer.placeholder(Trainer(plan, pace: .unlimited).snapshot),
      probes: plan.data.train)
    #expect(state.surface.sample == nil && state.surface.lower == .curves)
  }

  @Test func textsAndNumbersAreShownAsSuch() {
    let texts = Dataset(
      name: "texts", texts: ["ein Text", "another text"], nGrams: HashedNGrams(width: 16, longest: 3),
      labels: [0, 1],
      classNames: ["de", "en"])
    let numbers = Dataset(
      name: "numbers", inputShape: [3], values: [1, 2, 3, 4, 5, 6.5], labels: [0, 1], classNames: ["a", "b"])
    #expect(FollowedSample(1, of: texts, viewBefore: .curves).content == .text("another text"))
    #expect(FollowedSample(1, of: numbers, viewBefore: .curves).content == .numbers([4, 5, 6.5]))
    for (data, words) in [
      (texts, ["another text", "class en"]), (numbers, ["3 numbers: 4.0 5.0 6.5", "class b"]),
    ] {
      var plan = examplePlan()
      plan.data = Split(train: data, test: data)
      var state = ExplorerState(plan, observation: exampleState().observation)
      state.surface.follow(FollowedSample(1, of: data, viewBefore: .curves))
      let text = Screen.home.draw(state, width: 100, height: 30).text
      for word in words { #expect(text.contains(word), "\(text)") }
    }
  }

  @Test func imagesAreEnlargedByWholePixelsOrThinnedOut() {
    let grid = PixelGrid(columns: 3, rows: 2, colors: (0..<6).map { Color(UInt32($0)) })
    let large = grid.fitted(columns: 8, rows: 5)
    #expect(large.columns == 6 && large.rows == 4)
    #expect(large.colors[0..<6] == [0, 0, 1, 1, 2, 2].map { Color($0) }[0..<6])
    #expect(large.colors.last == Color(5))
    let small = grid.fitted(columns: 2, rows: 9)
    #expect(small.columns == 1 && small.rows == 1 && small.colors == [Color(0)])
  }

  @Test(arguments: [(24, 12), (40, 12), (80, 24), (120, 36), (200, 60)])
  func aFollowedSampleLooksAsItShould(width: Int, height: Int) throws {
    var state = followed()
    state.see(moved(state.observation, by: -4, step: 385))
    try expect(Screen.home.draw(state, width: width, height: height), isPicture: "sample-\(width)x\(height)")
  }
}
