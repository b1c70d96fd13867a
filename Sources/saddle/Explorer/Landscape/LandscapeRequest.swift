import Landscape

/// Which surfaces are wanted: with the weights in the middle, all that decides their values.
struct LandscapeRequest: Hashable, Sendable {
  /// Whose weights are in the middle and whose network is evaluated: a loss of the plan by its index.
  var network = 0
  var plane = LivePlane.random
  /// Of the directions, where they are random.
  var seed: UInt64 = 1
  var window = LivePlane.random.window
  var part = LandscapeSamples.Part.train
  var recomputesStatistics = false
  /// How often the middle has been moved to where training was.
  var centering = 0

  /// Points along each axis, so many that the middle of the window is one of them.
  static let resolution = 51

  var grid: Grid {
    Grid(
      x: GridAxis(from: window.x.lowerBound, through: window.x.upperBound, count: Self.resolution),
      y: GridAxis(from: window.y.lowerBound, through: window.y.upperBound, count: Self.resolution))
  }
}

/// The planes that the screen can lay through the weights.
enum LivePlane: String, Sendable, CaseIterable {
  /// Two random directions, filters scaled to the weights.
  case random
  /// The principal directions of the path that training took.
  case path
  /// The two eigenvectors of steepest curvature.
  case curvature

  var name: String {
    switch self {
    case .random: "random plane"
    case .path: "plane of the path"
    case .curvature: "plane of steepest curvature"
    }
  }

  /// What is shown of it at first.
  var window: PlaneWindow {
    switch self {
    case .random, .curvature: PlaneWindow(x: -1...1, y: -1...1)
    case .path: PlaneWindow(x: -1.25...1.25, y: -1.25...1.25)
    }
  }

  var next: LivePlane {
    let all = Self.allCases
    return all[(all.firstIndex(of: self)! + 1) % all.count]
  }
}

/// A part of a plane, in the units of its axes.
struct PlaneWindow: Hashable, Sendable {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>

  /// How wide a window can be: far beyond both ends nothing is to be seen, or floats cannot tell points apart.
  static let widths = 1e-4...64.0

  var width: Double { x.upperBound - x.lowerBound }
  var height: Double { y.upperBound - y.lowerBound }

  func contains(a: Double, b: Double) -> Bool { x.contains(a) && y.contains(b) }

  /// Two ranges such as -1.0:1.0,-1.0:1.0.
  var text: String { "\(x.lowerBound):\(x.upperBound),\(y.lowerBound):\(y.upperBound)" }

  /// Whether there is something to be seen in it.
  var isDrawable: Bool { Self.widths.contains(width) && Self.widths.contains(height) }

  /// The window whose sides are `factor` times as long, with the given point where it was on the screen.
  func scaled(by factor: Double, around a: Double, _ b: Double) -> PlaneWindow {
    func scaled(_ range: ClosedRange<Double>, around middle: Double) -> ClosedRange<Double> {
      let lower = middle + (range.lowerBound - middle) * factor
      let upper = middle + (range.upperBound - middle) * factor
      return lower...upper
    }
    let window = PlaneWindow(x: scaled(x, around: a), y: scaled(y, around: b))
    return window.isDrawable ? window : self
  }

  /// Moved by fractions of its sides.
  func moved(right: Double, up: Double) -> PlaneWindow {
    let (dx, dy) = (right * width, up * height)
    return PlaneWindow(
      x: x.lowerBound + dx...x.upperBound + dx, y: y.lowerBound + dy...y.upperBound + dy)
  }
}
