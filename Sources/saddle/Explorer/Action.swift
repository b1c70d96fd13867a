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
  case tour(TourAction)
  case surface(SurfaceAction)
  case watch(WatchAction)
  case sweep(SweepAction)
  /// Tells the command line that shows this state again.
  case reproduce
  case nextTheme
  case nextColors
  /// Large numbers and thick marks, and back.
  case toggleProjector
  /// Asks for a file for the screen as it is.
  case write
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
  /// Hurries to a step after another, and changes the training there.
  case travel([Leg])
  case cancelSurface
  /// Writes the screen to a file.
  ///
  /// - Parameter overwrites: whether a file of that name may go.
  case write(path: String, overwrites: Bool)
  case quit

  /// Whether it is about the course of training.
  var changesTraining: Bool {
    switch self {
    case .start, .pause, .makeStep, .restart, .setLearningRate, .prepare, .travel: true
    case .setPace, .cancelSurface, .write, .quit: false
    }
  }
}

/// A part of the way to a state that is to be seen: a step to hurry to, and what is trained from there on.
struct Leg: Hashable {
  let step: Int
  var setup: TrainingSetup?
}
