import Canvas
import Foundation
import Testing
import Training

@testable import saddle

/// Compares a picture with the one kept beside the tests. With SADDLE_RECORD set it is kept anew instead.
func expect(_ buffer: Buffer, isPicture name: String) throws {
  let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Pictures/\(name).txt")
  if ProcessInfo.processInfo.environment["SADDLE_RECORD"] != nil {
    try buffer.text.write(to: url, atomically: true, encoding: .utf8)
  }
  let expected = try String(contentsOf: url, encoding: .utf8)
  #expect(buffer.text == expected, "\(name):\n\(buffer.text)")
}

@Test(arguments: [(80, 24), (120, 36), (200, 60), (40, 12)])
func theHomeScreenLooksAsItShould(width: Int, height: Int) throws {
  try expect(
    Screen.home.draw(exampleState(), width: width, height: height), isPicture: "home-\(width)x\(height)")
}

@Test func theHomeScreenAtItsStart() throws {
  try expect(Screen.home.draw(exampleState(step: 0), width: 120, height: 36), isPicture: "home-start-120x36")
}

@Test func aLargePanelHasItsChartsBeside() throws {
  var state = exampleState()
  _ = state.reduce(.enlarge(panel: 0))
  try expect(Screen.home.draw(state, width: 120, height: 36), isPicture: "home-large-120x36")
}

@Test func aZoomedScreenHasItsOwnAxes() throws {
  var state = exampleState()
  for action in [Action.toggleZoom, .toggleLogColors, .toggleClip] { _ = state.reduce(action) }
  try expect(Screen.home.draw(state, width: 120, height: 36), isPicture: "home-zoomed-120x36")
}

@Test func helpFillsTheScreen() throws {
  var state = exampleState()
  _ = state.reduce(.toggleHelp)
  try expect(Screen.home.draw(state, width: 80, height: 24), isPicture: "help-80x24")
}

@Test func fourPanelsAndOne() throws {
  let four = exampleState(losses: Losses.figureOne + [CosineCrossEntropyLoss()])
  try expect(Screen.home.draw(four, width: 160, height: 40), isPicture: "home-four-160x40")
  let one = exampleState(losses: [CosineLoss()])
  try expect(Screen.home.draw(one, width: 80, height: 24), isPicture: "home-one-80x24")
}

@Test func aTerminalThatIsTooSmallSaysSo() {
  let picture = Screen.home.draw(exampleState(), width: 20, height: 5).text
  #expect(picture.contains("too small") && picture.contains("20×5") && picture.contains("need 24×8"))
}

@Test func everySizeCanBeDrawn() {
  var state = exampleState()
  for isHelpOpen in [false, true] {
    state.helpOffset = isHelpOpen ? 0 : nil
    for height in [0, 1, 2, 3, 8, 9, 13, 20, 33] {
      for width in [0, 1, 7, 24, 25, 39, 60, 79, 131] {
        let buffer = Screen.home.draw(state, width: width, height: height)
        #expect(buffer.width == width && buffer.height == height)
      }
    }
  }
}

