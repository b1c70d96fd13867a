extension Split {
  /// All samples of all parts split anew into a stratified share to train on and the rest to test on. Of each
  /// class one sample at least is to train on, and one sample of all at least is to test on.
  ///
  /// - Precondition: `trainShare` is above 0 and below 1.
  /// - Throws: ``SubsetError`` where that leaves a class without a sample to train on.
  public func dividedAnew(trainShare: Double, seed: UInt64 = 0) throws(SubsetError) -> Split {
    let pool = [validation, test].compactMap(\.self).reduce(train) { $0.followed(by: $1) }
    return try pool.divided(trainShare: trainShare, seed: seed)
  }
}

extension Dataset {
  func divided(trainShare: Double, seed: UInt64) throws(SubsetError) -> Split {
    precondition(trainShare > 0 && trainShare < 1)
    let trainCount = Int((trainShare * Double(count)).rounded())
    let parts = try holdingOut(max(1, count - trainCount), seed: seed)
    return Split(train: parts.rest, test: parts.heldOut)
  }
}
