import Canvas
import Testing

@testable import Experiments
@testable import saddle

private func key(_ character: Unicode.Scalar) -> Key { .character(character) }

@Test func stoppingASweepIsAskedOnce() {
  var state = ExampleSweep.state(0.5)
  #expect(state.press(key("q")) == [] && state.isAskingToStop)
  // Another key goes on, and does nothing else.
  #expect(state.press(key("j")) == [] && !state.isAskingToStop && state.row == 0)
  _ = state.press(key("q"))
  #expect(state.press(.escape) == [])
  _ = state.press(key("q"))
  #expect(state.press(key("y")) == [.stop])
  _ = state.press(key("q"))
  #expect(state.press(key("q")) == [.stop])
}

@Test func aSweepThatIsDoneEndsAtOnce() {
  var state = ExampleSweep.state(0.9)
  _ = state.press(key("q"))
  state.take(ExampleSweep.snapshot(1), state.clock, elapsed: 200)
  #expect(!state.isAskingToStop && state.elapsed == 200)
  // The clock stands still.
  state.take(ExampleSweep.snapshot(1), state.clock, elapsed: 300)
  #expect(state.elapsed == 200 && state.press(key("q")) == [.stop])
  var known = SweepState(SweepSnapshot(ExampleSweep.progress(1)), folder: "sweep")
  #expect(!known.snapshot.isOver && known.press(key("q")) == [.stop])
}

@Test func theCursorStaysInTheTable() {
  var state = ExampleSweep.state(0.5)
  for _ in 0..<9 { for key in [Key.down, .right] { _ = state.press(key) } }
  #expect(state.row == 3 && state.column == 3)
  // The second panel has two losses.
  _ = state.press(key("p"))
  #expect(state.panel == 1 && state.row == 1 && state.column == 3 && state.point?.loss == "cosine")
  _ = state.press(key("p"))
  for _ in 0..<9 { for key in [Key.up, .left] { _ = state.press(key) } }
  #expect(state.panel == 0 && state.row == 0 && state.column == 0 && state.point?.loss == "mse")
}

@Test func enterOpensTheTestOfTheChosenRatesOrTheBestSoFar() throws {
  var sweep = ExampleSweep.definition
  sweep.losses = ["cosine"]
  sweep.panelLosses = []
  var progress = SweepProgress(sweep, points: sweep.points { _ in true })
  func opened() throws -> SweepCell {
    var state = SweepState(SweepSnapshot(progress), folder: "sweep")
    guard case .open(let cell) = try #require(state.press(.enter).first) else { fatalError() }
    return cell
  }
  let search = progress.search(of: progress.points[0])
  #expect(try opened() == search[0])
  progress.add(CellResult(search[1], validationAccuracy: 0.2, validationLoss: 1, testAccuracy: nil))
  #expect(try opened() == search[1])
  progress.add(CellResult(search[0], validationAccuracy: 0.3, validationLoss: 1, testAccuracy: nil))
  let final = try opened()
  #expect(final.stage == .final && final.rates == search[0].rates && final.seed == 1 && final.steps == 900)
}

@Test func enterOpensTheCellInTraining() {
  var state = ExampleSweep.state(0.5, workers: 3)
  _ = state.press(.tab)
  _ = state.press(.down)
  #expect(state.focus == .running)
  #expect(state.press(.enter) == [.open(state.snapshot.running[1].cell)])
  _ = state.press(.tab)
  #expect(state.focus == .table)
}

@Test func wherePanelsLackAPointEnterSaysSo() {
  var sweep = ExampleSweep.definition
  sweep.samplesPerClass = [2]
  sweep.data = ["digits", "glyphs"]
  sweep.losses = ["cosine"]
  sweep.panelLosses = []
  sweep.embeddings = ["one-hot", "semantic"]
  // Digits have no tree.
  let progress = SweepProgress(sweep, points: sweep.points { $0 == "glyphs" })
  var state = SweepState(SweepSnapshot(progress), folder: "sweep")
  _ = state.press(.down)
  #expect(state.point == nil && state.press(.enter) == [] && state.remark != nil)
  _ = state.press(.right)
  #expect(state.remark == nil && state.press(.enter).count == 1)
}

