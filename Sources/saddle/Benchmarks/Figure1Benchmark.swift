import CKernels
import Landscape
import Training

extension Workload {
  /// The three Figure-1 surfaces on a 301×301 grid over [−15, 15]², in nanoseconds a point.
  static let figure1 = Workload(name: "figure1") {
    let side = 301
    let axis = FeatureSurface.axis(from: -15, through: 15, count: side)
    var surface = [Float](repeating: 0, count: side * side)
    let times = (0..<101).map { _ in
      seconds {
        saddle_cross_entropy_surface(side, side, axis, axis, CrossEntropyLoss.ceiling, &surface)
        saddle_mse_surface(side, side, axis, axis, &surface)
        saddle_cosine_surface(side, side, axis, axis, &surface)
      }
    }
    let points = Double(3 * side * side)
    return [Measurement(workload: "figure1", value: times.quantile(0.5) / points * 1e9, unit: "ns/point")]
  }
}
