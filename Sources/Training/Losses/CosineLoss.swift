import CKernels
import Glibc

/// One minus the cosine of the angle to the target, 1 − ⟨φ, f/‖f‖⟩; its gradient is
/// −(φ − cos θ · f/‖f‖)/‖f‖. At f = 0 the loss is 1 and the gradient 0.
///
/// A sample stands at x = ⟨f, φ⟩, y = r = ‖f − xφ‖, where the surface 1 − x/√(x² + r²) is its loss.
public struct CosineLoss: Loss {
  public let name = "cosine"
  public let title = "cosine"
  public let shortTitle = "cosine"

  public init() {}

  public func evaluate(_ rows: OutputRows, embedding: Embedding, into results: LossResults) {
    saddle_cosine(
      rows.rows, rows.width, rows.features, rows.width, rows.labels,
      embedding.isOneHot ? nil : embedding.targets, results.scale, results.losses, results.points,
      results.gradient)
    embedding.predict(rows, into: results)
  }

  public func surfacePoint(x: Double, y: Double, isClipped: Bool) -> SurfacePoint {
    let length = hypot(x, y)
    guard length > 0 else { return SurfacePoint(height: 1, dx: 0, dy: 0) }
    let (cosine, sine) = (x / length, y / length)
    // Near the axis 1 − cos would lose its digits.
    let height = cosine > 0 ? sine * sine / (1 + cosine) : 1 - cosine
    return SurfacePoint(height: height, dx: -sine * sine / length, dy: cosine * sine / length)
  }

  public func surface(x: [Float], y: [Float], isClipped: Bool) -> [Float] {
    [Float](unsafeUninitializedCapacity: x.count * y.count) { buffer, count in
      saddle_cosine_surface(x.count, y.count, x, y, buffer.baseAddress)
      count = x.count * y.count
    }
  }
}
