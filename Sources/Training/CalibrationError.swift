/// The expected calibration error: by how much the probabilities that a network gives its predictions differ from
/// the share of them that is right, the mean over bins of equal width, each with the weight of its samples (Guo,
/// Pleiss, Sun and Weinberger, *On Calibration of Modern Neural Networks*, ICML 2017).
struct CalibrationError {
  private var bins: [(count: Int, confidence: Double, correct: Int)]

  init(bins count: Int = 15) { bins = Array(repeating: (0, 0, 0), count: count) }

  /// - Parameter confidence: the probability of the class that was predicted; what is NaN does not count.
  mutating func add(confidence: Double, isCorrect: Bool) {
    guard confidence >= 0, confidence <= 1 else { return }
    let bin = min(Int(confidence * Double(bins.count)), bins.count - 1)
    bins[bin].count += 1
    bins[bin].confidence += confidence
    if isCorrect { bins[bin].correct += 1 }
  }

  /// From 0 to 1; nil where there were no probabilities.
  var value: Double? {
    let count = bins.reduce(0) { $0 + $1.count }
    guard count > 0 else { return nil }
    return bins.reduce(0) { $0 + abs($1.confidence - Double($1.correct)) } / Double(count)
  }
}
