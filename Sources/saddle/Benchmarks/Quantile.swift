extension [Double] {
  /// The number below which the given fraction of the numbers lies; NaN where there are none.
  func quantile(_ fraction: Double) -> Double {
    isEmpty ? .nan : sorted()[Swift.min(count - 1, Int(fraction * Double(count)))]
  }
}
