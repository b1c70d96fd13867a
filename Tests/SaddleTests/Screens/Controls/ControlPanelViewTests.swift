import Canvas
import Testing

@testable import saddle

@Suite struct ControlPanelViewTests {
  @Test(arguments: [(80, 24), (120, 36), (50, 16)])
  func theControlsLookAsTheyShould(width: Int, height: Int) throws {
    let state = exampleControlsState(cursor: 12)
    try expect(
      Screen.home.draw(state, width: width, height: height), isPicture: "controls-\(width)x\(height)")
  }

  @Test func everyControlIsReachedByTheMouseAlone() throws {
    let (width, height) = (80, 24)
    for (place, control) in Control.all(of: TrainingSetup()).enumerated() {
      for up in [true, false] {
        var state = exampleControlsState()
        for _ in 0..<100
        where try layout(state, width, height).lines.allSatisfy({ $0.line != .control(place) }) {
          _ = click(.wheelDown, nil, x: 70, y: 10, &state, width, height)
        }
        let shown = try layout(state, width, height)
        let y = try #require(shown.lines.first { $0.line == .control(place) }?.y)
        let x = up ? shown.valueX.upperBound + 1 : shown.valueX.lowerBound - 2
        let mark = Screen.home.draw(state, width: width, height: height)[x, y].glyph
        #expect(mark == (up ? "›" : "‹"))
        let effects = click(.press, .left, x: x, y: y, &state, width, height)
        let wanted = control.stepped(TrainingSetup(), up: up)
        #expect(state.setup == wanted ?? TrainingSetup(), "\(control.name)")
        #expect(effects.isEmpty == (wanted == nil))
      }
    }
  }

  @Test func aClickSelectsAndASecondOneTypes() throws {
    var state = exampleControlsState()
    let y = try #require(try layout(state, 120, 36).lines.first { $0.line == .control(6) }?.y)
    _ = click(.press, .left, x: 90, y: y, &state, 120, 36)
    #expect(state.controls?.cursor == 6 && state.controls?.typed == nil)
    _ = click(.press, .left, x: 90, y: y, &state, 120, 36)
    #expect(state.controls?.typed == "")
    _ = click(.press, .left, x: 90, y: 1, &state, 120, 36)
    #expect(state.controls == nil)
  }

  private func layout(_ state: ExplorerState, _ width: Int, _ height: Int) throws -> ControlPanelLayout {
    let frame = try #require(HomeLayout(state, width: width, height: height)?.controls)
    return ControlPanelLayout(try #require(state.setup), cursor: state.controls?.cursor ?? 0, frame: frame)
  }

  private func click(
    _ kind: MouseEvent.Kind, _ button: MouseEvent.Button?, x: Int, y: Int, _ state: inout ExplorerState,
    _ width: Int, _ height: Int
  ) -> [Effect] {
    state.action(for: MouseEvent(kind: kind, button: button, x: x, y: y), width: width, height: height)
      .map { state.reduce($0) } ?? []
  }
}
