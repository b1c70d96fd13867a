/// A data set in two parts that share no sample.
public struct Split: Sendable {
  public let train: Dataset
  public let test: Dataset

  public init(train: Dataset, test: Dataset) {
    self.train = train
    self.test = test
  }
}

extension Dataset {
  /// Splits so that each class has the same share, to within one sample, of both parts.
  ///
  /// Within a class chance decides; the samples of each part stay in their order. The numbers a class gets
  /// follow from its size by the method of largest remainders (ties: the lower class).
  ///
  /// - Precondition: `trainCount` is at most ``count``.
  public func stratifiedSplit(trainCount: Int, seed: UInt64) -> Split {
    precondition((0...count).contains(trainCount))
    var members = [[Int]](repeating: [], count: classCount)
    for (sample, label) in labels.enumerated() { members[Int(label)].append(sample) }

    let quotas = quotas(of: members.map(\.count), total: trainCount)
    var generator = SplitMix64(seed: seed)
    var chosen: [Int] = []
    var rest: [Int] = []
    for (samples, quota) in zip(members, quotas) {
      var order = samples
      order.permute(using: &generator)
      chosen += order.prefix(quota)
      rest += order.dropFirst(quota)
    }
    return Split(train: subset(chosen.sorted()), test: subset(rest.sorted()))
  }

  private func quotas(of sizes: [Int], total: Int) -> [Int] {
    guard count > 0 else { return sizes }
    var quotas = sizes.map { $0 * total / count }
    let byRemainder = sizes.indices.sorted {
      let (a, b) = (sizes[$0] * total % count, sizes[$1] * total % count)
      return a != b ? a > b : $0 < $1
    }
    for index in byRemainder.prefix(total - quotas.reduce(0, +)) { quotas[index] += 1 }
    return quotas
  }
}
