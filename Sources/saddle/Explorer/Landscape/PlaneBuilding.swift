import Canvas
import Landscape
import Training

/// A plane for the screen, with what there is to say of it.
struct BuiltPlane: Sendable {
  let plane: Plane
  let facts: LiveLandscape.PlaneFacts

  init(_ plane: Plane, name: String, axes: [String]) {
    self.plane = plane
    let (x, y) = plane.lengths
    facts = LiveLandscape.PlaneFacts(
      name: name, axes: axes, degrees: plane.degrees, lengths: plane.lengths,
      gram: (x * x, plane.axisProduct, y * y))
  }
}

/// Lays planes through weights.
struct PlaneBuilder: Sendable {
  let plan: TrainingPlan
  let loss: any Loss
  let center: Weights
  /// The way to the center, the earliest first.
  let path: [[Float]]

  /// What ends a search for directions on the way.
  struct Cancelled: Error {}

  /// - Throws: `CurvatureError` or `PlaneError` where there is no such plane, ``Cancelled``.
  func plane(_ request: LandscapeRequest, samples: LandscapeSamples, _ cancellation: Cancellation) throws
    -> BuiltPlane
  {
    switch request.plane {
    case .random: try random(seed: request.seed)
    case .path: try principal()
    case .curvature: try steepest(samples, cancellation)
    }
  }

  private func random(seed: UInt64) throws -> BuiltPlane {
    let network = plan.network(for: loss)
    let axes = (0..<2).map { index in
      Normalization.filter.applied(
        to: Direction.random(count: network.parameterCount, seed: seed, index: index),
        weights: center.parameters, of: network)
    }
    return BuiltPlane(
      try Plane(center: center, x: axes[0], y: axes[1]), name: "\(LivePlane.random.name), seed \(seed)",
      axes: ["filters scaled to the weights", "filters scaled"])
  }

  private func principal() throws -> BuiltPlane {
    let directions = try PrincipalDirections(path: path + [center.parameters])
    func text(_ share: Double) -> String { "\((100 * share).formatted(decimals: 1)) %" }
    return BuiltPlane(
      try Plane(center: center, x: directions.x.axis, y: directions.y.axis), name: LivePlane.path.name,
      axes: [
        "x has \(text(directions.x.share)) of the path, y \(text(directions.y.share))",
        "x \(text(directions.x.share)), y \(text(directions.y.share))",
      ])
  }

  /// Along the two steepest eigenvectors, in units in which the quadratic model rises by 1: √(2/λ).
  private func steepest(_ samples: LandscapeSamples, _ cancellation: Cancellation) throws -> BuiltPlane {
    var plan = plan
    plan.crew = Crew(threads: 1)
    let derivatives = LossDerivatives(plan, loss: loss, dataset: samples.dataset, weights: center)
    let room = Self.mostBytes / (8 * max(1, center.parameters.count))
    let spectrum = try derivatives.hessianSpectrum(
      Lanczos(count: 2, mostProducts: min(max(8, room), 120), tolerance: 1e-3)
    ) { if cancellation.isCancelled { throw Cancelled() } }
    let pairs = spectrum.largest
    guard pairs.count == 2 else { throw CurvatureError.pathTooStraight(dimensions: pairs.count) }
    let norm = center.parameters.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    func axis(_ pair: Lanczos.Pair) -> [Float] {
      let length = pair.value > 0 ? min((2 / pair.value).squareRoot(), max(norm, 1)) : max(norm, 1)
      return pair.vector.map { Float($0 * length) }
    }
    let values = pairs.map { $0.value.formatted() }
    let rest = spectrum.isConverged ? "" : ", not converged"
    return BuiltPlane(
      try Plane(center: center, x: axis(pairs[0]), y: axis(pairs[1])), name: LivePlane.curvature.name,
      axes: [
        "λ \(values[0]), λ \(values[1])\(rest)", "λ \(values[0]), \(values[1])\(rest)",
        "λ \(values[0]), \(values[1])" + (rest.isEmpty ? "" : " ?"),
      ])
  }

  /// What the basis of Lanczos may take.
  private static let mostBytes = 512 << 20
}
