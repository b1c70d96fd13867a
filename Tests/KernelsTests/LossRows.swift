import CKernels
import Testing

/// What a loss kernel gave for every row.
struct LossRows {
  var losses: GuardedMatrix
  var points: GuardedMatrix
  var gradient: GuardedMatrix

  /// Room for the results beside `features`, filled with numbers that must be overwritten.
  init(for features: GuardedMatrix) {
    losses = GuardedMatrix(1, features.rows, seed: 91)
    points = GuardedMatrix(features.rows, 2, seed: 92)
    gradient = GuardedMatrix(features.rows, features.columns, stride: features.stride, seed: 93)
  }

  var surroundingsUntouched: Bool {
    losses.surroundingsUntouched && points.surroundingsUntouched && gradient.surroundingsUntouched
  }

  /// Whether the gradient of row `i` is `scale` times the slope of `loss` by central differences.
  func gradientAgrees(
    row i: Int, features: GuardedMatrix, scale: Double, tolerance: Double, loss: ([Double]) -> Double
  ) -> Bool {
    var f = (0..<features.columns).map { Double(features[i, $0]) }
    return f.indices.allSatisfy { j in
      let middle = f[j]
      let h = 1e-4 * max(1, abs(middle))
      // Fourth order: the error of the formula stays below that of its rounding.
      let slope = [(-2.0, 1.0), (-1, -8), (1, 8), (2, -1)].reduce(0.0) {
        f[j] = middle + $1.0 * h
        return $0 + $1.1 * loss(f)
      }
      f[j] = middle
      return agree(gradient[i, j], scale * slope / (12 * h), relative: 1e-5, absolute: tolerance)
    }
  }
}
