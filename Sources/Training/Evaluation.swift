/// Where one sample stands: its place on the Figure-1 plane of a loss, its loss, and its prediction.
public struct SampleOutcome: Sendable, Hashable {
  public let x: Float
  public let y: Float
  public let loss: Float
  public let isCorrect: Bool
  /// The class that the network takes it for; −1 where it says none, or nobody knows.
  public let prediction: Int32

  public init(x: Float, y: Float, loss: Float, isCorrect: Bool, prediction: Int32 = -1) {
    self.x = x
    self.y = y
    self.loss = loss
    self.isCorrect = isCorrect
    self.prediction = prediction
  }
}

/// The mean loss over a set of samples and the share of right predictions.
public struct Evaluation: Sendable, Hashable {
  public let loss: Double
  /// From 0 to 1; NaN where nobody knows it.
  public let accuracy: Double

  public init(loss: Double, accuracy: Double) {
    self.loss = loss
    self.accuracy = accuracy
  }

  /// Of nothing: both are NaN.
  public static let none = Evaluation(loss: .nan, accuracy: .nan)

  /// - Precondition: there is an outcome.
  public init(_ outcomes: [SampleOutcome]) {
    precondition(!outcomes.isEmpty)
    let count = Double(outcomes.count)
    loss = outcomes.reduce(0) { $0 + Double($1.loss) } / count
    accuracy = Double(outcomes.count(where: \.isCorrect)) / count
  }
}
