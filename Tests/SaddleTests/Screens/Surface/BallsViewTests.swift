import Canvas
import Landscape
import Testing
import Training

@testable import saddle

@Suite struct BallsViewTests {
  private func press(_ keys: String, _ state: inout ExplorerState) {
    for key in keys.unicodeScalars {
      let effects = state.press(.character(key))
      #expect(effects == [])
    }
  }

  private func moves(_ state: inout ExplorerState) -> Bool { state.advance() }

  private func balls(_ keys: String = "b", _ change: (inout ExplorerState) -> Void = { _ in })
    -> ExplorerState
  {
    var state = exampleState()
    state.crosshair = .init(x: -4, y: 6)
    change(&state)
    press(keys, &state)
    return state
  }

  @Test func ballsStepOnTheFormulaOfTheirPanelAtThePresentRate() throws {
    var state = balls("b..")
    _ = state.reduce(.raiseLearningRate)
    press(".", &state)
    let found = try #require(state.surface.balls)
    for (loss, descent) in zip(state.losses, found.descents) {
      var expected = BallDescent([.gradientDescent, .momentum(0.9), .adam()], x: -4, y: 6)
      for rate in [Float(0.1), 0.1, 0.2] { expected.step(on: loss, rate: Double(rate), isClipped: true) }
      #expect(descent == expected)
    }
  }

  @Test func momentumIsThatOfTheTrainingWhereItHasSome() {
    var state = exampleControlsState()
    for momentum in [Float(0), 0.5] {
      state.setup?.settings.momentum = momentum
      press("b", &state)
      #expect(state.surface.balls?.descents[0].balls[1].rule == .momentum(momentum == 0 ? 0.9 : 0.5))
    }
  }

  @Test func theyRunWithTheFramesUntilTheyAreStoppedOrTakenAway() {
    var state = balls("b")
    #expect(!moves(&state))
    press(",", &state)
    for _ in 0..<5 { #expect(moves(&state)) }
    #expect(state.surface.balls?.steps == 5)
    state.screen = .landscape
    #expect(!moves(&state))
    state.screen = .home
    press(".", &state)
    #expect(state.surface.balls?.steps == 6)
    #expect(!moves(&state))
    press("x", &state)
    #expect(state.surface.balls == nil)
    press(".,", &state)
    #expect(state.surface.balls == nil)
    #expect(!moves(&state))
  }

  @Test func otherLossesTakeThemAway() {
    var state = balls("b")
    let plan = examplePlan()
    state.take(plan, observation: state.observation, probes: plan.data.train)
    #expect(state.surface.balls != nil)
    let other = exampleState(losses: [CosineLoss()])
    state.take(examplePlan(losses: [CosineLoss()]), observation: other.observation, probes: plan.data.train)
    #expect(state.surface.balls == nil)
    press("b,", &state)
    #expect(moves(&state))
    #expect(state.surface.balls?.descents.count == 1)
  }

  @Test func runningEndsWhereNoBallMovesAnyMore() {
    var state = exampleState(losses: [MeanSquaredErrorLoss()])
    state.learningRate = 1e30
    press("b,", &state)
    for _ in 0..<100 { _ = state.advance() }
    // Adam's steps are as long as the rate, whatever the slope.
    #expect(state.surface.balls!.descents[0].balls[0].isStuck)
    let line = Screen.home.draw(state, width: 120, height: 36).text(row: 35)
    #expect(line.contains("● descent not finite"), "\(line)")
  }

  @Test func theBottomLineReadsTheBallsOfThePanelInFocus() throws {
    var state = balls("b" + String(repeating: ".", count: 12))
    for panel in [0, 2] {
      if panel > 0 { _ = state.reduce(.enlarge(panel: panel)) }
      let line = Screen.home.draw(state, width: 140, height: 36).text(row: 35)
      let loss = state.losses[panel]
      #expect(line.contains("\(loss.shortTitle) step 12"), "\(line)")
      for ball in try #require(state.surface.balls).descents[panel].balls {
        let look = BallLook(ball.rule, isASCII: false)
        let height = loss.surfacePoint(x: ball.x, y: ball.y, isClipped: true).height
        #expect(line.contains("\(look.mark) \(look.name) \(height.formatted()) |\(ball.norm.formatted())|"))
      }
    }
  }

  @Test func aBallOutsideIsAnArrowAtItsEdge() throws {
    let plane = PanelPlane(axes: .paper, heat: Rect(x: 1, y: 1, width: 30, height: 15))
    let cases: [(Double, Double, Int, Int, Unicode.Scalar)] = [
      (20, 0.5, 29, 7, "▸"), (-16, 14, 0, 0, "◂"), (3, 99, 18, 0, "▴"), (-14.9, -1e300, 0, 14, "▾"),
    ]
    for (x, y, column, row, arrow) in cases {
      var buffer = Buffer(width: 32, height: 17)
      let view = BallsView(descent: BallDescent([.gradientDescent], x: x, y: y), plane: plane, isASCII: false)
      view.drawBalls(into: &buffer)
      #expect(buffer[1 + column, 1 + row].glyph == arrow)
    }
    #expect(plane.exit(x: 15, y: -15) == nil)
  }

  @Test func marksColoursAndPatternsDiffer() {
    let rules: [Ball.Rule] = [.gradientDescent, .momentum(0.9), .adam()]
    for isASCII in [false, true] {
      let looks = rules.map { BallLook($0, isASCII: isASCII) }
      #expect(Set(looks.map(\.mark)).count == 3 && Set(looks.map(\.color)).count == 3)
      #expect(Set(looks.map(\.pattern)).count == 3)
      if isASCII { #expect(looks.map { String($0.mark) } == ["D", "M", "A"]) }
    }
  }

  @Test(arguments: [(40, 12), (80, 24), (120, 36), (200, 60)])
  func ballsLookAsTheyShould(width: Int, height: Int) throws {
    var state = balls("b,")
    state.learningRate = 0.2
    for _ in 0..<40 { _ = state.advance() }
    try expect(Screen.home.draw(state, width: width, height: height), isPicture: "balls-\(width)x\(height)")
  }
}
