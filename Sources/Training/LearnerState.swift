/// All that the next steps of a learner depend on.
public struct LearnerState: Sendable, Hashable {
  public var weights: Weights
  /// What the optimizer remembers.
  public var slots: [Float]
  public var lastFiniteLoss: Double?
  public var divergence: Divergence?
}
