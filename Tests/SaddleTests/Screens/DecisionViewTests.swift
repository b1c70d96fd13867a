import Canvas
import Testing
import Training

@testable import saddle

@Suite struct DecisionViewTests {
  /// The samples of two moons, and decisions made up so that pictures are the same on every machine.
  private func state() throws -> ExplorerState {
    var setup = TrainingSetup()
    setup.settings.data = "moons"
    let plan = try setup.plan()
    let plane = try #require(DecisionPlane(plan))
    let count = plane.resolution
    var decisions = Decisions()
    for place in 0..<count * count {
      decisions.classes.append(place % count < count / 2 ? 0 : 1)
      decisions.margins.append(Double(place / count) / Double(count))
    }
    var observation = exampleState().observation
    observation = Observation(
      panels: observation.panels.map {
        Observation.Panel(
          outcomes: $0.outcomes, evaluation: $0.evaluation, trainingLoss: $0.trainingLoss,
          testAccuracy: $0.testAccuracy, divergence: nil, decisions: decisions)
      }, step: 384, epoch: 12, rate: 0.1, stepsPerSecond: 60, restarts: 0, isFinished: false)
    return ExplorerState(plan, observation: observation)
  }

  @Test(arguments: [(80, 24), (120, 36), (40, 12)])
  func decisionsStandBelowThePanels(width: Int, height: Int) throws {
    try expect(
      Screen.home.draw(try state(), width: width, height: height), isPicture: "decisions-\(width)x\(height)")
  }

  @Test func decisionsStandBesideALargePanel() throws {
    var state = try state()
    _ = state.reduce(.enlarge(panel: 1))
    try expect(Screen.home.draw(state, width: 120, height: 36), isPicture: "decisions-large-120x36")
  }

  @Test func coloursAreThoseOfTheClasses() throws {
    let buffer = Screen.home.draw(try state(), width: 120, height: 36)
    // The sure left half of the lowest row is of the first class, the right half of the second.
    let row = (0..<36).last { buffer[12, $0].glyph == "▀" && $0 > 20 }!
    func hue(_ x: Int) -> Color { buffer[x, row].style.background }
    // Blue and orange.
    #expect(hue(8).blue > 2 * hue(8).red && hue(30).red > 2 * max(1, hue(30).blue))
  }
}
