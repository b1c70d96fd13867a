/// A time of day for people.
struct ClockTime {
  let text: String

  /// - Parameters:
  ///   - time: in seconds since 1970.
  ///   - utcOffset: seconds east of Greenwich.
  init(_ time: Double, utcOffset: Int) {
    // The year 9999 and the year −9999.
    let seconds = Int(time.rounded(.down).clamped(to: -3.7e11...2.5e11)) + utcOffset
    let (day, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let date = Self.date(day: second < 0 ? day - 1 : day)
    let rest = second < 0 ? second + 86_400 : second
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    text =
      "\(date.year)-\(two(date.month))-\(two(date.day)) "
      + "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
  }

  /// The date of a day counted from 1970, by the rules of the Gregorian calendar: years of 365 days, 97 leap
  /// days in 400 years, counted from March so that the leap day comes last.
  static func date(day: Int) -> (year: Int, month: Int, day: Int) {
    // 719,468 days lie between March 1 of the year 0 and 1970.
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
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
