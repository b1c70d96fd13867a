import CKernels

/// The cosine loss plus λ times the cross-entropy of a head g on the direction of the features,
/// 1 − ⟨φ, ψ(f)⟩ − λ·ln g(ψ(f))_y, with g = ReLU → batch norm → dense → softmax. The head predicts.
///
/// How high a sample stands depends on its head as well as on f, so the surface is that of the cosine part: a
/// sample stands on it as far from the origin as its features, turned to where the surface has the height of
/// its whole loss; nowhere where that is above 2.
public struct CosineCrossEntropyLoss: Loss {
  public let name = "cosine+cross-entropy"
  public let title = "cosine + cross-entropy"
  public let shortTitle = "cosine+CE"
  /// λ
  public let weight: Float

  public init(weight: Float = 0.1) { self.weight = weight }

  public func head(featureWidth: Int, classCount: Int) -> [any Layer] {
    [
      UnitLength(width: featureWidth), Rectifier(width: featureWidth),
      BatchNorm(places: 1, channels: featureWidth, isRectified: false),
      Dense(inputShape: [featureWidth], outputWidth: classCount, isRectified: false, weights: .uniform),
    ]
  }

  public func evaluate(_ rows: OutputRows, embedding: Embedding, into results: LossResults) {
    CosineLoss().evaluate(
      rows, embedding: embedding,
      into: LossResults(
        losses: results.losses, points: results.points, gradient: results.gradient, scale: results.scale))
    guard let logits = rows.logits else { return }
    let classCount = embedding.classCount
    withUnsafeTemporaryAllocation(of: Float.self, capacity: rows.rows) { crossEntropies in
      let start = crossEntropies.baseAddress!
      saddle_cross_entropy(
        rows.rows, classCount, logits, classCount, rows.labels, results.scale * weight, start, nil,
        results.logitGradient)
      for row in 0..<rows.rows { results.losses[row] += weight * start[row] }
    }
    results.writeLargest(of: logits, rows: rows.rows, width: classCount)
    results.writeConfidences(of: logits, rows: rows.rows, width: classCount)
    guard let points = results.points else { return }
    for row in 0..<rows.rows { turn(points + 2 * row, toHeight: Double(results.losses[row])) }
  }

  private func turn(_ point: UnsafeMutablePointer<Float>, toHeight loss: Double) {
    let (x, y) = (Double(point[0]), Double(point[1]))
    let length = (x * x + y * y).squareRoot()
    let across = (loss * (2 - loss)).squareRoot()
    point[0] = Float(length * (1 - loss))
    point[1] = Float(length * across)
    if across.isNaN { point[0] = .nan }
  }

  public func surfacePoint(x: Double, y: Double, isClipped: Bool) -> SurfacePoint {
    CosineLoss().surfacePoint(x: x, y: y, isClipped: isClipped)
  }

  public func surface(x: [Float], y: [Float], isClipped: Bool) -> [Float] {
    CosineLoss().surface(x: x, y: y, isClipped: isClipped)
  }
}
