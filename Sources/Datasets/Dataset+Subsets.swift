extension Dataset {
  /// So many samples of each class, chosen by chance and kept in their order.
  ///
  /// With the same seed the choice of fewer is part of the choice of more, and no class's choice depends on
  /// another class.
  ///
  /// - Precondition: `count` is at least 1.
  /// - Throws: ``SubsetError`` where a class has fewer.
  public func perClass(_ count: Int, seed: UInt64) throws(SubsetError) -> Dataset {
    precondition(count > 0)
    var chosen: [Int] = []
    for (index, samples) in samplesByClass.enumerated() {
      guard samples.count >= count else {
        throw .tooFewOfClass(name: classNames[index], available: samples.count, asked: count)
      }
      var order = samples
      var generator = SplitMix64(seed: seed, stream: UInt64(index))
      order.permute(using: &generator)
      chosen += order.prefix(count)
    }
    return subset(chosen.sorted())
  }
}

/// A part of a data set that cannot be had, because the data set is too small.
public enum SubsetError: Error, Hashable, CustomStringConvertible {
  case tooFewOfClass(name: String, available: Int, asked: Int)
  /// A held-out part must leave a sample of every class to train on.
  case tooManyHeldOut(asked: Int, atMost: Int)
  /// The data set brings validation samples of its own.
  case tooFewToValidateOn(available: Int, asked: Int)

  public var description: String {
    switch self {
    case .tooFewOfClass(let name, let available, let asked):
      "expected at least \(asked) samples of each class, found \(available) of class \(name)"
    case .tooManyHeldOut(let asked, let atMost):
      "expected at most \(atMost) samples to hold out, so that one of every class is left, found \(asked)"
    case .tooFewToValidateOn(let available, let asked):
      "expected at most \(available) samples to validate on, the data set's own, found \(asked)"
    }
  }
}
