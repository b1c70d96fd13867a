import Canvas

extension Double {
  /// A number that somebody logged: with four digits, or all before the point, so that none that was logged
  /// becomes a zero.
  var logged: String {
    (1000..<1e6).contains(magnitude) ? formatted(decimals: 0) : formatted(significantDigits: 4)
  }
}
