/// When and from where a training lost its way: the loss of a step was not finite.
public struct Divergence: Sendable, Hashable {
  /// The number of that step, from 1.
  public let step: Int
  /// The mean loss of the step before; nil where the first step diverged.
  public let lastFiniteLoss: Double?

  public init(step: Int, lastFiniteLoss: Double?) {
    self.step = step
    self.lastFiniteLoss = lastFiniteLoss
  }
}
