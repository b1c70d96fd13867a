import Testing

@testable import Datasets

private func float(_ text: String) -> Float? {
  Array(text.utf8).withUnsafeBufferPointer { DecimalText.float($0) }
}

@Test(arguments: [
  "0", "-0", "1", "+1", "-1.5", ".5", "5.", "1e3", "1E-3", "1e+3", "12345678901234567890123", "1e-46",
  "1e-45",
  "1.17549435e-38", "3.4028235e38", "3.4028236e38", "1e39", "1e999999999999999999999",
  "1e-999999999999999999",
  "0.0000000000000000000000000000000000000000000000001e49", "00000000000000000000000000000001.5",
  "123456789012345678901234567890e-29",
  // Halfway between two floats, and a little above and below.
  "16777217", "16777217.0000000000000000000001", "16777216.9999999999999999999999", "16777219",
  "0.50000002980232238769531250", "0.500000029802322387695312500001",
])
func numbersAreRoundedToTheNearestFloat(text: String) {
  #expect(float(text)?.bitPattern == Float(text)?.bitPattern, "\(text)")
}

@Test func randomNumbersAreRoundedToTheNearestFloat() {
  var generator = SplitMix64(seed: 5)
  for _ in 0..<20_000 {
    let value = Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
    guard value.isFinite else { continue }
    #expect(float("\(value)")?.bitPattern == value.bitPattern)
    let text = "\(generator.nextUnit() * 2 - 1)"
    #expect(float(text) == Float(text))
    // Just beside the middle of two floats.
    let middle = "\((Double(value) + Double(value.nextUp)) / 2)"
    #expect(float(middle) == Float(middle), "\(middle)")
  }
}

@Test func notFiniteNumbersHaveNames() {
  #expect(float("nan")?.isNaN == true)
  #expect(float("-NaN")?.isNaN == true)
  #expect(float("Inf") == .infinity)
  #expect(float("-Infinity") == -.infinity)
}

@Test(arguments: [
  "", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "1,5", "0x10", "1 2", " 1", "1 ", "--1", "nano", "infinit",
  "1_000", "١", "1f", "−1",
])
func otherTextsAreNoNumbers(text: String) {
  #expect(float(text) == nil)
}
