import Experiments
import Testing

@testable import Canvas
@testable import saddle

@Test(
  arguments: [(80, 24), (120, 36), (200, 60)],
  [(name: "start", share: 0.0), (name: "half", share: 0.5), (name: "done", share: 1)])
func theSweepScreenLooksAsItShould(size: (width: Int, height: Int), stage: (name: String, share: Double))
  throws
{
  try expect(
    SweepScreen.draw(ExampleSweep.state(stage.share), width: size.width, height: size.height),
    isPicture: "sweep-\(stage.name)-\(size.width)x\(size.height)")
}

@Test(arguments: SweepPreset.allCases, [(80, 24), (120, 36)])
func theLegendNamesEveryRowOfAPreset(preset: SweepPreset, size: (width: Int, height: Int)) {
  for share in [0, 0.5, 1] {
    let state = ExampleSweep.state(share, of: preset.definition(isQuick: false))
    let text = SweepScreen.draw(state, width: size.width, height: size.height).text
    for series in AccuracyFigure(state.progress, state.grid).figure.legendSeries {
      #expect(text.contains("\(series.marker.glyph) \(series.name)"), "\(share)")
    }
  }
}

@Test func onASmallScreenTheTunedPanelStandsBesideTheOther() throws {
  try expect(
    SweepScreen.draw(ExampleSweep.state(0.6), width: 44, height: 16), isPicture: "sweep-half-44x16")
  let text = SweepScreen.draw(ExampleSweep.state(0.6), width: 50, height: 16).text(row: 1)
  #expect(text.contains(" No weight decay ") && text.contains(" Weight decay tuned "))
}

@Test func panelsThatAreTunedFromOtherListsAreToldApart() {
  var sweep = ExampleSweep.definition
  sweep.weightDecays = [[0, 0.002, 0.01, 0.05], [0, 0.002, 0.01, 0.1], [0, 0.002, 0.01, 0.2]]
  sweep.panelLosses = []
  for (width, height) in [(80, 24), (44, 16)] {
    let text = SweepScreen.draw(ExampleSweep.state(1, of: sweep), width: width, height: height).text(row: 1)
    #expect(text.contains(" 1/3 ") && text.contains(" 2/3 ") && !text.contains("tuned 1/3"), "\(text)")
  }
}

@Test func asManyPanelsAsHaveRoomStandBesideTheChosenOne() {
  var sweep = ExampleSweep.definition
  sweep.weightDecays = [[0], [0.1], [0.2], [0, 0.5]]
  sweep.panelLosses = []
  var state = ExampleSweep.state(1, of: sweep)
  func panels(width: Int) -> [Int] { SweepLayout(state, width: width, height: 24)!.charts.map(\.panel) }
  var shown: [[Int]] = []
  for _ in 0..<4 {
    #expect(panels(width: 136) == [0, 1, 2, 3] && panels(width: 102).count == 3)
    shown.append(panels(width: 80))
    _ = state.reduce(.sweep(.nextPanel))
  }
  #expect(shown == [[0, 1], [0, 1], [2, 3], [2, 3]])
  let text = SweepScreen.draw(state, width: 80, height: 24).text(row: 1)
  #expect(text.contains(" Weight decay 0.1 ") && text.contains("accuracy %, 1/4") && text.contains(", 2/4"))
}

@Test func levelsOfTargetsAreToldApartOnASmallScreen() {
  let state = ExampleSweep.state(1, of: SweepPreset.table3.definition(isQuick: false))
  let text = SweepScreen.draw(state, width: 80, height: 24).text
  #expect((1...3).allSatisfy { text.ranges(of: "…c:\($0) ").count == 2 }, "\(text)")
}

@Test func theWayToTheHelpHasItsPlaceBeforeTheSingleSeeds() {
  var state = ExampleSweep.state(1, of: SweepPreset.table3.definition(isQuick: false))
  for _ in 0..<2 { _ = state.reduce(.moveCrosshair(right: 1, up: -1)) }
  let line = SweepScreen.draw(state, width: 80, height: 24).text(row: 23)
  #expect(line.contains("? help"), "\(line)")
}

@Test func columnsThatAreNoNumbersHaveTheirNames() throws {
  var sweep = ExampleSweep.definition
  sweep.losses = ["cosine"]
  sweep.samplesPerClass = [5]
  sweep.embeddings = ["one-hot", "semantic:1", "semantic:2"]
  sweep.panelLosses = []
  try expect(
    SweepScreen.draw(ExampleSweep.state(1, of: sweep), width: 120, height: 36),
    isPicture: "sweep-embeddings-120x36")
}

