import Glibc

/// The exponential average of the values so far, as TensorBoard smooths curves.
///
/// Each finite value x makes s ← w·s + (1 − w)·x, from s = 0; what is not finite is passed over. After n values
/// the weights in s add up to 1 − wⁿ, and s over that is the average.
struct ExponentialAverage: Sendable, Hashable {
  private var sum = 0.0
  private var count = 0

  mutating func add(_ value: Double, weight: Double) {
    guard value.isFinite else { return }
    sum = weight * sum + (1 - weight) * value
    count += 1
  }

  /// Nil where nothing finite came yet.
  func value(weight: Double) -> Double? {
    count > 0 ? sum / (1 - pow(weight, Double(count))) : nil
  }
}

extension NumberColumn {
  func add(_ range: Range<Int>, to average: inout ExponentialAverage, weight: Double) {
    switch self {
    case .single(let numbers): for number in numbers[range] { average.add(Double(number), weight: weight) }
    case .double(let numbers): for number in numbers[range] { average.add(number, weight: weight) }
    }
  }
}
