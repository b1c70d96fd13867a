import Testing
import Training

@testable import saddle

@Suite struct LandscapeStateTests {
  @Test func theCrosshairMovesByPointsOfTheGridAndTakesTheWindowAlongAtTheEdge() {
    var state = exampleLandscapeState()
    _ = state.reduce(.moveCrosshair(right: 1, up: -2))
    #expect(
      abs(state.landscape.crosshair.a - 0.04) < 1e-12 && abs(state.landscape.crosshair.b + 0.08) < 1e-12)
    #expect(state.crosshair == ExplorerState.Crosshair(x: 3, y: -1))
    _ = state.reduce(.moveCrosshair(right: 24, up: 0))
    #expect(state.landscape.request.window == LivePlane.random.window)
    _ = state.reduce(.moveCrosshair(right: 1, up: 0))
    #expect(state.landscape.request.window == PlaneWindow(x: -0.5...1.5, y: -1...1))
  }

  @Test func zoomKeepsTheCrosshairWhereItIsOnTheScreen() {
    var state = exampleLandscapeState()
    state.landscape.crosshair = (0.5, 0)
    _ = state.reduce(.zoom(closer: true))
    #expect(state.landscape.request.window == PlaneWindow(x: -0.25...0.75, y: -0.5...0.5))
    _ = state.reduce(.zoom(closer: false))
    #expect(state.landscape.request.window == PlaneWindow(x: -1...1, y: -1...1))
    for _ in 0..<100 { _ = state.reduce(.zoom(closer: true)) }
    #expect(state.landscape.request.window.width >= 1e-4)
    _ = state.reduce(.showWhole)
    #expect(state.landscape.request.window == LivePlane.random.window)
    #expect(state.landscape.crosshair == (0, 0))
  }

  @Test func planesNetworksAndMiddlesAreChosen() {
    var state = exampleLandscapeState()
    _ = state.reduce(.nextPlane)
    #expect(state.landscape.request.plane == .path)
    #expect(state.landscape.request.window == LivePlane.path.window)
    _ = state.reduce(.newDirections)
    #expect(state.landscape.request.plane == .random && state.landscape.request.seed == 2)
    let before = state.landscape.request.centering
    _ = state.reduce(.nextNetwork)
    #expect(state.landscape.request.network == 1 && state.landscape.request.centering == before + 1)
    _ = state.reduce(.recenter)
    #expect(state.landscape.request.centering == before + 2)
    _ = state.reduce(.toggleTestSamples)
    #expect(state.landscape.request.part == .test)
    // Without batch normalization there are no statistics to recompute.
    _ = state.reduce(.toggleRecomputedStatistics)
    #expect(!state.landscape.request.recomputesStatistics)
  }

  @Test func tabSwitchesAndEscapeEndsTheEvaluation() {
    var state = exampleState()
    #expect(state.reduce(.nextScreen).isEmpty && state.screen == .landscape)
    _ = state.reduce(.enlarge(panel: 1))
    #expect(state.reduce(.dismiss).isEmpty && state.largePanel == nil)
    #expect(state.reduce(.dismiss) == [.cancelSurface])
    _ = state.reduce(.nextScreen)
    #expect(state.screen == .home && state.reduce(.dismiss).isEmpty)
  }
}

@Suite struct WeightHistoryTests {
  @Test func aLongPathStaysShortAndSpreadOverAllOfTraining() {
    let trainer = Trainer(examplePlan(losses: [CosineLoss()]), pace: .unlimited)
    var history = WeightHistory(parameterCounts: [1])
    for _ in 0..<400 {
      trainer.makeStep()
      trainer.askForSnapshot()
      trainer.stop()
      history.record(trainer.snapshot)
    }
    let steps = history.paths[0].map(\.step)
    #expect((40...96).contains(steps.count) && steps == steps.sorted() && Set(steps).count == steps.count)
    #expect(steps[0] <= 4 && steps.last! > 380)
    let gaps = zip(steps, steps.dropFirst()).map { $1 - $0 }
    #expect(gaps.max()! <= 4 * gaps.min()!)
    // After a restart it begins anew.
    trainer.restart()
    trainer.askForSnapshot()
    trainer.stop()
    history.record(trainer.snapshot)
    #expect(history.paths[0].map(\.step) == [0])
  }
}
