extension ClosedRange<Double> {
  /// Of a logarithmic axis: from the greatest number down to the least positive one, but four decades at most and
  /// one at least.
  static func decades(from least: Double, to greatest: Double) -> ClosedRange<Double> {
    Swift.min(Swift.max(least, greatest * 1e-4), greatest / 10)...greatest
  }
}
