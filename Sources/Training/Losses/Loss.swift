/// A loss: a number a sample, from the features f that a network gives it and its class.
///
/// A value of this kind holds the whole of what saddle knows of a loss: its value, its gradient, how it
/// predicts, and its place in Figure 1 of Barz and Denzler, *Deep Learning on Small Datasets without
/// Pre-Training using Cosine Loss*, WACV 2020: each sample has a point (x, y) of that plane at which the
/// surface of the loss has the height of exactly the sample's loss.
public protocol Loss: TwiceDifferentiableLoss {
  /// The name on the command line and in files, such as `cross-entropy`.
  var name: String { get }
  /// The name for people, such as "softmax + cross-entropy".
  var title: String { get }
  /// A name of few letters where there is little room.
  var shortTitle: String { get }
  /// Whether the features are compared with the targets of an embedding; otherwise they are a number a class.
  var usesTargets: Bool { get }

  /// The layers of a head behind the features, from their width to a logit a class, which are trained along;
  /// none for most losses.
  func head(featureWidth: Int, classCount: Int) -> [any Layer]

  /// The loss of each row and, where wanted, its place on the plane, its gradient and its prediction.
  func evaluate(_ rows: OutputRows, embedding: Embedding, into results: LossResults)

  /// The heights of the loss over the Figure-1 plane, the features of two classes of which the first is
  /// the true one: row by row, `y.count × x.count`.
  ///
  /// - Parameter isClipped: whether a probability counts for at least 1e−10, as it does in the paper's
  ///   figure. Losses that do not clip take no notice.
  func surface(x: [Float], y: [Float], isClipped: Bool) -> [Float]

  /// The height of that surface at one point and its slopes there, in full precision; where the clip holds the
  /// surface down, and where it has no gradient, the slopes are 0.
  func surfacePoint(x: Double, y: Double, isClipped: Bool) -> SurfacePoint

  /// The height of the unclipped surface at a point of the Figure-1 plane, and the length of its gradient
  /// there.
  func height(x: Float, y: Float) -> (loss: Float, gradientLength: Float)
}

/// What a network gives for rows of inputs with their classes, in memory that the caller owns.
public struct OutputRows {
  public let rows: Int
  /// The number of features.
  public let width: Int
  /// (rows, width)
  public let features: UnsafePointer<Float>
  /// What the head of the loss gives, (rows, classes); nil where the loss has none.
  public var logits: UnsafePointer<Float>? = nil
  /// A class a row.
  public let labels: UnsafePointer<Int32>
}

/// Where a loss writes, in memory that the caller owns; nil is not wanted.
public struct LossResults {
  /// A loss a row.
  public let losses: UnsafeMutablePointer<Float>
  /// The coordinates x, y of each row on the Figure-1 plane, (rows, 2); NaN where there is no such point.
  public var points: UnsafeMutablePointer<Float>? = nil
  /// The gradient of `scale` times the loss with respect to the features, (rows, width); not through the
  /// head.
  public var gradient: UnsafeMutablePointer<Float>? = nil
  /// The same with respect to the logits, (rows, classes).
  public var logitGradient: UnsafeMutablePointer<Float>? = nil
  /// The class that each row speaks for; −1 where a number of the row is NaN.
  public var predictions: UnsafeMutablePointer<Int32>? = nil
  /// The probability that each row gives its class of the highest; NaN where the loss has no probabilities.
  public var confidences: UnsafeMutablePointer<Float>? = nil
  public var scale: Float = 1
}

/// The height of a surface over a plane at a point, and its partial derivatives.
public struct SurfacePoint: Hashable, Sendable {
  public let height: Double
  /// Along x.
  public let dx: Double
  /// Along y.
  public let dy: Double

  public init(height: Double, dx: Double, dy: Double) {
    self.height = height
    self.dx = dx
    self.dy = dy
  }

  /// The length of the gradient.
  public var steepness: Double { (dx * dx + dy * dy).squareRoot() }
}

extension Loss {
  public var usesTargets: Bool { true }

  public func head(featureWidth: Int, classCount: Int) -> [any Layer] { [] }

  public func height(x: Float, y: Float) -> (loss: Float, gradientLength: Float) {
    let label: [Int32] = [0]
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: 5) { memory in
      let start = memory.baseAddress!
      start.initialize(repeating: 0, count: 5)
      start[0] = x
      start[1] = y
      label.withUnsafeBufferPointer { label in
        evaluate(
          OutputRows(rows: 1, width: 2, features: start, labels: label.baseAddress!), embedding: .oneHot(2),
          into: LossResults(losses: start + 2, gradient: start + 3))
      }
      return (start[2], (start[3] * start[3] + start[4] * start[4]).squareRoot())
    }
  }
}
