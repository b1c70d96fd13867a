import Testing

@testable import Canvas

@Suite struct CivilDateTests {
  @Test(
    arguments: [
      (0, 1970, 1, 1), (-1, 1969, 12, 31), (59, 1970, 3, 1), (11_016, 2000, 2, 29), (11_017, 2000, 3, 1),
      (20_784, 2026, 11, 27), (-719_162, 1, 1, 1), (2_932_896, 9999, 12, 31), (-25_567, 1900, 1, 1),
      (-25_508, 1900, 3, 1),
    ])
  func days(days: Int, year: Int, month: Int, day: Int) {
    let date = CivilDate(year: year, month: month, day: day)
    #expect(CivilDate(daysSince1970: days) == date)
    #expect(date.daysSince1970 == days)
  }

  /// Day by day through four centuries, every date follows the one before it.
  @Test func everyDayHasItsDate() {
    var last = CivilDate(daysSince1970: -1)
    for days in 0..<146_097 {
      let date = CivilDate(daysSince1970: days)
      let isNext =
        date == CivilDate(year: last.year, month: last.month, day: last.day + 1)
        || date == CivilDate(year: last.year, month: last.month + 1, day: 1) && last.day >= 28
        || date == CivilDate(year: last.year + 1, month: 1, day: 1) && last.month == 12 && last.day == 31
      if !isNext || date.daysSince1970 != days {
        Issue.record("\(days): \(date)")
        return
      }
      last = date
    }
    #expect(last == CivilDate(year: 2369, month: 12, day: 31))
  }
}
