import Canvas
import Testing

@testable import saddle

@Suite struct PaletteTests {
  private func type(_ text: String, into state: inout ExplorerState) -> [Effect] {
    text.unicodeScalars.flatMap { state.press(.character($0)) }
  }

  @Test func whatIsTypedIsFoundAndDone() {
    var state = exampleState()
    #expect(type(":double learn", into: &state) == [])
    #expect(state.press(.enter) == [.setLearningRate(0.2)])
    #expect(state.palette == nil)
    #expect(type(":q", into: &state) == [] && state.palette != nil)
    #expect(state.press(.escape) == [] && state.palette == nil)
    #expect(type(":nothing is called so", into: &state) == [])
    #expect(state.press(.enter) == [] && state.palette != nil)
  }

  @Test func controlsAreFoundByTheirNames() {
    var state = exampleControlsState()
    _ = type(":set momentum", into: &state)
    _ = state.press(.enter)
    let place = Control.all(of: TrainingSetup()).firstIndex(of: .setting(.momentum))
    #expect(state.controls?.cursor == place)
  }

  @Test func theMouseAloneOpensItAndChooses() throws {
    var state = exampleState()
    let (width, height) = (80, 24)
    func point(_ kind: MouseEvent.Kind, x: Int, y: Int) -> [Effect] {
      state.point(MouseEvent(kind: kind, button: .left, x: x, y: y), width: width, height: height)
    }
    // Every action is in a row that a click reaches, the wheel bringing it into view.
    for wanted in state.actions.items {
      _ = point(.press, x: 1, y: 0)
      var isFound = false
      for _ in 0..<40 where !isFound {
        let picture = state.screen.draw(state, width: width, height: height)
        let body = try #require(HomeLayout(state, width: width, height: height)?.whole)
        let palette = try #require(state.palette)
        isFound = (body.y..<body.maxY).contains { y in
          PickListView(palette).item(atColumn: width / 2, row: y, in: body).map {
            palette.listed[$0] == wanted
          }
            ?? false
        }
        if isFound { #expect(picture.text.contains(wanted.name.prefix(30)), "\(wanted.name)") }
        if !isFound { _ = point(.wheelDown, x: width / 2, y: 10) }
      }
      #expect(isFound, "\(wanted.name)")
      state.palette = nil
    }
    _ = point(.press, x: 1, y: 0)
    #expect(state.palette != nil)
    _ = point(.press, x: 0, y: height - 1)
    #expect(state.palette == nil)
  }

  @Test func namesAreWholeWhereTheScreenHasRoom() {
    var state = exampleState()
    _ = type(":drop balls", into: &state)
    let long = state.palette!.listed.map(\.name).max { $0.displayWidth < $1.displayWidth }!
    #expect(long.displayWidth > 72)
    #expect(state.screen.draw(state, width: 120, height: 36).text.contains(long))
  }

  @Test func theFrameSaysThatThereIsMore() {
    func lastLine(_ state: ExplorerState, width: Int, height: Int) -> String {
      let lines = state.screen.draw(state, width: width, height: height).text.split(separator: "\n")
      return String(lines.last { $0.contains("enter") && $0.contains("╯") } ?? "")
    }
    var state = exampleState()
    _ = type(":", into: &state)
    #expect(lastLine(state, width: 120, height: 36).contains("─ ↓ more ─╯"))
    // The corner is whole on the smallest screen too.
    #expect(lastLine(state, width: 24, height: 8).contains(" enter "))
    #expect(lastLine(state, width: 24, height: 8).hasSuffix(" ↓ more ─╯"))
    for _ in 0..<3 { _ = state.press(.pageDown) }
    #expect(lastLine(state, width: 120, height: 36).contains(" ↑↓ more ─╯"))
    for _ in 0..<20 { _ = state.press(.pageDown) }
    #expect(lastLine(state, width: 120, height: 36).contains(" ↑ more ─╯"))
    _ = type("crosshair up", into: &state)
    #expect(!lastLine(state, width: 120, height: 36).contains("more"))
    #expect(lastLine(state, width: 24, height: 8).contains("─ enter · esc ─"))
  }

  @Test func thePaletteLooksAsItShould() throws {
    var state = exampleState()
    _ = type(":crosshair", into: &state)
    try expect(state.screen.draw(state, width: 80, height: 24), isPicture: "palette-80x24")
  }
}
