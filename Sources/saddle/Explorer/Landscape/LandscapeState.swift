import Training

/// What the landscape screen is set to show.
struct LandscapeState {
  enum Quantity: Hashable { case loss, accuracy }

  var request = LandscapeRequest()
  var quantity = Quantity.loss
  var hasLogColors = false
  var sharesScale = false
  var hasContours = true
  /// Whether the middle goes along with training.
  var isFollowing = false
  /// The point of the plane that the read-out is about.
  var crosshair = (a: 0.0, b: 0.0)
  /// What has been computed by now.
  var live = LiveLandscape()
}

extension LandscapeState {
  /// The part of the plane that the panels show, which follows the part that is asked for.
  var shownWindow: PlaneWindow { live.request?.window ?? request.window }

  /// Moves by points of the grid; at the edge the window goes along.
  mutating func moveCrosshair(right: Int, up: Int) {
    let steps = Double(LandscapeRequest.resolution - 1)
    let window = request.window
    crosshair.a += Double(right) * window.width / steps
    crosshair.b += Double(up) * window.height / steps
    // Half a step of slack: sums of steps end beside the edge.
    let slack = 0.5 / steps
    func beyond(_ place: Double, _ range: ClosedRange<Double>, _ width: Double) -> Double {
      place > range.upperBound + slack * width ? 0.25 : place < range.lowerBound - slack * width ? -0.25 : 0
    }
    let (dx, dy) = (
      beyond(crosshair.a, window.x, window.width), beyond(crosshair.b, window.y, window.height)
    )
    if dx != 0 || dy != 0 { request.window = window.moved(right: dx, up: dy) }
  }

  /// Moves the window by fractions of its sides; the crosshair stays where it is in sight, else at the edge.
  mutating func pan(right: Double, up: Double) {
    request.window = request.window.moved(right: right, up: up)
    crosshair.a = crosshair.a.clamped(to: request.window.x)
    crosshair.b = crosshair.b.clamped(to: request.window.y)
  }

  mutating func zoom(by factor: Double, around point: (a: Double, b: Double)) {
    request.window = request.window.scaled(by: factor, around: point.a, point.b)
  }

  /// The whole of the plane as it is shown at first, the crosshair in its middle.
  mutating func showWhole() {
    request.window = request.plane.window
    crosshair = (0, 0)
  }

  mutating func choose(_ plane: LivePlane) {
    request.plane = plane
    showWhole()
  }
}
