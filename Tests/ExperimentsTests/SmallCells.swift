import Foundation

@testable import Experiments

extension SweepCell {
  /// A final cell of the small sweep, whatever was chosen.
  static func small(_ loss: String = "cosine", seed: UInt64 = 1) -> SweepCell {
    SweepCell(
      stage: .final,
      point: SweepPoint(
        panel: 0, data: "small", model: "mlp:8", loss: loss, embedding: "one-hot", samplesPerClass: 2),
      rates: Rates(learningRate: 0.5, weightDecay: 0), seed: seed, steps: 30)
  }
}

extension CellResult {
  static func small(seed: UInt64) -> CellResult {
    CellResult(
      .small(seed: seed), validationAccuracy: 0.5, validationLoss: 0.1, testAccuracy: 0.25, weights: "ab",
      seconds: 1.5)
  }

  /// All but how long it took.
  var withoutTime: CellResult {
    var result = self
    result.seconds = 0
    return result
  }
}

extension SweepQuestion {
  static let small = SweepQuestion(.small, data: SmallData.data)
}

func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
  try Data(bytes).write(to: URL(fileURLWithPath: path))
}
