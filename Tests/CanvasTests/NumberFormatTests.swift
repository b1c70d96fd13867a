import Testing

@testable import Canvas

struct NumberFormatTests {
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1.00"), (-1.1, "−1.10"), (3.14159, "3.14"), (23.026, "23.0"),
      (481, "481"), (0.09995, "0.100"), (0.0999, "0.0999"), (0.031, "0.0310"), (9.995, "10.0"),
      (99.95, "100"), (999.5, "1000"), (1234, "1230"), (9999, "10\u{2009}000"),
      (12_345, "12\u{2009}300"), (654_321, "654\u{2009}000"), (999_499, "999\u{2009}000"),
      (999_500, "1.00e6"), (1.5e9, "1.50e9"), (0.001, "0.00100"), (0.0009996, "0.00100"),
      (0.000999, "9.99e−4"), (1.2e-7, "1.20e−7"), (-6.02e23, "−6.02e23"),
      (.leastNonzeroMagnitude, "5.00e−324"),
      (.greatestFiniteMagnitude, "1.80e308"), (.nan, "NaN"), (.infinity, "∞"), (-.infinity, "−∞"),
    ] as [(Double, String)])
  func threeDigits(value: Double, text: String) {
    #expect(value.formatted() == text)
  }

  @Test(
    arguments: [
      (0.1, 1, "0.1"), (0.1, 2, "0.10"), (55, 1, "60"), (1e6, 1, "1e6"), (123_456, 6, "123\u{2009}456"),
      (2, 6, "2.00000"),
    ] as [(Double, Int, String)])
  func chosenDigits(value: Double, digits: Int, text: String) {
    #expect(value.formatted(significantDigits: digits) == text)
  }

  @Test(
    arguments: [
      (0, 2, "0.00"), (-0.004, 2, "0.00"), (-0.005, 2, "−0.01"), (0.0005, 2, "0.00"), (99.995, 2, "100.00"),
      (12_345.6, 0, "12\u{2009}346"), (0.5, 0, "1"), (0.049, 0, "0"),
      (1_234_567, 1, "1\u{2009}234\u{2009}567.0"),
      (.nan, 2, "NaN"), (0.95, 1, "1.0"), (0.995, 1, "1.0"), (1.5, 3, "1.500"),
    ] as [(Double, Int, String)])
  func fixedDecimals(value: Double, decimals: Int, text: String) {
    #expect(value.formatted(decimals: decimals) == text)
  }

  @Test(
    arguments: [
      (0, "0"), (1797, "1797"), (10_000, "10\u{2009}000"), (1_234_567, "1\u{2009}234\u{2009}567"),
      (-60_000, "−60\u{2009}000"),
      (.max, "9\u{2009}223\u{2009}372\u{2009}036\u{2009}854\u{2009}775\u{2009}807"),
      (.min, "−9\u{2009}223\u{2009}372\u{2009}036\u{2009}854\u{2009}775\u{2009}808"),
    ] as [(Int, String)])
  func groupedCounts(count: Int, text: String) {
    #expect(count.grouped == text)
  }
}
