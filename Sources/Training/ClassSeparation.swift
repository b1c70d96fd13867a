/// How far the classes of a set of samples lie apart in the directions of their features.
///
/// R² = 1 − d̄_within/d̄_total over cosine distances, all pairs of samples of one class, and all pairs of any two,
/// each class with the same weight: Kornblith, Chen, Lee and Norouzi, *Why Do Better Loss Functions Lead to Less
/// Transferable Features?*, NeurIPS 2021. The mean distance between two sets of directions is one minus the dot
/// product of their means, so that no pairs are gone through.
struct ClassSeparation {
  private let width: Int
  /// (classes, width), of the directions.
  private var sums: [Double]
  private var counts: [Int]

  init(classCount: Int, width: Int) {
    self.width = width
    sums = Array(repeating: 0, count: classCount * width)
    counts = Array(repeating: 0, count: classCount)
  }

  /// Features without a direction do not count.
  mutating func add(_ features: UnsafePointer<Float>, label: Int, norm: Double) {
    guard norm > 0, norm.isFinite else { return }
    counts[label] += 1
    for index in 0..<width { sums[label * width + index] += Double(features[index]) / norm }
  }

  /// At most 1, where each class has a direction of its own; NaN where all have the same one, or nothing is known.
  var value: Double {
    var within = 0.0
    var mean = [Double](repeating: 0, count: width)
    let present = counts.indices.filter { counts[$0] > 0 }
    for label in present {
      var square = 0.0
      for index in 0..<width {
        let coordinate = sums[label * width + index] / Double(counts[label])
        square += coordinate * coordinate
        mean[index] += coordinate / Double(present.count)
      }
      within += (1 - square) / Double(present.count)
    }
    let total = 1 - mean.reduce(0) { $0 + $1 * $1 }
    return total > 1e-12 ? 1 - within / total : .nan
  }
}
