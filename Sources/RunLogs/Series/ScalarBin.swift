/// What a group of points of a series amounts to: how many, how low, how high and how much on average.
///
/// NaN and infinities are counted and otherwise kept out, so that one of them does not hide the rest.
public struct ScalarBin: Sendable, Hashable {
  /// The points that are finite.
  public private(set) var finiteCount = 0
  public private(set) var nanCount = 0
  public private(set) var positiveInfinityCount = 0
  public private(set) var negativeInfinityCount = 0
  private var sum = 0.0
  private var low = Double.infinity
  private var high = -Double.infinity

  public init() {}

  /// All points, of whatever value.
  public var count: Int { finiteCount + nanCount + positiveInfinityCount + negativeInfinityCount }
  /// The lowest finite value; nil where there is none.
  public var finiteMinimum: Double? { finiteCount > 0 ? low : nil }
  /// The highest finite value; nil where there is none.
  public var finiteMaximum: Double? { finiteCount > 0 ? high : nil }

  /// The mean of the finite values; nil where there is none.
  public var mean: Double? {
    guard finiteCount > 0 else { return nil }
    // A sum of values of 10³⁰⁸ may overflow; their mean cannot lie outside of them.
    return Swift.min(Swift.max(sum / Double(finiteCount), low), high)
  }

  /// The lowest value that is not NaN, which may be infinite; nil where all are NaN.
  public var minimum: Double? {
    negativeInfinityCount > 0 ? -.infinity : finiteMinimum ?? (positiveInfinityCount > 0 ? .infinity : nil)
  }

  /// The highest value that is not NaN, which may be infinite; nil where all are NaN.
  public var maximum: Double? {
    positiveInfinityCount > 0 ? .infinity : finiteMaximum ?? (negativeInfinityCount > 0 ? -.infinity : nil)
  }

  public mutating func add(_ value: Double) {
    if value.isFinite {
      finiteCount += 1
      sum += value
      low = Swift.min(low, value)
      high = Swift.max(high, value)
    } else if value.isNaN {
      nanCount += 1
    } else if value > 0 {
      positiveInfinityCount += 1
    } else {
      negativeInfinityCount += 1
    }
  }

  public mutating func merge(_ other: ScalarBin) {
    finiteCount += other.finiteCount
    nanCount += other.nanCount
    positiveInfinityCount += other.positiveInfinityCount
    negativeInfinityCount += other.negativeInfinityCount
    sum += other.sum
    low = Swift.min(low, other.low)
    high = Swift.max(high, other.high)
  }
}
