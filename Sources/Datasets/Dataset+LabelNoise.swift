extension Dataset {
  /// The same with `share` of the labels, to the nearest whole number, each replaced by another class by chance.
  ///
  /// With the same seed the changes of a smaller share are part of those of a larger one.
  ///
  /// - Precondition: `share` is in 0 ... 1, and there are two classes at least.
  public func withLabelNoise(_ share: Double, seed: UInt64) -> Dataset {
    precondition((0...1).contains(share) && classCount > 1)
    var order = Array(0..<count)
    var generator = SplitMix64(seed: seed, stream: NoiseStream.changedLabels)
    order.permute(using: &generator)
    var others = SplitMix64(seed: seed, stream: NoiseStream.otherClasses)
    var labels = labels
    for sample in order.prefix(Int((share * Double(count)).rounded())) {
      let step = 1 + others.next(below: classCount - 1)
      labels[sample] = Int32((Int(labels[sample]) + step) % classCount)
    }
    return with(labels: labels)
  }
}