@Test func cellsKeepTheirPlaces() throws {
  var state = ExampleSweep.state(0.5, workers: 3)
  let cells = state.running.map(\.cell)
  _ = state.press(.tab)
  _ = state.press(.right)
  // The first one is done; the queue lists the next one last.
  var next = state.snapshot
  next.progress.add(ExampleSweep.result(of: cells[0]))
  next.running.removeFirst()
  let new = try #require(next.progress.open.first { !cells.contains($0) })
  next.running.append(RunningCell(new))
  state.take(next, state.clock, elapsed: 1)
  #expect(state.running.map(\.cell) == [new, cells[1], cells[2]] && state.cell == cells[1])
  // Without a next one the others move up, and the cursor stays with its cell.
  next.running.removeLast()
  state.take(next, state.clock, elapsed: 1)
  #expect(state.running.map(\.cell) == [cells[1], cells[2]] && state.cell == cells[1])
  // Between two cells of one worker there is none for a moment.
  next.running = []
  state.take(next, state.clock, elapsed: 1)
  #expect(state.running.count == 2 && state.focus == .running)
  next.isOver = true
  state.take(next, state.clock, elapsed: 1)
  #expect(state.running.isEmpty && state.focus == .table)
}

@Test func aClickChoosesWhatItFallsOn() throws {
  var state = ExampleSweep.state(0.5)
  let (width, height) = (120, 36)
  let layout = try #require(SweepLayout(state, width: width, height: height))
  func click(_ x: Int, _ y: Int) {
    _ = state.point(MouseEvent(kind: .press, button: .left, x: x, y: y), width: width, height: height)
  }
  let place = try #require(
    SweepTableView(state, panel: 0).places(in: layout.tables[0].frame).first { $0.row == 2 && $0.column == 1 }
  )
  click(place.rect.x + 1, place.rect.y)
  #expect(state.row == 2 && state.column == 1)
  click(layout.charts[1].frame.x + 5, 5)
  #expect(state.panel == 1 && state.row == 1)
  // On a wide screen every panel has its table.
  let wide = try #require(SweepLayout(state, width: 250, height: height))
  #expect(wide.tables.map(\.panel) == [0, 1])
  let other = try #require(
    SweepTableView(state, panel: 0).places(in: wide.tables[0].frame).first { $0.row == 3 && $0.column == 2 })
  _ = state.point(
    MouseEvent(kind: .press, button: .left, x: other.rect.x, y: other.rect.y), width: 250, height: height)
  #expect(state.panel == 0 && state.row == 3 && state.column == 2)
  let running = try #require(layout.running)
  click(running.maxX - 3, running.y + 2)
  #expect(state.focus == .running && state.runningRow == 1)
}

@Test func helpClosesBeforeTheSweepIsAskedToStop() {
  var state = ExampleSweep.state(0.5)
  _ = state.press(key("?"))
  _ = state.press(.down)
  #expect(state.helpOffset == 1)
  _ = state.point(MouseEvent(kind: .wheelDown, button: nil, x: 3, y: 3), width: 80, height: 24)
  #expect(state.helpOffset == 4)
  #expect(state.press(key("q")) == [] && state.helpOffset == nil && !state.isAskingToStop)
}

@Test func aKeyOfTheSweepScreenGoesThroughTheThemes() {
  var state = ExampleSweep.state(0.5)
  let dark = SweepScreen.draw(state, width: 80, height: 24)
  for theme in [Theme.light, .contrast, .dark] {
    #expect(state.press(key("T")) == [] && state.display.theme == theme)
    let picture = SweepScreen.draw(state, width: 80, height: 24)
    #expect(picture.text.split(separator: "\n").last?.hasPrefix(" theme \(theme.rawValue) ") == true)
    #expect(picture[0, 0].style.background == theme.ground?.color ?? .standard)
  }
  _ = state.press(key("$"))
  #expect(SweepScreen.draw(state, width: 80, height: 24) == dark)
  for key in [key("?"), key("T"), .escape] { _ = state.press(key) }
  #expect(state.display.theme == .light && state.helpOffset == nil)
  for scalar in ":high contrast".unicodeScalars { _ = state.press(.character(scalar)) }
  _ = state.press(.enter)
  #expect(state.display.theme == .contrast && state.remark == "theme contrast")
}

@Test func theClockCountsWhatIsInTrainingToo() {
  let snapshot = ExampleSweep.snapshot(0.25)
  let steps = snapshot.progress.steps
  let running = snapshot.running.reduce(0) { $0 + $1.step }
  let clock = SweepClock(snapshot, first: steps.done, elapsed: 10)
  #expect(clock.done == steps.done + running && clock.all == steps.all)
  // What was known before took no time.
  #expect(clock.timeLeft == 10 * Double(steps.all - clock.done) / Double(running))
  #expect(SweepClock(ExampleSweep.snapshot(0, workers: 0), first: 0, elapsed: 10).timeLeft == nil)
}
