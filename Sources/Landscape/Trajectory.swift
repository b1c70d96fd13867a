import Datasets
import Training

/// The path of a training on a plane: where each checkpoint stands, and how far the picture can be trusted
/// there.
public struct Trajectory: Sendable, Hashable {
  public struct Point: Sendable, Hashable {
    public let step: Int
    /// Where the checkpoint is projected to, and how far away from the plane it is.
    public let place: Plane.Projection
    /// What the checkpoint's own weights give, an evaluation a loss.
    public let own: [Evaluation]
    /// What the plane gives at the projection, evaluated there: none of it is interpolated.
    public let surface: [Evaluation]

    public init(step: Int, place: Plane.Projection, own: [Evaluation], surface: [Evaluation]) {
      self.step = step
      self.place = place
      self.own = own
      self.surface = surface
    }
  }

  /// In the order of the steps.
  public private(set) var points: [Point] = []

  public init(_ points: [Point] = []) { self.points = points }

  public mutating func append(_ point: Point) { points.append(point) }
}

/// Places checkpoints on a plane.
public final class TrajectoryTracer {
  private let plane: Plane
  private let evaluator: PlaneEvaluator
  private let workspace: PlaneWorkspace

  /// - Parameter evaluator: of the same plane.
  public init(_ plane: Plane, evaluator: PlaneEvaluator) {
    self.plane = plane
    self.evaluator = evaluator
    workspace = evaluator.makeWorkspace()
  }

  /// The point of a checkpoint, both of whose losses are computed in the same way.
  ///
  /// - Precondition: the weights are those of the evaluator's network.
  public func point(step: Int, weights: Weights) -> Trajectory.Point {
    let place = plane.projection(of: weights.parameters)
    let own = evaluator.centered(at: weights)
    return Trajectory.Point(
      step: step, place: place, own: own.evaluations(a: 0, b: 0, in: own.makeWorkspace()),
      surface: evaluator.evaluations(a: place.a, b: place.b, in: workspace))
  }
}