@Test func lossesHaveTheirColoursAndWrongSamplesTheirMark() {
  let buffer = Screen.home.draw(exampleState(), width: 120, height: 36)
  let colors = Set(buffer.cells.map(\.style.foreground))
  for color in [Color(0x56B4E9), Color(0xCC79A7), Color(0xE69F00)] { #expect(colors.contains(color)) }
  let wrong = buffer.cells.filter { $0.glyph == "×" }
  #expect(!wrong.isEmpty)
  #expect(wrong.allSatisfy { $0.style.foreground == Color(0xFF4B4B) })
}

@Test func theLatestTestAccuraciesStandOnTheirChart() throws {
  let state = exampleState()
  let latest = try state.observation.panels.map { try #require($0.testAccuracy.last) }
  let text = latest.map { (100 * $0).formatted(decimals: 1) }.joined(separator: " · ") + " %"
  let buffer = Screen.home.draw(state, width: 80, height: 24)
  let row = try #require((0..<24).first { buffer.text(row: $0).contains("test accuracy") })
  #expect(buffer.text(row: row).hasSuffix("╭ test accuracy ─ \(text) ╮"), "\(buffer.text(row: row))")
  let bright = (0..<80).map { buffer[$0, row].style }.filter { $0.attributes.contains(.bold) }
  let colors = bright.map(\.foreground).filter { !$0.isStandard }
  #expect(
    colors.reduce(into: [Color]()) { if $0.last != $1 { $0.append($1) } }
      == state.losses.map { Look.color(of: $0) })
  // All of them or none.
  let four = exampleState(losses: Losses.figureOne + [CosineCrossEntropyLoss()])
  let narrow = Screen.home.draw(four, width: 80, height: 24).text
  #expect(narrow.contains("╭ test accuracy ──") && !narrow.contains("%"), "\(narrow)")
}

@Test func beforeAnythingIsTestedThereIsNoAccuracy() {
  var state = exampleState()
  state.observation = .nothing(
    TrainingPlan(
      data: .digits(), model: .mlp([]), losses: state.losses, batchSize: 0, learningRate: 1, seed: 0))
  let text = CurveCharts(state).all[1]
  #expect(text.title == "test accuracy" && text.values.isEmpty)
}

@Test func theBottomLineReadsTheSurfacesAtTheCrosshair() {
  var state = exampleState()
  state.crosshair = .init(x: -15, y: 15)
  let clipped = Screen.home.draw(state, width: 120, height: 36).text(row: 35)
  #expect(clipped.contains("(−15.0, 15.0)  cross-entropy 23.0 ∇0 · MSE 481 ∇44 · cosine 1.71 ∇0.033"))
  state.isClipped = false
  #expect(Screen.home.draw(state, width: 120, height: 36).text(row: 35).contains("cross-entropy 30.0 ∇1.4"))
}

@Test func theSlopeIsZeroOnlyWhereTheClipHoldsTheSurfaceDown() {
  var state = exampleState()
  for (x, y, slope) in [(15, -1, "∇0.0044"), (15, 15, "∇0.033"), (0.5, -15, "∇0.067")]
    as [(Double, Double, String)]
  {
    state.crosshair = .init(x: x, y: y)
    let line = Screen.home.draw(state, width: 160, height: 40).text(row: 39)
    #expect(line.contains(slope), "\(line)")
  }
}

@Test func inASCIITheSlopeIsAWord() {
  var state = exampleState()
  state.isASCII = true
  let line = Screen.home.draw(state, width: 160, height: 40).text(row: 39)
  #expect(line.contains(" grad ") && !line.contains("∇"), "\(line)")
}

@Test func numbersThatAreNotFiniteAreShownAsSuch() {
  let state = exampleState()
  var panels = state.observation.panels
  let broken = panels[1].outcomes.map { _ in SampleOutcome(x: .nan, y: .nan, loss: .nan, isCorrect: false) }
  panels[1] = Observation.Panel(
    outcomes: broken, evaluation: Evaluation(broken), trainingLoss: panels[1].trainingLoss,
    testAccuracy: panels[1].testAccuracy, divergence: nil)
  let plan = TrainingPlan(
    data: .digits(), model: .mlp([]), losses: state.losses, batchSize: 0, learningRate: 1, seed: 0)
  let text = Screen.home.draw(
    ExplorerState(
      plan,
      observation: Observation(
        panels: panels, step: 1, epoch: 1, rate: 1, stepsPerSecond: 1, restarts: 0, isFinished: false)),
    width: 120, height: 36
  ).text
  #expect(text.contains("NaN 200"))
  #expect(text.contains("NaN · 0.0 %"))
}

@Test func aPanelThatDivergedSaysSoAndTheOthersGoOn() throws {
  let state = exampleState(divergences: [1: Divergence(step: 17, lastFiniteLoss: 3.25e30)])
  try expect(Screen.home.draw(state, width: 120, height: 36), isPicture: "home-diverged-120x36")
  let small = Screen.home.draw(state, width: 80, height: 24).text
  #expect(small.contains("at step 17") && small.contains("diverged"))
}

@Test func theStatusLineTellsTheScheduleTheEndAndWhatIsShown() {
  var plan = examplePlan()
  plan.schedule = Schedule(.warmRestarts(cycle: 10, factor: 2))
  plan.data = .digits()
  var state = ExplorerState(plan, observation: exampleState().observation)
  state.observation.rate = 0.03
  let line = Screen.home.draw(state, width: 160, height: 40).text(row: 0)
  #expect(line.contains("digits (200 of \(1000.grouped) shown)"), "\(line)")
  #expect(line.contains("lr 0.030 of 0.10"), "\(line)")
  state.observation.isFinished = true
  #expect(Screen.home.draw(state, width: 160, height: 40).text(row: 0).contains("■ finished · epoch 12"))
}
