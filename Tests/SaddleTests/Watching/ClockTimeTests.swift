import Foundation
import Testing

@testable import saddle

@Test(arguments: [0, 951_782_399, 951_782_400, 1_700_000_000, 4_107_542_399, -1, -86_401, -2_208_988_800])
func timesOfDayAreThoseOfTheCalendar(seconds: Int) {
  let formatter = DateFormatter()
  formatter.locale = Locale(identifier: "en_US_POSIX")
  formatter.timeZone = TimeZone(secondsFromGMT: 3600)
  formatter.dateFormat = "yyyy-MM-dd HH:mm:ss"
  #expect(
    ClockTime(Double(seconds) + 0.5, utcOffset: 3600).text
      == formatter.string(from: Date(timeIntervalSince1970: Double(seconds))))
}

@Test func timesFarAwayAreHarmless() {
  for time in [1e300, -1e300, .infinity, -.infinity] as [Double] {
    #expect(!ClockTime(time, utcOffset: 0).text.isEmpty)
  }
}

@Test func durationsHaveTheUnitThatFits() {
  let texts = [0, 1.25, 59, 119, 120, 7199, 7200, 9000, 172_800].map { Duration.seconds($0).shortText }
  #expect(texts == ["0 s", "1.3 s", "59 s", "119 s", "2 min", "120 min", "2.0 h", "2.5 h", "2 d"])
}
