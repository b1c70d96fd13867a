import Testing
import Training

@testable import saddle

@Test func pausingAndGoingOn() {
  var state = exampleState()
  #expect(state.reduce(.togglePause) == [.pause])
  #expect(state.isPaused)
  #expect(state.reduce(.togglePause) == [.start])
  #expect(!state.isPaused)
}

@Test func aStepPauses() {
  var state = exampleState()
  #expect(state.reduce(.makeStep) == [.pause, .makeStep])
  #expect(state.isPaused)
  #expect(state.reduce(.makeStep) == [.makeStep])
}

@Test func paceGoesUpToNoLimitAndBack() {
  var state = exampleState()
  var limits: [Double?] = []
  for _ in 0..<20 {
    _ = state.reduce(.faster)
    limits.append(state.pace.limit)
  }
  #expect(limits.last! == nil)
  #expect(state.pace == .unlimited)
  let finite = limits.compactMap { $0 }
  #expect(finite == finite.sorted() && finite.first! > 60)
  for _ in 0..<30 { _ = state.reduce(.slower) }
  #expect(state.pace.limit == 1)
  #expect(state.reduce(.faster) == [.setPace(state.pace)])
}

@Test func theLearningRateDoublesAndHalvesWithinReason() {
  var state = exampleState()
  #expect(state.reduce(.raiseLearningRate) == [.setLearningRate(0.2)])
  #expect(state.reduce(.lowerLearningRate) == [.setLearningRate(0.1)])
  for _ in 0..<100 { _ = state.reduce(.lowerLearningRate) }
  #expect(state.learningRate > 0)
  #expect(state.reduce(.lowerLearningRate) == [])
  for _ in 0..<200 { _ = state.reduce(.raiseLearningRate) }
  #expect(state.learningRate.isFinite)
}

@Test func onePanelLargeAndBack() {
  var state = exampleState()
  _ = state.reduce(.enlarge(panel: 1))
  #expect(state.largePanel == 1)
  _ = state.reduce(.enlarge(panel: 2))
  #expect(state.largePanel == 2)
  _ = state.reduce(.enlarge(panel: 2))
  #expect(state.largePanel == nil)
  _ = state.reduce(.enlarge(panel: 3))
  #expect(state.largePanel == nil)
  _ = state.reduce(.enlarge(panel: 0))
  _ = state.reduce(.dismiss)
  #expect(state.largePanel == nil)
}

@Test func theCrosshairStaysOnThePlane() {
  var state = exampleState()
  let start = state.crosshair
  _ = state.reduce(.moveCrosshair(right: 1, up: -1))
  #expect(state.crosshair == .init(x: start.x + 0.5, y: start.y - 0.5))
  for _ in 0..<100 { _ = state.reduce(.moveCrosshair(right: -1, up: 1)) }
  #expect(state.crosshair == .init(x: -15, y: 15))
}

@Test func zoomGoesToThePointsAndBack() {
  var state = exampleState()
  _ = state.reduce(.toggleZoom)
  #expect(state.isZoomed)
  for (axes, panel) in zip(state.axes, state.observation.panels) {
    #expect(panel.outcomes.allSatisfy { axes.contains(x: Double($0.x), y: Double($0.y)) })
    #expect(abs(axes.y.upperBound - axes.y.lowerBound - axes.side) < 1e-9)
  }
  _ = state.reduce(.toggleZoom)
  #expect(state.axes == [.paper, .paper, .paper])
}

@Test func helpTakesItsKeysAndLeavesTheRest() {
  var state = exampleState()
  _ = state.reduce(.toggleHelp)
  #expect(state.helpOffset == 0)
  let before = state.crosshair
  _ = state.reduce(.moveCrosshair(right: 0, up: -1))
  #expect(state.helpOffset == 1)
  #expect(state.crosshair == before)
  #expect(state.reduce(.togglePause) == [.pause])
  #expect(state.reduce(.quit) == [])
  #expect(state.helpOffset == nil)
  #expect(state.reduce(.quit) == [.quit])
}

@Test func clipAndColorsAreSwitches() {
  var state = exampleState()
  _ = state.reduce(.toggleClip)
  _ = state.reduce(.toggleLogColors)
  #expect(!state.isClipped && state.hasLogColors)
  #expect(state.reduce(.restart) == [.restart])
}
