/// The history of a number over the steps of a training, in bounded memory.
///
/// Neighbouring values share a bucket once there are many: a bucket keeps the least, the largest and the
/// mean of its finite values and counts the others, so that a spike or a NaN never vanishes.
public struct Curve: Sendable, Hashable {
  public struct Bucket: Sendable, Hashable {
    /// The step of the first value in the bucket.
    public let step: Int
    public fileprivate(set) var minimum: Double
    public fileprivate(set) var maximum: Double
    /// The mean of the finite values; NaN where there are none.
    public var mean: Double { finiteCount > 0 ? sum / Double(finiteCount) : .nan }
    /// How many values are NaN or infinite.
    public fileprivate(set) var notFiniteCount: Int
    fileprivate var sum: Double
    fileprivate var finiteCount: Int

    fileprivate init(step: Int, value: Double) {
      self.step = step
      let isFinite = value.isFinite
      minimum = isFinite ? value : .infinity
      maximum = isFinite ? value : -.infinity
      sum = isFinite ? value : 0
      finiteCount = isFinite ? 1 : 0
      notFiniteCount = isFinite ? 0 : 1
    }

    fileprivate mutating func merge(_ other: Bucket) {
      minimum = min(minimum, other.minimum)
      maximum = max(maximum, other.maximum)
      sum += other.sum
      finiteCount += other.finiteCount
      notFiniteCount += other.notFiniteCount
    }
  }

  /// The buckets in the order of their steps, at most `capacity`.
  public private(set) var buckets: [Bucket] = []
  /// The value that was appended last; nil where there is none.
  public var last: Double? { lastBits.map { Double(bitPattern: $0) } }
  // As bits, so that a curve which ends in NaN equals itself.
  private var lastBits: UInt64?
  /// How many steps a bucket spans.
  public private(set) var stride = 1
  private let capacity: Int

  public init(capacity: Int = 1024) {
    precondition(capacity >= 2)
    self.capacity = capacity
  }

  /// - Precondition: `step` is above that of the value before.
  public mutating func append(_ value: Double, step: Int) {
    let bucket = Bucket(step: step, value: value)
    lastBits = value.bitPattern
    if let last = buckets.last {
      precondition(step > last.step)
      if last.step / stride == step / stride {
        buckets[buckets.count - 1].merge(bucket)
        return
      }
    }
    buckets.append(bucket)
    while buckets.count > capacity { coarsen() }
  }

  private mutating func coarsen() {
    stride *= 2
    var merged: [Bucket] = []
    for bucket in buckets {
      if let last = merged.last, last.step / stride == bucket.step / stride {
        merged[merged.count - 1].merge(bucket)
      } else {
        merged.append(bucket)
      }
    }
    buckets = merged
  }
}
