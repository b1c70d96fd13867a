import Canvas
import Testing

@testable import saddle

@Suite struct ExplorerStateMouseTests {
  private let width = 120
  private let height = 36

  private func layout(_ state: ExplorerState) throws -> HomeLayout {
    try #require(
      HomeLayout(
        width: width, height: height, panelCount: state.losses.count, largePanel: state.largePanel))
  }

  private func action(
    _ kind: MouseEvent.Kind, _ button: MouseEvent.Button? = .left, x: Int, y: Int, in state: ExplorerState
  ) -> Action? {
    state.action(for: MouseEvent(kind: kind, button: button, x: x, y: y), width: width, height: height)
  }

  private func isCrosshair(_ cell: Cell) -> Bool {
    cell.glyph == Look.crosshairMark && cell.style.foreground == Look.crosshair
  }

  @Test func aClickPutsTheCrosshairIntoThatCellOfEveryPanel() throws {
    for start in [exampleState(), exampleLandscapeState()] {
      for panel in try layout(start).panels {
        for (across, down) in [(3, 3), (10, 5), (15, 8)] {
          var state = start
          let (x, y) = (panel.heat.x + across, panel.heat.y + down)
          let asked = try #require(action(.press, x: x, y: y, in: state))
          #expect(state.reduce(asked) == [])
          let buffer = state.screen.draw(state, width: width, height: height)
          for other in try layout(state).panels {
            #expect(isCrosshair(buffer[other.heat.x + across, other.heat.y + down]))
          }
        }
      }
    }
  }

  @Test func aClickReadsTheAxesOfItsOwnPanel() throws {
    var state = exampleState()
    state.axes[1] = PanelAxes(x: 0...1, y: 2...3)
    let heat = try layout(state).panels[1].heat
    let click = try #require(action(.press, x: heat.x, y: heat.maxY - 1, in: state))
    _ = state.reduce(click)
    #expect(state.crosshair.x > 0 && state.crosshair.x < 1 / Double(heat.width))
    #expect(state.crosshair.y > 2 && state.crosshair.y < 2 + 1 / Double(heat.height))
  }

  @Test func aClickOnATitleMakesItsPanelLargeAndBack() throws {
    for var state in [exampleState(), exampleLandscapeState()] {
      let frame = try layout(state).panels[2].frame
      let click = try #require(action(.press, x: frame.x + 5, y: frame.y, in: state))
      #expect(click == .enlarge(panel: 2))
      _ = state.reduce(click)
      let large = try layout(state).panels[0].frame
      #expect(action(.press, x: large.x + 2, y: large.y, in: state) == .enlarge(panel: 2))
    }
  }

  @Test func theWheelZoomsTheLandscapeAroundThePointer() throws {
    var state = exampleLandscapeState()
    let heat = try layout(state).panels[1].heat
    let (x, y) = (heat.x + 4, heat.y + 2)
    guard case .placeCrosshair(let a, let b) = action(.press, x: x, y: y, in: state) else {
      Issue.record("no point there")
      return
    }
    let whole = state.landscape.request.window
    for kind in [MouseEvent.Kind.wheelUp, .wheelUp, .wheelUp, .wheelDown] {
      // The panels show the former window until the other one has been evaluated.
      let asked = try #require(action(kind, nil, x: x, y: y, in: state))
      #expect(state.reduce(asked) == [])
    }
    let window = state.landscape.request.window
    #expect(abs(window.width / whole.width - 0.64) < 1e-12)
    #expect(abs((a - window.x.lowerBound) / window.width - (a - whole.x.lowerBound) / whole.width) < 1e-12)
    #expect(abs((b - window.y.lowerBound) / window.height - (b - whole.y.lowerBound) / whole.height) < 1e-12)
    #expect(state.landscape.crosshair == (0, 0))
    // Evaluated by now: the same cell is the same point.
    state.landscape.live.request?.window = window
    guard case .placeCrosshair(let newA, let newB) = action(.press, x: x, y: y, in: state) else {
      Issue.record("no point there")
      return
    }
    #expect(abs(newA - a) < 1e-12 && abs(newB - b) < 1e-12)
    for _ in 0..<200 {
      let asked = try #require(action(.wheelUp, nil, x: x, y: y, in: state))
      _ = state.reduce(asked)
    }
    #expect(state.landscape.request.window.width >= 1e-4)
  }

  @Test func theLandscapeIsProbedByMovesAndDragged() throws {
    var state = exampleLandscapeState()
    let panel = try layout(state).panels[0]
    let (x, y) = (panel.heat.x + 3, panel.heat.y + 3)
    #expect(action(.move, nil, x: x, y: y, in: state) == action(.press, x: x, y: y, in: state))
    let window = state.landscape.request.window
    for (kind, right) in [(MouseEvent.Kind.press, 0), (.drag, 2), (.release, 2)] {
      let mouse = MouseEvent(kind: kind, button: kind == .release ? nil : .left, x: x + right, y: y)
      _ = state.point(mouse, width: 120, height: 36)
    }
    let moved = state.landscape.request.window
    #expect(
      abs(window.x.lowerBound - moved.x.lowerBound - 2 * window.width / Double(panel.heat.width)) < 1e-12)
    #expect(
      moved.y == window.y
        && state.landscape.request.window.contains(
          a: state.landscape.crosshair.a, b: state.landscape.crosshair.b)
    )
  }

  @Test func allElseDoesNothing() throws {
    let home = exampleState()
    let panel = try layout(home).panels[0]
    let (x, y) = (panel.heat.x + 3, panel.heat.y + 3)
    for kind in [MouseEvent.Kind.wheelLeft, .release, .drag] {
      #expect(action(kind, x: x, y: y, in: home) == nil)
    }
    for button in [MouseEvent.Button.middle, .right] {
      #expect(action(.press, button, x: x, y: y, in: home) == nil)
      #expect(action(.press, button, x: x, y: panel.frame.y, in: home) == nil)
    }
    // A chart, a colour bar.
    let chart = try #require(layout(home).charts.first)
    for (x, y) in [(chart.x + 3, chart.y), (chart.x + 3, chart.y + 3), (panel.heat.maxX + 1, y)] {
      #expect(action(.press, x: x, y: y, in: home) == nil)
    }
    let landscape = exampleLandscapeState()
    #expect(action(.wheelLeft, nil, x: x, y: y, in: landscape) == nil)
    #expect(action(.wheelUp, nil, x: x, y: panel.frame.y, in: landscape) == nil)
    let click = MouseEvent(kind: .press, button: .left, x: 2, y: 2)
    #expect(home.action(for: click, width: 10, height: 3) == nil)
  }

  @Test func helpIsScrolledAndHidesWhatIsUnderIt() throws {
    var state = exampleLandscapeState()
    let panel = try layout(state).panels[0]
    let (x, y) = (panel.heat.x + 3, panel.heat.y + 3)
    _ = state.reduce(.toggleHelp)
    let before = state.landscape.request
    for kind in [MouseEvent.Kind.wheelDown, .wheelDown, .wheelUp] {
      let asked = try #require(action(kind, nil, x: x, y: y, in: state))
      #expect(state.reduce(asked) == [])
    }
    #expect(state.helpOffset == 3 && state.landscape.request == before)
    #expect(action(.press, x: x, y: y, in: state) == nil)
    #expect(action(.press, x: x, y: panel.frame.y, in: state) == nil)
  }
}
