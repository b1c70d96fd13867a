/// What the numbers along a horizontal axis are.
public enum XUnit: Hashable, Sendable {
  case number
  /// Seconds that have passed.
  case duration
  /// Seconds since the beginning of 1970 in UTC, shown as clocks show them that are so many seconds ahead of it.
  case clock(utcOffset: Int)
}

extension Axis {
  /// The densest round numbers of a unit in the range of which there are at most `count`, ascending.
  ///
  /// Durations stand in even steps of seconds, minutes, hours or days, as in "1.5 h"; times of day are counted
  /// from local midnight, which the date takes the place of: "18:00", "28 Nov", "06:00".
  public func ticks(atMost count: Int, unit: XUnit) -> [Tick] {
    switch unit {
    case .number: return ticks(atMost: count)
    case .duration: return durationTicks(atMost: count)
    case .clock(let utcOffset): return clockTicks(atMost: count, utcOffset: utcOffset)
    }
  }
}

/// Round spans of time in seconds.
enum TimeStep {
  static let minute = 60.0
  static let hour = 3600.0
  static let day = 86_400.0

  /// The steps from one second to one day.
  static let withinDay: [Double] =
    [1, 2, 5, 10, 15, 30] + [1, 2, 5, 10, 15, 30].map { $0 * minute }
    + [1, 2, 3, 6, 12, 24].map { $0 * hour }

  /// The multiples of a step in a range, `zero` being one of them.
  static func multiples(of step: Double, from zero: Double = 0, in range: ClosedRange<Double>) -> [Double] {
    let first = ((range.lowerBound - zero) / step - 1e-9).rounded(.up)
    let last = ((range.upperBound - zero) / step + 1e-9).rounded(.down)
    // +0 turns −0 into 0.
    return first <= last
      ? (0...Int(min(last - first, 1e5))).map { zero + (first + Double($0)) * step + 0 } : []
  }
}
