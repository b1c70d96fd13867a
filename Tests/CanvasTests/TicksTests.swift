import Testing

@testable import Canvas

struct TicksTests {
  @Test(
    arguments: [
      (0, 1, 5, ["0.0", "0.5", "1.0"]),
      (0, 1, 6, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (0, 23.026, 6, ["0", "5", "10", "15", "20"]),
      (-15, 15, 7, ["−15", "−10", "−5", "0", "5", "10", "15"]),
      (0.3, 0.4, 1, ["0.4"]),
      (0, 1e-7, 4, ["0", "5e−8", "1e−7"]),
      (0, 12_000, 6, ["0", "5000", "10\u{2009}000"]),
      (0, 2e6, 5, ["0", "5e5", "1e6", "1.5e6", "2e6"]),
      (1e6, 1_000_010, 5, ["1e6", "1.000005e6", "1.00001e6"]),
      (9990, 10_010, 3, ["9990", "10\u{2009}000", "10\u{2009}010"]),
      (-1e300, 1e300, 5, ["−1e300", "−5e299", "0", "5e299", "1e300"]),
      (-4.03, 4.4, 4, ["−4", "0", "4"]),
      (0.97, 0.99, 5, ["0.970", "0.975", "0.980", "0.985", "0.990"]),
    ] as [(Double, Double, Int, [String])])
  func linear(lower: Double, upper: Double, count: Int, labels: [String]) {
    #expect(Axis(range: lower...upper).ticks(atMost: count).map(\.label) == labels)
  }

  @Test(
    arguments: [
      (0.001, 100, 6, ["0.001", "0.01", "0.1", "1", "10", "100"]),
      (0.001, 100, 3, ["0.01", "1", "100"]),
      (0.1, 10, 7, ["0.1", "0.2", "0.5", "1", "2", "5", "10"]),
      (0.3, 0.9, 4, ["0.4", "0.6", "0.8"]),
      (1e-5, 1e-3, 3, ["1e−5", "1e−4", "0.001"]),
      (1e-300, 1e300, 5, ["1e−200", "1", "1e200"]),
      (0.5, 30, 2, ["1", "10"]),
    ] as [(Double, Double, Int, [String])])
  func logarithmic(lower: Double, upper: Double, count: Int, labels: [String]) {
    #expect(Axis(range: lower...upper, scale: .logarithmic).ticks(atMost: count).map(\.label) == labels)
  }

  /// Whatever the range: never too many, ascending, inside, and no two with the same label.
  @Test(arguments: [Scale.linear, .logarithmic])
  func anyRange(scale: Scale) {
    var generator = SeededGenerator(seed: 1)
    let specials: [Double] = [
      0, 1, -1, 3, 1e300, -1e300, 1e-300, .leastNonzeroMagnitude, .infinity, -.infinity, .nan,
      .greatestFiniteMagnitude, 1e6, 1e6 + 1, 0.1, 0.1.nextUp,
    ]
    for round in 0..<200 {
      func number() -> Double {
        round % 3 == 0
          ? specials.randomElement(using: &generator)!
          : Double.random(in: -1...1, using: &generator) * [1e-12, 1e-3, 1, 1e4, 1e20].randomElement()!
      }
      let axis = Axis(from: number(), to: number(), scale: scale)
      for count in 0...9 {
        let ticks = axis.ticks(atMost: count)
        #expect(ticks.count <= count, "\(axis)")
        #expect(count < 4 || ticks.count >= 2, "\(axis) \(count)")
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value }, "\(axis)")
        #expect(ticks.allSatisfy { abs(axis.position(of: $0.value) - 0.5) <= 0.5 + 1e-6 }, "\(axis)")
        #expect(Set(ticks.map(\.label)).count == ticks.count, "\(axis) \(ticks.map(\.label))")
      }
    }
  }

  @Test(
    arguments: [
      (0.03, 0.97, 5, Scale.linear, 0...1), (0, 23.026, 6, .linear, 0...25), (-3, 2, 3, .linear, -4...2),
      (0, 1, 3, .linear, 0...1), (0.003, 2.3, 4, .logarithmic, 0.002...5),
      (0.01, 10, 4, .logarithmic, 0.01...10),
    ] as [(Double, Double, Int, Scale, ClosedRange<Double>)])
  func outward(lower: Double, upper: Double, count: Int, scale: Scale, rounded: ClosedRange<Double>) {
    #expect(Axis(range: lower...upper, scale: scale).roundedOutward(ticks: count).range == rounded)
  }
}
