import Glibc
import Testing

@testable import Training

/// The numbers of the paper's ε = 0.1: the gap at which the loss is least, and that loss.
@Test(arguments: [(10, 4.394, 0.545), (100, 6.792, 0.785), (200, 7.491, 0.854)])
func theBestGapIsFinite(classes: Int, gap: Double, least: Double) {
  let loss = SmoothedCrossEntropyLoss(smoothing: 0.1)
  func at(_ gap: Double) -> Evaluated {
    var features = [Float](repeating: 0, count: classes)
    features[2] = Float(gap)
    return Evaluated(loss, features: features, label: 2)
  }
  let best = log(0.9 * Double(classes - 1) / 0.1)
  #expect(abs(best - gap) < 1e-3)
  #expect(abs(Double(at(best).loss) - least) < 1e-3)
  #expect(length(at(best).gradient) < 1e-6)
  for away in [-0.5, 0.5] { #expect(at(best + away).loss > at(best).loss) }
}

@Test func withoutSmoothingItIsTheCrossEntropy() {
  let features: [Float] = [1, -2, 0.5, 3]
  let (plain, smoothed) = (
    Evaluated(CrossEntropyLoss(), features: features, label: 1),
    Evaluated(SmoothedCrossEntropyLoss(smoothing: 0), features: features, label: 1)
  )
  #expect(plain.loss == smoothed.loss && plain.gradient == smoothed.gradient)
}
