/// A loss: a number a sample, from the features f that a network gives it and its class.
///
/// A value of this kind holds the whole of what saddle knows of a loss: its value, its gradient, how it
/// predicts, and its place in Figure 1 of Barz and Denzler, *Deep Learning on Small Datasets without
/// Pre-Training using Cosine Loss*, WACV 2020: each sample has a point (x, y) of that plane at which the
/// surface of the loss has the height of exactly the sample's loss.
public protocol Loss: Sendable {
  /// The name on the command line and in files, such as `cross-entropy`.
  var name: String { get }
  /// The name for people, such as "softmax + cross-entropy".
  var title: String { get }
  /// A name of few letters where there is little room.
  var shortTitle: String { get }

  /// The loss of each row and, where wanted, its place on the plane and its gradient.
  func evaluate(_ features: FeatureRows, embedding: Embedding, into results: LossResults)

  /// The class that the features (embedding.width) speak for.
  func prediction(features: UnsafePointer<Float>, embedding: Embedding) -> Int32

  /// The heights of the loss over the Figure-1 plane, the features of two classes of which the first is
  /// the true one: row by row, `y.count × x.count`.
  ///
  /// - Parameter isClipped: whether a probability counts for at least 1e−10, as it does in the paper's
  ///   figure. Losses that do not clip take no notice.
  func surface(x: [Float], y: [Float], isClipped: Bool) -> [Float]
}

/// Rows of features with their classes, in memory that the caller owns.
public struct FeatureRows {
  public let rows: Int
  public let width: Int
  /// (rows, width)
  public let features: UnsafePointer<Float>
  /// A class a row.
  public let labels: UnsafePointer<Int32>
}

/// Where a loss writes, in memory that the caller owns; nil is not wanted.
public struct LossResults {
  /// A loss a row.
  public let losses: UnsafeMutablePointer<Float>
  /// The coordinates x, y of each row on the Figure-1 plane, (rows, 2).
  public var points: UnsafeMutablePointer<Float>? = nil
  /// The gradient of `scale` times the loss with respect to the features, (rows, width).
  public var gradient: UnsafeMutablePointer<Float>? = nil
  public var scale: Float = 1
}

extension Loss {
  /// The largest feature wins, the first of equals; where a feature is not a number none does: −1.
  public func prediction(features: UnsafePointer<Float>, embedding: Embedding) -> Int32 {
    var best = 0
    for index in 0..<embedding.width {
      if features[index].isNaN { return -1 }
      if features[index] > features[best] { best = index }
    }
    return Int32(best)
  }

  /// The height of the unclipped surface at a point of the Figure-1 plane, and the length of its gradient
  /// there.
  public func height(x: Float, y: Float) -> (loss: Float, gradientLength: Float) {
    let label: [Int32] = [0]
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: 5) { memory in
      let start = memory.baseAddress!
      start.initialize(repeating: 0, count: 5)
      start[0] = x
      start[1] = y
      label.withUnsafeBufferPointer { label in
        evaluate(
          FeatureRows(rows: 1, width: 2, features: start, labels: label.baseAddress!), embedding: .oneHot(2),
          into: LossResults(losses: start + 2, gradient: start + 3))
      }
      return (start[2], (start[3] * start[3] + start[4] * start[4]).squareRoot())
    }
  }
}
