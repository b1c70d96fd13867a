import Canvas
import Testing
import Training

@testable import saddle

@Suite struct SectionChartsTests {
  private func sections(_ change: (inout ExplorerState) -> Void = { _ in }) -> ExplorerState {
    var state = exampleState()
    _ = state.press(.character("n"))
    change(&state)
    return state
  }

  @Test func keysGoThroughTheViewsBothWays() {
    var state = exampleState()
    var seen: [LowerView] = []
    for _ in state.surface.views {
      _ = state.press(.character("n"))
      seen.append(state.surface.lower)
    }
    #expect(Set(seen) == Set(state.surface.views) && seen.last == .curves)
    _ = state.press(.character("n"))
    _ = state.press(.character("N"))
    #expect(state.surface.lower == .curves)
  }

  @Test func curvesAreTheSurfacesAlongTheLinesThroughTheCrosshair() throws {
    let state = sections { $0.crosshair = .init(x: 2, y: -3) }
    let charts = SectionCharts(state).all.map(\.chart)
    for (index, loss) in state.losses.enumerated() {
      for bucket in charts[0].series[index].buckets {
        let height = loss.surface(x: [Float(bucket.x)], y: [-3], isClipped: true)[0]
        #expect(bucket.mean == Double(height))
      }
      for bucket in charts[1].series[index].buckets {
        let height = loss.surface(x: [2], y: [Float(bucket.x)], isClipped: true)[0]
        #expect(bucket.mean == Double(height))
      }
      let here = Double(loss.surface(x: [2], y: [-3], isClipped: true)[0])
      #expect(charts[0].markedValues[index].value == here && charts[1].markedValues[index].value == here)
    }
    #expect(charts[0].mark == 2 && charts[1].mark == -3)
    #expect(charts[0].xRange == -15...15)
  }

  @Test func theClipHoldsTheirCurvesDown() {
    func top(_ state: ExplorerState) -> Double {
      SectionCharts(state).all[1].chart.series[0].buckets.map(\.maximum).max()!
    }
    #expect(top(sections { $0.crosshair.x = -15 }) < 23.1)
    #expect(
      top(
        sections {
          $0.crosshair.x = -15
          $0.isClipped = false
        }) > 29.9)
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60), (40, 12), (80, 14)])
  func sectionsLookAsTheyShould(width: Int, height: Int) throws {
    try expect(
      Screen.home.draw(sections(), width: width, height: height), isPicture: "sections-\(width)x\(height)")
  }

  @Test func aLargePanelHasItsSectionsBeside() throws {
    let text = Screen.home.draw(sections { _ = $0.reduce(.enlarge(panel: 1)) }, width: 120, height: 36).text
    #expect(text.contains("loss along x, y = −1.00") && text.contains("loss along y, x = 3.00"))
  }

  @Test func whereThereIsNoRoomTheBottomLineSaysSo() {
    let picture = Screen.home.draw(sections(), width: 24, height: 12)
    #expect(picture.text(row: 11).contains("no room for sections"))
    #expect(Screen.home.draw(exampleState(), width: 24, height: 12).text(row: 11).contains("(3.0"))
  }
}
