/// What a training was like at one moment, as a value of its own.
public struct TrainingSnapshot: Sendable {
  /// What one learner was like.
  public struct Learner: Sendable {
    public let weights: Weights
    /// The mean loss of each step's samples before it, by the step it led to.
    public let trainingLoss: Curve
    /// The accuracy on the test samples after a step.
    public let testAccuracy: Curve
    /// Set where the training with this loss has come to an end because the loss was not finite.
    public let divergence: Divergence?
  }

  /// A change of the plan or of the learning rate on the way.
  public struct Change: Sendable, Hashable {
    /// The steps that had been made before.
    public let step: Int
    /// The number that whoever made the change gave it.
    public let mark: Int

    public init(step: Int, mark: Int) {
      self.step = step
      self.mark = mark
    }
  }

  /// One a loss of the plan.
  public let learners: [Learner]
  public let step: Int
  public let epoch: Int
  /// The rate of the next step.
  public let rate: Float
  public let isPaused: Bool
  /// The speed of late; nil where it has not been measured yet or nothing moves.
  public let stepsPerSecond: Double?
  /// Whether the last step of the plan has been made.
  public let isFinished: Bool
  /// How often the training has been started anew.
  public let restarts: Int
  /// What has been changed since it was started, in order.
  public let changes: [Change]
  /// The mark of the latest change ever, 0 before any.
  public let latestMark: Int
}
