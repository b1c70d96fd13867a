/// One training of a sweep.
public struct SweepCell: Sendable, Hashable {
  public enum Stage: String, Sendable, Hashable, Codable {
    /// With rates from the grid, judged on validation samples.
    case search
    /// With the chosen rates, judged on test samples too.
    case final
  }

  public var stage: Stage
  public var point: SweepPoint
  public var rates: Rates
  public var seed: UInt64
  public var steps: Int

  public init(stage: Stage, point: SweepPoint, rates: Rates, seed: UInt64, steps: Int) {
    self.stage = stage
    self.point = point
    self.rates = rates
    self.seed = seed
    self.steps = steps
  }

  /// The settings as a text that no other cell of the same definition has: what results are found by.
  ///
  /// The panel has no part in it: a training with no weight decay is the same whichever list that was chosen
  /// from.
  public var key: String {
    [
      stage.rawValue, point.data, point.model, point.loss, point.embedding, "n=\(point.samplesPerClass)",
      "lr=\(rates.learningRate)", "wd=\(rates.weightDecay)", "steps=\(steps)", "seed=\(seed)",
    ].joined(separator: " ")
  }
}
