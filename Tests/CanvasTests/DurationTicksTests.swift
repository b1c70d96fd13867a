import Testing

@testable import Canvas

@Suite struct DurationTicksTests {
  @Test(
    arguments: [
      (0, 60, 4, ["0 s", "30 s", "60 s"]),
      (0, 14, 4, ["0 s", "5 s", "10 s"]),
      (0, 3, 7, ["0.0 s", "0.5 s", "1.0 s", "1.5 s", "2.0 s", "2.5 s", "3.0 s"]),
      (0, 900, 4, ["0 min", "5 min", "10 min", "15 min"]),
      (0, 7200, 5, ["0 h", "0.5 h", "1 h", "1.5 h", "2 h"]),
      (0, 5400, 4, ["0 min", "30 min", "60 min", "90 min"]),
      (0, 40_000, 4, ["0 h", "3 h", "6 h", "9 h"]),
      (0, 200_000, 5, ["0 d", "0.5 d", "1 d", "1.5 d", "2 d"]),
      (0, 864_000, 3, ["0 d", "5 d", "10 d"]),
      (0, 3.2e9, 4, ["0 d", "10\u{2009}000 d", "20\u{2009}000 d", "30\u{2009}000 d"]),
      (0, 4e-6, 3, ["0 µs", "2 µs", "4 µs"]),
      (0, 0.05, 3, ["0 ms", "20 ms", "40 ms"]),
      (
        360_000, 362_400, 5,
        ["4 d 4 h", "4 d 4 h 10 min", "4 d 4 h 20 min", "4 d 4 h 30 min", "4 d 4 h 40 min"]
      ),
      (3600, 3620, 3, ["1 h", "1 h 10 s", "1 h 20 s"]),
      (-60, 60, 3, ["−1 min", "0 min", "1 min"]),
    ] as [(Double, Double, Int, [String])])
  func even(lower: Double, upper: Double, count: Int, labels: [String]) {
    #expect(Axis(range: lower...upper).ticks(atMost: count, unit: .duration).map(\.label) == labels)
  }

  @Test(
    arguments: [
      (1, 90_000, 7, ["1 s", "10 s", "1 min", "10 min", "1 h", "6 h", "1 d"]),
      (1, 90_000, 4, ["1 s", "1 min", "1 h", "1 d"]),
      (1e-6, 1, 3, ["1 µs", "1 ms", "1 s"]),
      (1e-3, 0.01, 4, ["1 ms", "2 ms", "5 ms", "10 ms"]),
      (40, 50, 3, ["40 s", "45 s", "50 s"]),
    ] as [(Double, Double, Int, [String])])
  func growing(lower: Double, upper: Double, count: Int, labels: [String]) {
    let axis = Axis(range: lower...upper, scale: .logarithmic)
    #expect(axis.ticks(atMost: count, unit: .duration).map(\.label) == labels)
  }

  /// Whatever the range: never too many, ascending, inside, and no two with the same label.
  @Test(arguments: [Scale.linear, .logarithmic]) func anyRange(scale: Scale) {
    var generator = SeededGenerator(seed: 1)
    for round in 0..<200 {
      let size = [1e-300, 1e-7, 1e-3, 1, 1e3, 1e5, 1e7, 1e9, 1e300][round % 9]
      let start = round % 2 == 0 ? 0 : Double.random(in: -1...1, using: &generator) * size
      let width = Double.random(in: 0...1, using: &generator) * size
      let axis = Axis(from: start, to: start + width, scale: scale)
      for count in 0...9 {
        let ticks = axis.ticks(atMost: count, unit: .duration)
        #expect(ticks.count <= count, "\(axis)")
        #expect(count < 4 || ticks.count >= 2, "\(axis) \(count) \(ticks.map(\.label))")
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value }, "\(axis)")
        #expect(ticks.allSatisfy { abs(axis.position(of: $0.value) - 0.5) <= 0.5 + 1e-6 }, "\(axis)")
        #expect(Set(ticks.map(\.label)).count == ticks.count, "\(axis) \(ticks.map(\.label))")
      }
    }
  }
}
