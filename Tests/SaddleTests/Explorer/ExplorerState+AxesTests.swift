import Canvas
import Testing

@testable import saddle

@Suite struct ExplorerStateAxesTests {
  private let width = 120
  private let height = 36

  private func heat(_ state: ExplorerState, panel: Int = 0) throws -> Rect {
    try #require(HomeLayout(state, width: width, height: height)).panels[panel].heat
  }

  private func point(
    _ kind: MouseEvent.Kind, _ button: MouseEvent.Button? = nil, x: Int, y: Int, _ state: inout ExplorerState
  ) {
    let effects = state.point(
      MouseEvent(kind: kind, button: button, x: x, y: y), width: width, height: height)
    #expect(effects == [])
  }

  private func plane(_ state: ExplorerState, panel: Int = 0) throws -> PanelPlane {
    PanelPlane(axes: state.axes[panel], heat: try heat(state, panel: panel))
  }

  @Test func theWheelZoomsAllPanelsAroundThePointer() throws {
    var state = exampleState()
    let heat = try heat(state, panel: 1)
    let before = try plane(state, panel: 1).point(column: 5, row: 3)
    for _ in 0..<3 { point(.wheelUp, x: heat.x + 5, y: heat.y + 3, &state) }
    let after = try plane(state, panel: 1).point(column: 5, row: 3)
    #expect(abs(after.x - before.x) < 1e-12 && abs(after.y - before.y) < 1e-12)
    #expect(state.axes.allSatisfy { abs($0.side - 30 * 0.512) < 1e-9 } && state.isZoomed)
    for _ in 0..<3 { point(.wheelDown, x: heat.x + 5, y: heat.y + 3, &state) }
    #expect(abs(state.axes[0].x.lowerBound + 15) < 1e-9)
    _ = state.reduce(.toggleZoom)
    #expect(state.axes == [.paper, .paper, .paper] && !state.isZoomed)
  }

  @Test func draggingCarriesTheAxesAlong() throws {
    var state = exampleState()
    let heat = try heat(state)
    let (x, y) = (heat.x + 10, heat.y + 5)
    let held = try plane(state).point(column: 10, row: 5)
    point(.press, .left, x: x, y: y, &state)
    #expect(abs(state.crosshair.x - held.x) < 1e-12)
    for (right, down) in [(1, 0), (4, 2), (-3, 3)] {
      point(.drag, .left, x: x + right, y: y + down, &state)
      let there = try plane(state).point(column: 10 + right, row: 5 + down)
      #expect(abs(there.x - held.x) < 1e-9 && abs(there.y - held.y) < 1e-9)
    }
    #expect(Set(state.axes).count == 1)
    point(.release, .left, x: x, y: y, &state)
    let axes = state.axes
    point(.drag, .left, x: x + 5, y: y, &state)
    #expect(state.axes == axes)
    // What was not taken hold of is not carried along.
    point(.press, .left, x: 1, y: height - 4, &state)
    point(.drag, .left, x: x, y: y, &state)
    #expect(state.axes == axes)
  }

  @Test func movesProbe() throws {
    var state = exampleState()
    let heat = try heat(state, panel: 2)
    point(.move, x: heat.x + 7, y: heat.y + 2, &state)
    let expected = try plane(state, panel: 2).point(column: 7, row: 2)
    #expect(abs(state.crosshair.x - expected.x) < 1e-12 && abs(state.crosshair.y - expected.y) < 1e-12)
  }

  @Test func keysDoTheSame() {
    var state = exampleState()
    state.crosshair = .init(x: 5, y: -5)
    _ = state.press(.character("}"))
    #expect(state.crosshairPlace.right == 20.0 / 30 && abs(state.axes[0].side - 24) < 1e-12)
    _ = state.press(.character("{"))
    #expect(abs(state.axes[1].x.lowerBound + 15) < 1e-9)
    for key in [Key.end, .pageUp] { _ = state.press(key) }
    #expect(abs(state.axes[2].x.lowerBound + 12) < 1e-9 && abs(state.axes[2].y.lowerBound + 12) < 1e-9)
    for key in [Key.home, .pageDown] { _ = state.press(key) }
    #expect(abs(state.axes[2].x.lowerBound + 15) < 1e-9 && abs(state.axes[2].y.lowerBound + 15) < 1e-9)
  }

  @Test func axesStayDrawable() {
    var state = exampleState()
    for key in ["}", "{"] {
      for _ in 0..<300 { _ = state.press(.character(Unicode.Scalar(key)!)) }
      for axes in state.axes {
        #expect(axes.side >= 1e-4 && axes.side <= 2e6)
        #expect(Float(axes.x.lowerBound) < Float(axes.x.upperBound))
      }
      _ = Screen.home.draw(state, width: width, height: height)
    }
    for _ in 0..<300 { _ = state.press(.end) }
    _ = Screen.home.draw(state, width: width, height: height)
  }
}
