import Datasets

/// Which samples each step of training sees: every sample once an epoch, in an order that follows from the
/// seed and the epoch alone.
struct BatchOrder {
  let sampleCount: Int
  let batchSize: Int
  private let seed: UInt64
  private var epoch = -1
  private var order: [Int] = []

  /// - Parameter batchSize: 0 stands for the whole set, which then stays in its order.
  init(sampleCount: Int, batchSize: Int, seed: UInt64) {
    precondition(sampleCount > 0 && batchSize >= 0)
    self.sampleCount = sampleCount
    self.batchSize = batchSize == 0 ? sampleCount : min(batchSize, sampleCount)
    self.seed = seed
  }

  /// How many steps an epoch has; the last may see fewer samples.
  var stepsPerEpoch: Int { (sampleCount + batchSize - 1) / batchSize }

  /// The samples of step `step`, counted from 0.
  mutating func samples(ofStep step: Int) -> ArraySlice<Int> {
    if epoch != step / stepsPerEpoch {
      epoch = step / stepsPerEpoch
      order = Array(0..<sampleCount)
      if batchSize < sampleCount {
        var generator = SplitMix64(seed: seed &+ UInt64(epoch) &* 0x9E37_79B9, stream: RandomStream.batches)
        order.permute(using: &generator)
      }
    }
    let first = step % stepsPerEpoch * batchSize
    return order[first..<min(first + batchSize, sampleCount)]
  }
}
