/// What a key press or an event does to the explorer.
enum Action: Hashable {
  case togglePause
  case makeStep
  case restart
  case faster
  case slower
  case raiseLearningRate
  case lowerLearningRate
  /// One panel large, and back where it is the large one already; panels count from 0.
  case enlarge(panel: Int)
  case moveCrosshair(right: Int, up: Int)
  /// Puts it on a point of the plane.
  case placeCrosshair(x: Double, y: Double)
  case toggleClip
  case toggleZoom
  case toggleLogColors
  case toggleHelp
  /// Lists all that can be done, by name.
  case palette
  case nextScreen
  // Of the landscape screen.
  case recenter
  case toggleFollowing
  case nextPlane
  case newDirections
  case nextNetwork
  case toggleAccuracy
  case zoom(closer: Bool)
  /// A little, with a point of the plane where it was on the screen.
  case zoomAround(x: Double, y: Double, closer: Bool)
  case showWhole
  case toggleSharedScale
  case toggleContours
  case toggleTestSamples
  case toggleRecomputedStatistics
  case controls(ControlAction)
  case watch(WatchAction)
  case sweep(SweepAction)
  /// Closes what lies over the screen, if anything does.
  case dismiss
  case quit
}

/// What a change of the explorer's state asks of the world outside it.
enum Effect: Hashable {
  case start, pause, makeStep, restart
  case setPace(Pace)
  case setLearningRate(Float)
  /// Has another training made ready.
  case prepare(TrainingSetup)
  case cancelSurface
  case quit
}
