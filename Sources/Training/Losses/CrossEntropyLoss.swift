import CKernels
import Glibc

/// Softmax with cross-entropy, −ln softmax(f)_y; its gradient is softmax(f) − onehot(y).
///
/// A sample stands at x = f_y, y = s = ln Σ_{j≠y} e^{f_j}, where the surface ln(1 + e^{s−x}) is its loss.
public struct CrossEntropyLoss: Loss {
  public let name = "cross-entropy"
  public let title = "softmax + cross-entropy"
  public let shortTitle = "cross-entropy"

  public var usesTargets: Bool { false }

  /// −ln(1e−10): where the paper's figure clips the surface.
  public static let ceiling: Float = 23.025_850_93

  public init() {}

  public func evaluate(_ rows: OutputRows, embedding: Embedding, into results: LossResults) {
    saddle_cross_entropy(
      rows.rows, rows.width, rows.features, rows.width, rows.labels, results.scale,
      results.losses, results.points, results.gradient)
    results.writeLargest(of: rows.features, rows: rows.rows, width: rows.width)
    results.writeConfidences(of: rows.features, rows: rows.rows, width: rows.width)
  }

  public func surfacePoint(x: Double, y: Double, isClipped: Bool) -> SurfacePoint {
    let (height, slope) = Self.softplus(y - x)
    if isClipped, height > Double(Self.ceiling) {
      return SurfacePoint(height: Double(Self.ceiling), dx: 0, dy: 0)
    }
    return SurfacePoint(height: height, dx: -slope, dy: slope)
  }

  /// ln(1 + eᵗ) and its derivative.
  static func softplus(_ t: Double) -> (value: Double, slope: Double) {
    let small = exp(-abs(t))
    return (max(t, 0) + log1p(small), (t < 0 ? small : 1) / (1 + small))
  }

  public func surface(x: [Float], y: [Float], isClipped: Bool) -> [Float] {
    [Float](unsafeUninitializedCapacity: x.count * y.count) { buffer, count in
      let ceiling = isClipped ? Self.ceiling : .infinity
      saddle_cross_entropy_surface(x.count, y.count, x, y, ceiling, buffer.baseAddress)
      count = x.count * y.count
    }
  }
}
