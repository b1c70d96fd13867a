/// How the surfaces of the losses are looked at on the home screen.
struct SurfaceView: Hashable {
  /// What stands below the panels, or beside a large one.
  var lower = LowerView.curves
  var hasContours = false
  /// Whether arrows show which way is down.
  var hasArrows = false
  /// nil where none have been dropped.
  var balls: Balls?
  private(set) var sample: FollowedSample?
  /// Whether inputs are of two numbers; such data are looked at there first.
  var hasDecisions = false {
    didSet {
      if hasDecisions, !oldValue { lower = .decisions }
      if !hasDecisions, lower == .decisions { lower = .curves }
    }
  }
  /// The cell of a heat map that the mouse holds, and the size of the map.
  var grip: Grip?

  struct Grip: Hashable {
    var x: Int
    var y: Int
    let width: Int
    let height: Int
  }
}

/// What can stand below the panels of the home screen.
enum LowerView: Hashable, CaseIterable {
  /// Of the training: loss and test accuracy.
  case curves
  /// The losses along the two lines through the crosshair.
  case sections
  /// How long features are, how far apart classes, how good probabilities.
  case norms
  /// What the networks take the places of the plane of inputs for, where inputs are of two numbers.
  case decisions
  /// The sample that is followed.
  case sample

  var name: String {
    switch self {
    case .curves: "curves"
    case .sections: "sections"
    case .norms: "norms"
    case .decisions: "decisions"
    case .sample: "sample"
    }
  }

}

extension SurfaceView {
  /// The views that there are: without a sample there is nothing to see of it.
  var views: [LowerView] {
    LowerView.allCases.filter { ($0 != .sample || sample != nil) && ($0 != .decisions || hasDecisions) }
  }

  /// Goes to the next of the views, or to the one before.
  mutating func turn(forward: Bool) {
    let place = views.firstIndex(of: lower)! + (forward ? 1 : views.count - 1)
    lower = views[place % views.count]
  }

  /// Marks a sample on the panels.
  mutating func mark(_ sample: FollowedSample) { self.sample = sample }

  /// Marks a sample and shows below the panels what it is.
  mutating func follow(_ sample: FollowedSample) {
    mark(sample)
    lower = .sample
  }

  mutating func leaveSample() {
    let before = sample?.viewBefore ?? .curves
    sample = nil
    if lower == .sample { lower = views.contains(before) ? before : .curves }
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
  case followSample
  /// Around a place of the heat maps, in fractions from the left and from the bottom.
  case zoom(right: Double, up: Double, closer: Bool)
  case zoomAtCrosshair(closer: Bool)
  /// By fractions of what a panel shows.
  case pan(right: Double, up: Double)
}

extension ExplorerState {
  /// Does what an action asks of the view of the surfaces.
  mutating func reduce(_ action: SurfaceAction) {
    switch action {
    case .nextView(let forward): surface.turn(forward: forward)
    case .toggleContours: surface.hasContours.toggle()
    case .toggleArrows: surface.hasArrows.toggle()
    case .dropBalls: dropBalls()
    case .stepBalls:
      surface.balls?.isRunning = false
      stepBalls()
    case .runBalls: surface.balls?.isRunning.toggle()
    case .removeBalls: surface.balls = nil
    case .followSample: followSample()
    case .zoom(let right, let up, let closer): zoomAxes(by: closer ? 0.8 : 1.25, right: right, up: up)
    case .zoomAtCrosshair(let closer):
      let place = crosshairPlace
      zoomAxes(by: closer ? 0.8 : 1.25, right: place.right, up: place.up)
    case .pan(let right, let up):
      switch screen {
      case .home: panAxes(right: right, up: up)
      case .landscape: landscape.pan(right: right, up: up)
      }
    }
  }
}
