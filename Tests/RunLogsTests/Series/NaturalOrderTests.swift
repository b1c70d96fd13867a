import Testing

@testable import RunLogs

@Suite struct NaturalOrderTests {
  /// In order.
  static let names = [
    "", "0", "01", "1", "2", "10", "99999999999999999999999", "100000000000000000000000", "layer.2.bias",
    "layer.10.bias", "lr=0.001", "lr=0.01", "lr=0.05", "lr=0.1", "lr=0.25", "lr=0.5", "lr=1", "run", "run1",
    "run1/a", "run01/b", "run2", "run10", "run10b", "runs", "ü1", "ü12",
  ]

  @Test func numbersCountAsNumbers() {
    for (i, a) in Self.names.enumerated() {
      for (j, b) in Self.names.enumerated() {
        #expect(NaturalOrder.isBefore(a, b) == (i < j), "\(a), \(b)")
      }
    }
  }
}
