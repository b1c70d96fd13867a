import Canvas
import Testing

@testable import saddle

@Test(arguments: [(80, 24), (120, 36), (200, 60)])
func theSweepScreenLooksAsItShould(width: Int, height: Int) throws {
  try expect(
    SweepScreen.draw(ExampleSweep.state(cells: 60), width: width, height: height),
    isPicture: "sweep-\(width)x\(height)")
}

@Test func theSweepScreenAtItsBeginningAndItsEnd() throws {
  let empty = SweepScreen.draw(ExampleSweep.state(cells: 0), width: 120, height: 36)
  #expect(empty.text.contains("nothing yet") && empty.text.contains("mse, 2 a class: 0 of 2 rates tried"))
  try expect(
    SweepScreen.draw(ExampleSweep.state(cells: nil), width: 120, height: 36), isPicture: "sweep-done-120x36")
}

@Test func theSweepScreenNeedsSomeRoom() {
  let buffer = SweepScreen.draw(ExampleSweep.state(cells: 60), width: 40, height: 10)
  #expect(buffer.text.contains("44"))
  // Every size above is drawn, with the cursor anywhere.
  var state = ExampleSweep.state(cells: 60)
  for (width, height) in [(44, 16), (60, 17), (90, 31), (130, 33), (300, 90)] {
    for (row, column) in [(0, 0), (4, 3), (2, 1)] {
      state.select(panel: 0, row: row, column: column)
      #expect(SweepScreen.draw(state, width: width, height: height).width == width)
    }
  }
}

@Test func theCursorStaysInSightWhereTheTableIsWiderThanTheScreen() throws {
  var state = ExampleSweep.state(cells: nil)
  for column in 0..<4 {
    state.select(panel: 1, row: 1, column: column)
    let buffer = SweepScreen.draw(state, width: 44, height: 20)
    #expect(buffer.cells.contains { $0.style.attributes.contains(.reverse) })
  }
}

@Test func whatIsAskedForIsSaidAtTheBottom() {
  var state = ExampleSweep.state(cells: 60)
  state.isAskingToStop = true
  #expect(SweepScreen.draw(state, width: 80, height: 24).text(row: 23).contains("stop the sweep?"))
  state.isAskingToStop = false
  state.helpOffset = 0
  #expect(SweepScreen.draw(state, width: 80, height: 24).text.contains("the next panel"))
}