@Test func theBottomLineTellsWhatIsUnderTheCursor() {
  func line(_ state: SweepState) -> String {
    SweepScreen.draw(state, width: 160, height: 36).text.split(separator: "\n").last.map(String.init) ?? ""
  }
  var state = ExampleSweep.state(0)
  #expect(line(state).hasPrefix(" mse, 2 a class: 0 of 2 rates tried"))
  state = ExampleSweep.state(1)
  for _ in 0..<3 { _ = state.reduce(.moveCrosshair(right: 0, up: -1)) }
  #expect(
    line(state).hasPrefix(" cosine, 2 a class: 62.9 ± 0.9 % (61.4, 62.6, 64.6), lr 2.5* "), "\(line(state))")
  // Nothing is in training any more.
  #expect(!line(state).contains("tab"))
  var sweep = ExampleSweep.definition
  sweep.losses = ["cross-entropy", "cosine"]
  sweep.embeddings = ["one-hot", "semantic"]
  sweep.samplesPerClass = [5]
  sweep.panelLosses = []
  state = ExampleSweep.state(1, of: sweep)
  _ = state.reduce(.moveCrosshair(right: 1, up: 0))
  #expect(line(state).hasPrefix(" cross-entropy, semantic: not asked "), "\(line(state))")
  state = ExampleSweep.state(0.5)
  _ = state.press(.character("q"))
  #expect(line(state).contains("stop the sweep?"))
}

@Test func aTableTellsWhatOfItIsShown() {
  func frame(_ state: SweepState, width: Int, height: Int) -> String {
    let lines = SweepScreen.draw(state, width: width, height: height).text.split(separator: "\n")
    return String(lines.last { $0.contains("╰") }!)
  }
  var sweep = ExampleSweep.definition
  sweep.losses = ["mse", "cross-entropy", "cross-entropy-smoothed", "cosine", "cosine+cross-entropy"]
  sweep.panelLosses = []
  var state = ExampleSweep.state(1, of: sweep)
  #expect(frame(state, width: 80, height: 24) == "╰" + String(repeating: "─", count: 78) + "╯")
  #expect(frame(state, width: 44, height: 16).hasSuffix("─ rows 1-4 of 5, columns 1-2 of 4 ─╯"))
  for _ in 0..<4 { _ = state.reduce(.moveCrosshair(right: 1, up: -1)) }
  #expect(frame(state, width: 44, height: 16).hasSuffix("─ rows 2-5 of 5, columns 3-4 of 4 ─╯"))
}

@Test func everySizeOfTheSweepScreenCanBeDrawn() {
  var empty = ExampleSweep.definition
  empty.panelLosses = [["cosine"], []]
  var long = ExampleSweep.definition
  long.samplesPerClass = Array(1...40)
  for (sweep, share) in [
    (ExampleSweep.definition, 0.0), (ExampleSweep.definition, 0.4), (empty, 0.3), (long, 0.01),
  ] {
    var state = ExampleSweep.state(share, workers: 5, of: sweep)
    for action in [
      nil, Action.sweep(.nextPanel), .sweep(.nextPane), .moveCrosshair(right: 30, up: -9), .write,
      .toggleHelp,
    ] {
      if let action { _ = state.reduce(action) }
      for height in [0, 1, 5, 15, 16, 17, 24, 31, 32, 50] {
        for width in [0, 1, 43, 44, 60, 68, 90, 131] {
          let buffer = SweepScreen.draw(state, width: width, height: height)
          #expect(buffer.width == width && buffer.height == height)
        }
      }
    }
  }
}

@Test func inASCIIMarksAndErrorsCanStillBeTold() {
  var state = ExampleSweep.state(1)
  state.isASCII = true
  let text = SweepScreen.draw(state, width: 120, height: 36).text
  #expect(text.contains("36.9 +- 0.9 (0.1*)") && !text.contains("±"))
  #expect(text.contains("* mse   @ cross-entropy   # cross-entropy-smoothed   ^ cosine"))
}

@Test func aTrainingThatBrokeDownIsTold() {
  var sweep = ExampleSweep.definition
  sweep.learningRates = [0.1]
  var progress = SweepProgress(sweep, points: sweep.points { _ in true })
  for (index, cell) in progress.open.prefix(3).enumerated() {
    progress.add(
      CellResult(
        cell, validationAccuracy: 0, validationLoss: nil, testAccuracy: 0, divergedAt: index == 1 ? 7 : nil))
  }
  let text = SweepScreen.draw(
    SweepState(SweepSnapshot(progress), folder: "sweep"), width: 120, height: 36
  ).text
  #expect(text.contains(" 0.0 ± 0.0 (0.1) 1 diverged") && text.contains(", 1 diverged"), "\(text)")
}

@Test func anOpenedCellSaysWhichItIs() {
  var state = exampleState()
  state.setup = nil
  state.cell = SweepCell(
    stage: .search,
    point: SweepPoint(
      panel: 1, data: "glyphs", model: "residual:16,32,64", loss: "cosine", embedding: "semantic:2",
      samplesPerClass: 10),
    rates: Rates(learningRate: 0.1, weightDecay: 0.01), seed: 3, steps: 450)
  func top(_ width: Int) -> Substring {
    Screen.home.draw(state, width: width, height: 36).text.split(separator: "\n")[0]
  }
  #expect(top(80).contains("≡ q goes back  n=10 lr 0.1 wd 0.01 seed 3 "), "\(top(80))")
  #expect(top(160).contains("of a sweep, q goes back  cosine semantic:2 n=10 lr 0.1 wd 0.01 seed 3 "))
  // A long measure of the speed gives way to it.
  state.observation.stepsPerSecond = 36
  #expect(top(80).contains("n=10 lr 0.1 wd 0.01 seed 3 ") && top(80).contains("36 of 60"), "\(top(80))")
  // It is trained as it was.
  _ = state.reduce(.controls(.toggle))
  #expect(state.controls == nil && state.remark?.contains("no controls") == true)
}
