import Landscape
import Synchronization
import Training

/// Places weights on a plane and compares their loss with that of the surface under them.
final class PathTracer: Sendable {
  private let plane: Plane
  private let evaluator: PlaneEvaluator
  private let loss: Int

  /// - Parameter loss: which of the evaluator's losses is compared.
  init(_ plane: Plane, _ evaluator: PlaneEvaluator, loss: Int) {
    self.plane = plane
    self.evaluator = evaluator
    self.loss = loss
  }

  func point(step: Int, weights: Weights) -> LiveLandscape.PathPoint {
    let place = plane.projection(of: weights.parameters)
    let own = evaluator.centered(at: weights)
    return LiveLandscape.PathPoint(
      step: step, place: place, ownLoss: own.evaluations(a: 0, b: 0, in: own.makeWorkspace())[loss].loss,
      surfaceLoss: evaluator.evaluations(a: place.a, b: place.b, in: evaluator.makeWorkspace())[loss].loss)
  }
}

extension LandscapeSamples {
  /// What a multiply-add and a point of the grid may take together: a surface then takes seconds.
  private static let mostMultiplyAdds = 400_000_000
  private static let counts = 50...2000

  /// All samples, or where that would take too long, as many as can be, each class with its share.
  init(live part: Part, of plan: TrainingPlan, multiplyAdds: Int) {
    let room = min(
      max(Self.mostMultiplyAdds / max(1, multiplyAdds), Self.counts.lowerBound), Self.counts.upperBound)
    self.init(part, of: plan.data, upTo: max(room, plan.data.train.classCount), seed: 0)
  }
}
