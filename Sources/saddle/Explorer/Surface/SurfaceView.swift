/// How the surfaces of the losses are looked at on the home screen.
struct SurfaceView: Hashable {
  /// What stands below the panels, or beside a large one.
  var lower = LowerView.curves
  var hasContours = false
  /// Whether arrows show which way is down.
  var hasArrows = false
  /// nil where none have been dropped.
  var balls: Balls?
}

/// What can stand below the panels of the home screen.
enum LowerView: Hashable, CaseIterable {
  /// Of the training: loss and test accuracy.
  case curves
  /// The losses along the two lines through the crosshair.
  case sections
  /// What the networks take the places of the plane of inputs for, where inputs are of two numbers.
  case decisions

  var name: String {
    switch self {
    case .curves: "curves"
    case .sections: "sections"
    case .decisions: "decisions"
    }
  }

  /// The one that comes after it, or before it, among all that there are.
  func next(forward: Bool, hasDecisions: Bool) -> LowerView {
    let all = Self.allCases.filter { $0 != .decisions || hasDecisions }
    let place = all.firstIndex(of: self)! + (forward ? 1 : all.count - 1)
    return all[place % all.count]
  }
}

/// What a key or the mouse does to the view of the surfaces.
enum SurfaceAction: Hashable {
  case nextView(forward: Bool)
  case toggleContours
  case toggleArrows
  case dropBalls
  case stepBalls
  case runBalls
  case removeBalls
}

extension ExplorerState {
  /// Does what an action asks of the view of the surfaces.
  mutating func reduce(_ action: SurfaceAction) {
    switch action {
    case .nextView(let forward):
      surface.lower = surface.lower.next(forward: forward, hasDecisions: decisionPlane != nil)
    case .toggleContours: surface.hasContours.toggle()
    case .toggleArrows: surface.hasArrows.toggle()
    case .dropBalls: dropBalls()
    case .stepBalls:
      surface.balls?.isRunning = false
      stepBalls()
    case .runBalls: surface.balls?.isRunning.toggle()
    case .removeBalls: surface.balls = nil
    }
  }
}
