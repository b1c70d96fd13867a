/// A data set in parts that share no sample.
public struct Split: Sendable {
  /// Where the test part comes from.
  public enum TestOrigin: Sendable, Hashable {
    /// From the data set's authors, or a share that was asked for.
    case given
    /// From the training samples, of which it was a stratified share: the files have no test part.
    case heldOut
    /// The validation part in its place: the test samples are not to be read yet.
    case validation
  }

  public let train: Dataset
  public let test: Dataset
  /// To choose by, such as a learning rate: the data set's own, or what is held out; nil where there is none.
  public let validation: Dataset?
  public let testOrigin: TestOrigin

  public init(
    train: Dataset, test: Dataset, validation: Dataset? = nil, testOrigin: TestOrigin = .given
  ) {
    self.train = train
    self.test = test
    self.validation = validation
    self.testOrigin = testOrigin
  }

  /// What the samples of the test part are called.
  public var testName: String { testOrigin == .validation ? "validation" : "test" }

  /// The same with the validation part in place of the test part.
  ///
  /// - Precondition: there is one.
  public var testingOnValidation: Split {
    Split(train: train, test: validation!, validation: validation, testOrigin: .validation)
  }

  /// The same with a stratified validation part of `count` samples: some or all of the data set's own where it
  /// has some, or else taken from the training part. With a count of 0 there is none.
  ///
  /// - Precondition: `count` is not negative.
  /// - Throws: ``SubsetError`` where the data set's own are fewer, or not every class would keep a sample to
  ///   train on.
  public func holdingOut(validation count: Int, seed: UInt64) throws(SubsetError) -> Split {
    precondition(count >= 0)
    guard count > 0 else { return Split(train: train, test: test, testOrigin: testOrigin) }
    guard let validation else {
      let parts = try train.holdingOut(count, seed: seed)
      return Split(train: parts.rest, test: test, validation: parts.heldOut, testOrigin: testOrigin)
    }
    guard count <= validation.count else {
      throw .tooFewToValidateOn(available: validation.count, asked: count)
    }
    let chosen = validation.stratifiedSplit(trainCount: count, seed: seed).train
    return Split(train: train, test: test, validation: chosen, testOrigin: testOrigin)
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
    let members = samplesByClass
    let parts = divided(members, quotas: quotas(of: members.map(\.count), total: trainCount), seed: seed)
    return Split(train: parts.chosen, test: parts.rest)
  }

  /// Takes out `heldOutCount` samples, stratified, but never the last sample of a class.
  func holdingOut(
    _ heldOutCount: Int, seed: UInt64
  ) throws(SubsetError) -> (rest: Dataset, heldOut: Dataset) {
    let members = samplesByClass
    let least = members.count { !$0.isEmpty }
    guard heldOutCount <= count - least else {
      throw .tooManyHeldOut(asked: heldOutCount, atMost: count - least)
    }
    var quotas = quotas(of: members.map(\.count), total: count - heldOutCount)
    for index in quotas.indices where quotas[index] == 0 && !members[index].isEmpty {
      // From the class with the most, which has two at least, since there are enough for all.
      quotas[quotas.indices.max { quotas[$0] < quotas[$1] }!] -= 1
      quotas[index] = 1
    }
    let parts = divided(members, quotas: quotas, seed: seed)
    return (parts.chosen, parts.rest)
  }

  private func divided(
    _ members: [[Int]], quotas: [Int], seed: UInt64
  ) -> (chosen: Dataset, rest: Dataset) {
    var generator = SplitMix64(seed: seed)
    var chosen: [Int] = []
    var rest: [Int] = []
    for (samples, quota) in zip(members, quotas) {
      var order = samples
      order.permute(using: &generator)
      chosen += order.prefix(quota)
      rest += order.dropFirst(quota)
    }
    return (subset(chosen.sorted()), subset(rest.sorted()))
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
