import CKernels

/// The squared distance ‖f − φ‖² to the target, summed over the features; its gradient is 2(f − φ).
///
/// A sample stands at x = ⟨f, φ⟩, y = r = ‖f − xφ‖, where the surface (x − 1)² + r² is its loss.
public struct MeanSquaredErrorLoss: Loss {
  public let name = "mse"
  public let title = "MSE"
  public let shortTitle = "MSE"

  public init() {}

  public func evaluate(_ rows: OutputRows, embedding: Embedding, into results: LossResults) {
    saddle_mse(
      rows.rows, rows.width, rows.features, rows.width, rows.labels,
      embedding.isOneHot ? nil : embedding.targets, results.scale, results.losses, results.points,
      results.gradient)
    embedding.predict(rows, into: results)
  }

  public func surfacePoint(x: Double, y: Double, isClipped: Bool) -> SurfacePoint {
    SurfacePoint(height: (x - 1) * (x - 1) + y * y, dx: 2 * (x - 1), dy: 2 * y)
  }

  public func surface(x: [Float], y: [Float], isClipped: Bool) -> [Float] {
    [Float](unsafeUninitializedCapacity: x.count * y.count) { buffer, count in
      saddle_mse_surface(x.count, y.count, x, y, buffer.baseAddress)
      count = x.count * y.count
    }
  }
}
