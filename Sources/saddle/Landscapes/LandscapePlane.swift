import ArrayFiles
import Canvas
import Landscape
import Training

/// A plane through the space of a subject's weights, and how it was laid.
struct LandscapePlane {
  let plane: Plane
  /// What stands at the center.
  let center: String
  /// Such as "two random directions, seed 1".
  let words: String
  /// What is looked at where nothing is said.
  let range: String
  let axes: SurfaceTable.Axes
  /// What is known of the axes in numbers.
  let measurements: [SurfaceTable.Measurement]

  init(
    plane: Plane, center: String, words: String, range: String, axes: SurfaceTable.Axes = .init(),
    measurements: [SurfaceTable.Measurement] = []
  ) {
    self.plane = plane
    self.center = center
    self.words = words
    self.range = range
    self.axes = axes
    self.measurements = measurements
  }

  /// What is asked for of random directions and of those of files.
  struct Shaping: Hashable {
    var normalization: Normalization?
    var isOrthogonal = false
  }

  /// Two random directions, each filter of the length of its weights unless something else is asked for.
  static func random(
    _ subject: LandscapeSubject, center: LandscapeSubject.NamedWeights, seed: UInt64, shaping: Shaping
  ) throws -> LandscapePlane {
    let count = subject.network.parameterCount
    let normalization = shaping.normalization ?? .filter
    let drawn = (0..<2).map { Direction.random(count: count, seed: seed, index: $0) }
    let plane = try made(from: center.name) { () throws(PlaneError) in
      try shaped(drawn, normalization, shaping, center.weights, subject.network)
    }
    return LandscapePlane(
      plane: plane, center: center.name,
      words: "two random directions, seed \(seed)" + text(shaping, normalization),
      range: "-1:1", axes: .init(x: "a: random direction 1", y: "b: random direction 2"))
  }

  /// The directions in two files, as they are unless something else is asked for.
  static func directions(
    _ subject: LandscapeSubject, center: LandscapeSubject.NamedWeights, x: String, y: String, shaping: Shaping
  ) throws -> LandscapePlane {
    let network = subject.network
    let read = try [x, y].map { try network.direction(in: SafeTensors(path: $0), named: $0) }
    let normalization = shaping.normalization ?? .none
    let plane = try made(from: "\(x), \(y)") { () throws(PlaneError) in
      try shaped(read, normalization, shaping, center.weights, network)
    }
    return LandscapePlane(
      plane: plane, center: center.name, words: "x from \(x), y from \(y)" + text(shaping, normalization),
      range: "-1:1")
  }

  /// The plane through three sets of weights, which stand at (0, 0), (1, 0) and (0, 1), or the line through two.
  static func through(_ points: [LandscapeSubject.NamedWeights]) throws -> LandscapePlane {
    precondition((2...3).contains(points.count))
    let axes = points.dropFirst().map {
      Direction.from(points[0].weights.parameters, to: $0.weights.parameters)
    }
    let center = points[0].weights
    let plane = try made(from: points.map(\.name).joined(separator: ", ")) { () throws(PlaneError) in
      axes.count == 1
        ? try Plane(center: center, along: axes[0]) : try Plane(center: center, x: axes[0], y: axes[1])
    }
    let names = points.map(\.name)
    return LandscapePlane(
      plane: plane, center: names[0],
      words: axes.count == 1
        ? "the line from \(names[0]) at 0 to \(names[1]) at 1"
        : "through \(names[0]) at (0, 0), \(names[1]) at (1, 0) and \(names[2]) at (0, 1)",
      range: "-0.25:1.25")
  }

  private static func shaped(
    _ axes: [[Float]], _ normalization: Normalization, _ shaping: Shaping, _ center: Weights,
    _ network: Network
  ) throws(PlaneError) -> Plane {
    let axes = axes.map { normalization.applied(to: $0, weights: center.parameters, of: network) }
    let y = shaping.isOrthogonal ? Direction.orthogonal(axes[1], to: axes[0]) : axes[1]
    return try Plane(center: center, x: axes[0], y: y)
  }

  private static func text(_ shaping: Shaping, _ normalization: Normalization) -> String {
    let scaled =
      switch normalization {
      case .filter: ", filters scaled to their weights"
      case .layer: ", layers scaled to their weights"
      case .none: ""
      }
    return scaled + (shaping.isOrthogonal ? ", made orthogonal" : "")
  }

  static func made(
    from source: String, _ body: () throws(PlaneError) -> Plane
  ) throws(InputError) -> Plane {
    do throws(PlaneError) { return try body() } catch { throw InputError(source, reason: "\(error)") }
  }

  /// The angle between the axes and their lengths, in words.
  var geometry: String {
    let (x, y) = plane.lengths
    if plane.isLine { return "of length \(x.formatted())" }
    return
      "at \(plane.degrees.formatted(decimals: 1)) degrees, of lengths \(x.formatted()) and \(y.formatted())"
  }
}
