import Canvas
import Testing

@testable import saddle

@Suite struct ProjectorTests {
  @Test(arguments: [(80, 24), (120, 36), (200, 60), (40, 12), (100, 16)])
  func numbersAreLargeAndNothingIsCutOrCovered(width: Int, height: Int) throws {
    var state = exampleState()
    _ = state.press(.character("P"))
    for large in [nil, 0, 2] {
      state.largePanel = large
      let layout = try #require(HomeLayout(state, width: width, height: height))
      let buffer = state.screen.draw(state, width: width, height: height)
      for panel in layout.panels {
        #expect(panel.heat.y >= panel.numbers.maxY && panel.heat.maxY <= panel.frame.maxY - 1)
        #expect(panel.heat.height >= 7)
        if panel.numberRows == 0 {
          #expect(height < 20)
          continue
        }
        // Both numbers are there, and no part of one lies on the frame or the heat map.
        let pixels = panel.numbers.cells.filter { "█▀▄".unicodeScalars.contains(buffer[$0.x, $0.y].glyph) }
        #expect(pixels.count >= 20)
        for (x, y) in [(panel.frame.x, panel.numbers.y), (panel.frame.maxX - 1, panel.numbers.maxY - 1)] {
          #expect(buffer[x, y].glyph == "│")
        }
      }
    }
  }

  @Test func theyLookAsTheyShould() throws {
    var state = exampleState()
    state.display.isForProjector = true
    try expect(state.screen.draw(state, width: 80, height: 24), isPicture: "projector-80x24")
    try expect(state.screen.draw(state, width: 120, height: 36), isPicture: "projector-120x36")
  }
}

extension Rect {
  fileprivate var cells: [(x: Int, y: Int)] {
    (y..<maxY).flatMap { row in (x..<maxX).map { (x: $0, y: row) } }
  }
}
