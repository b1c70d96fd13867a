import Datasets
import Training

/// All that decides the bits of a surface, as lines of text.
///
/// Two surfaces are the same where all lines are. The instruction set of the kernels has no part in it.
public struct SurfaceIdentity: Sendable, Hashable {
  public let lines: [String]

  /// The version of the way in which surfaces are computed and kept.
  private static let version = 1

  /// - Parameters:
  ///   - trained: the loss whose network this is.
  ///   - parameters: those of all losses.
  public init(
    of loss: any Loss, parameters: LossParameters, trained: any Loss, plan: TrainingPlan, plane: Plane,
    dataset: Dataset, batchNormalization: PlaneEvaluator.BatchNormalization, grid: Grid
  ) {
    let embedding = plan.embedding(for: loss)
    let axes = [("x", grid.x), ("y", grid.y)].map { "\($0) \($1.first) \($1.last) \($1.count)" }
    lines =
      [
        "surface \(Self.version)", "loss \(loss.name)",
        "smoothing \(parameters.smoothing) weight \(parameters.crossEntropyWeight)"
          + " temperature \(parameters.temperature) margins \(parameters.cosineMargin)"
          + " \(parameters.angularMargin)",
        "targets \(embedding.classCount) \(embedding.width) \(ContentHash.text(of: embedding.targets))",
        // Surfaces that were kept before there were other activations say nothing of theirs.
        "model \(plan.model) for \(trained.name)"
          + (plan.activation == .relu ? "" : " with \(plan.activation)"),
        "center \(ContentHash.text(of: plane.center.parameters, plane.center.statistics))",
        "directions \(ContentHash.text(of: plane.x)) \(ContentHash.text(of: plane.y))",
        "data \(String(dataset.fingerprint, radix: 16)) \(dataset.count)",
        "batch normalization \(batchNormalization.rawValue)",
      ] + axes
  }

  /// A name for files, 32 hexadecimal digits.
  public var key: String {
    var hash = ContentHash()
    for line in lines { hash.add(line) }
    return hash.text
  }
}
