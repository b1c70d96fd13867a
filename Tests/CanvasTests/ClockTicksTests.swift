import Testing

@testable import Canvas

@Suite struct ClockTicksTests {
  /// 27 November 2026, 00:00 UTC.
  private static let midnight = 20_784 * 86_400.0

  private func labels(_ from: Double, _ to: Double, _ count: Int, offset: Int = 0) -> [String] {
    Axis(range: (Self.midnight + from)...(Self.midnight + to))
      .ticks(atMost: count, unit: .clock(utcOffset: offset)).map(\.label)
  }

  @Test(
    arguments: [
      (50_700, 50_790, 4, ["14:05:00", "14:05:30", "14:06:00", "14:06:30"]),
      (50_400, 54_000, 5, ["14:00", "14:15", "14:30", "14:45", "15:00"]),
      (72_000, 100_000, 4, ["20:00", "22:00", "28 Nov", "02:00"]),
      (0, 345_600, 5, ["27 Nov", "28 Nov", "29 Nov", "30 Nov", "1 Dec"]),
      (0, 2_592_000, 6, ["30 Nov", "7 Dec", "14 Dec", "21 Dec"]),
      (0, 1.6e7, 7, ["Dec 2026", "Jan 2027", "Feb 2027", "Mar 2027", "Apr 2027", "May 2027"]),
      (0, 6e8, 5, ["2030", "2035", "2040", "2045"]),
      (50_400.5, 50_402, 4, ["14:00:00.5", "14:00:01.0", "14:00:01.5", "14:00:02.0"]),
      (86_399.95, 86_400.05, 3, ["23:59:59.95", "00:00:00.00", "00:00:00.05"]),
    ] as [(Double, Double, Int, [String])])
  func utc(from: Double, to: Double, count: Int, expected: [String]) {
    #expect(labels(from, to, count) == expected)
  }

  /// Steps of hours are counted from local midnight, also where the offset is not a multiple of them.
  @Test func localMidnight() {
    #expect(labels(0, 86_400, 4, offset: 3600) == ["06:00", "12:00", "18:00", "28 Nov"])
    #expect(labels(0, 86_400, 4, offset: 20_700) == ["06:00", "12:00", "18:00", "28 Nov"])
    #expect(labels(0, 86_400, 4, offset: -12_600) == ["27 Nov", "06:00", "12:00", "18:00"])
    let ticks = Axis(range: Self.midnight...(Self.midnight + 86_400))
      .ticks(atMost: 4, unit: .clock(utcOffset: 20_700))
    #expect(ticks[0].value == Self.midnight + 21_600 - 20_700)
  }

  @Test func datesWhereNoTickIsAtMidnight() {
    #expect(labels(72_000, 100_000, 2) == ["27 Nov 21:00", "28 Nov 03:00"])
  }

  /// Whatever the range: never too many, ascending, inside; where there is no calendar, numbers.
  @Test(arguments: [Scale.linear, .logarithmic]) func anyRange(scale: Scale) {
    var generator = SeededGenerator(seed: 1)
    for round in 0..<200 {
      let size = [1e-3, 1, 1e3, 1e5, 1e7, 1e9, 1e11, 1e13, 1e300][round % 9]
      let start = Double.random(in: 0...2, using: &generator) * (round % 2 == 0 ? size : Self.midnight)
      let width = Double.random(in: 0...1, using: &generator) * size
      let axis = Axis(from: start, to: start + width, scale: scale)
      let offset = round % 7 == 0 ? Int.min : Int.random(in: -50_000...50_000, using: &generator)
      for count in 0...9 {
        let ticks = axis.ticks(atMost: count, unit: .clock(utcOffset: offset))
        #expect(ticks.count <= count, "\(axis)")
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value }, "\(axis)")
        #expect(ticks.allSatisfy { abs(axis.position(of: $0.value) - 0.5) <= 0.5 + 1e-3 }, "\(axis)")
        if scale == .linear {
          #expect(count < 5 || ticks.count >= 2, "\(axis) \(count) \(ticks.map(\.label))")
        }
      }
    }
    // Narrower than what times of day can tell apart.
    let narrow = Axis(range: 0.00021451977512342935...0.0002145990394987709)
    for tick in narrow.ticks(atMost: 5, unit: .clock(utcOffset: 49_999)) {
      #expect(narrow.range.contains(tick.value))
    }
    let early = Axis(range: -1e13...1e13).ticks(atMost: 3, unit: .clock(utcOffset: 0))
    #expect(early.map(\.label) == ["−1e13", "0", "1e13"])
  }
}
