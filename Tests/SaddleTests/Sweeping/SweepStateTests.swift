import Canvas
import Testing

@testable import Experiments
@testable import saddle

@Test func theCursorMovesOverTheTableAndStaysInIt() {
  var state = ExampleSweep.state(cells: 60)
  for key in [Key.character("j"), .right, .character("l"), .down] { _ = state.press(key) }
  #expect(state.row == 2 && state.column == 2)
  for _ in 0..<9 { _ = state.press(.left) }
  for _ in 0..<9 { _ = state.press(.down) }
  #expect(state.row == 4 && state.column == 0)
  // The other panel has two rows.
  _ = state.press(.character("p"))
  #expect(state.panel == 1 && state.row == 1)
  _ = state.press(.character("p"))
  #expect(state.panel == 0)
}

@Test func enterOpensTheTestOfTheFirstSeedOrWhatIsInTraining() throws {
  var state = ExampleSweep.state(cells: 60)
  let done = try #require(state.progress.finals(of: state.point!)?.first)
  #expect(state.press(.enter) == [.open(done)] && done.stage == .final && done.seed == 1)
  _ = state.press(.tab)
  _ = state.press(.right)
  #expect(state.press(.enter) == [.open(state.snapshot.running[1].cell)])
  // Before its rates are chosen, a point is its search.
  var empty = ExampleSweep.state(cells: 0)
  #expect(empty.press(.enter) == [.open(empty.progress.search(of: empty.point!)[0])])
}

@Test func quittingAsksWhileSomethingIsInTraining() {
  var state = ExampleSweep.state(cells: 60)
  #expect(state.press(.character("q")).isEmpty && state.isAskingToStop)
  #expect(state.press(.character("n")).isEmpty && !state.isAskingToStop)
  _ = state.press(.character("q"))
  #expect(state.press(.character("y")) == [.stop])
  var done = ExampleSweep.state(cells: nil)
  #expect(done.press(.character("q")) == [.stop])
}

@Test func helpIsScrolledAndClosed() {
  var state = ExampleSweep.state(cells: 60)
  _ = state.press(.character("?"))
  _ = state.press(.down)
  #expect(state.helpOffset == 1)
  #expect(state.press(.enter).isEmpty)
  _ = state.press(.escape)
  #expect(state.helpOffset == nil)
}

@Test func aClickChoosesWhatItFallsOn() throws {
  var state = ExampleSweep.state(cells: 60)
  func click(_ x: Int, _ y: Int) {
    state.point(MouseEvent(kind: .press, button: .left, x: x, y: y), width: 120, height: 36)
  }
  let layout = try #require(SweepLayout(state, width: 120, height: 36))
  let place = try #require(
    SweepTableView(state).places(in: layout.table).first { $0.row == 3 && $0.column == 2 })
  click(place.rect.x, place.rect.y)
  #expect(state.row == 3 && state.column == 2 && state.focus == .table)
  click(layout.running!.maxX - 3, layout.running!.y + 1)
  #expect(state.focus == .running && state.runningRow == 1)
  click(layout.charts[1].frame.x + 3, layout.charts[1].frame.y + 3)
  #expect(state.panel == 1 && state.focus == .table)
}

@Test func whatIsInTrainingMayEndUnderTheCursor() {
  var state = ExampleSweep.state(cells: 60)
  _ = state.press(.tab)
  _ = state.press(.right)
  var snapshot = state.snapshot
  snapshot.running = []
  state.take(snapshot, state.clock, elapsed: 61)
  #expect(state.focus == .table && state.runningRow == 0)
}
