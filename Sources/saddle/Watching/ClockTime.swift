import Canvas

/// A date with a time of day for people: "2026-11-27 14:05:30".
struct ClockTime {
  let text: String

  /// - Parameters:
  ///   - time: in seconds since 1970.
  ///   - utcOffset: seconds east of Greenwich.
  init(_ time: Double, utcOffset: Int) {
    // From the year −9999 to the year 9999.
    let seconds = Int(time.rounded(.down).clamped(to: -3.7e11...2.5e11)) + utcOffset
    let second = (seconds % 86_400 + 86_400) % 86_400
    let date = CivilDate(daysSince1970: (seconds - second) / 86_400)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    text =
      "\(date.year)-\(two(date.month))-\(two(date.day)) "
      + "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
  }
}

extension Duration {
  /// The duration in the unit that fits: "12 s", "5 min", "2.5 h", "3 d".
  var shortText: String {
    let seconds = self / .seconds(1)
    switch abs(seconds) {
    case ..<10: return "\(seconds.formatted(decimals: seconds == seconds.rounded() ? 0 : 1)) s"
    case ..<120: return "\(seconds.formatted(decimals: 0)) s"
    case ..<7200: return "\((seconds / 60).formatted(decimals: 0)) min"
    case ..<172_800: return "\((seconds / 3600).formatted(decimals: 1)) h"
    default: return "\((seconds / 86_400).formatted(decimals: 0)) d"
    }
  }
}
