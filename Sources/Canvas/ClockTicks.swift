extension Axis {
  /// Round times of clocks so many seconds ahead of UTC; numbers where there is no calendar for the range.
  func clockTicks(atMost count: Int, utcOffset: Int) -> [Tick] {
    guard count > 0 else { return [] }
    // From the year 1 to 9999.
    let calendar = -62_135_000_000.0...253_402_000_000.0
    // Times of day are told apart to a millionth of a second.
    guard calendar.contains(range.lowerBound), calendar.contains(range.upperBound),
      range.upperBound - range.lowerBound >= 1e-6
    else {
      return ticks(atMost: count)
    }
    let offset = Double(utcOffset.clamped(to: -172_800...172_800))
    let local = Axis(from: range.lowerBound + offset, to: range.upperBound + offset)
    return local.localTicks(atMost: count).map { Tick(value: $0.value - offset, label: $0.label) }
      .filter { scale == .linear || $0.value > 0 }
  }

  private func localTicks(atMost count: Int) -> [Tick] {
    let width = range.upperBound - range.lowerBound
    let least = width / Double(count + 1)
    if least < 1 {
      let ticks = ticks(atMost: count)
      if width < 1 || ticks.count > 1 && ticks[1].value - ticks[0].value < 0.9 {
        return Self.fractionsOfSeconds(ticks)
      }
    }
    // From one that is too dense on.
    let steps = ClockStep.all.filter { $0.seconds > least / 3 }
    let lists = steps.map { step in step.multiples(in: range).map { (seconds: $0, step: step) } }
    let chosen = Self.densest(of: lists, atMost: count)
    let days = chosen.map { ($0.seconds / TimeStep.day).rounded(.down) }
    // A tick at midnight says which day it is.
    let hasDates =
      Set(days).count > 1 && !zip(chosen, days).contains { $0.seconds == $1 * TimeStep.day }
    return chosen.map { seconds, step in
      Tick(value: seconds, label: step.label(of: seconds, hasDates: hasDates))
    }
  }

  /// Decimal numbers of seconds as times of day, with as many decimals as tell them apart.
  private static func fractionsOfSeconds(_ ticks: [Tick]) -> [Tick] {
    let step = zip(ticks.dropFirst(), ticks).map { $0.value - $1.value }.min() ?? 1e-3
    var (decimals, unit) = (0, 1.0)
    while decimals < 6, step < unit * 0.9 {
      decimals += 1
      unit = [1, 0.1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6][decimals]
    }
    let perSecond = (1 / unit).rounded()
    return ticks.map { tick in
      let count = (tick.value * perSecond).rounded()
      let whole = (count / perSecond).rounded(.down)
      let fraction = Int(count - whole * perSecond)
      let digits = String(fraction)
      let zeros = String(repeating: "0", count: decimals - (decimals == 0 ? 0 : digits.count))
      let time = ClockStep.time(of: whole, hasSeconds: true)
      return Tick(value: tick.value, label: decimals == 0 ? time : "\(time).\(zeros)\(digits)")
    }
  }
}

/// A distance between round times.
private enum ClockStep {
  /// Up to a day, from midnight on.
  case span(Double)
  case days(Double)
  case months(Int)
  case years(Int)

  static let all: [ClockStep] =
    TimeStep.withinDay.dropLast().map(ClockStep.span) + [1, 2, 7, 14].map(ClockStep.days)
    + [1, 2, 3, 6].map(ClockStep.months)
    + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].map(ClockStep.years)
    + [.years(20_000)]

  /// How long it is, roughly.
  var seconds: Double {
    switch self {
    case .span(let seconds): seconds
    case .days(let count): count * TimeStep.day
    case .months(let count): Double(count) * 30.44 * TimeStep.day
    case .years(let count): Double(count) * 365.25 * TimeStep.day
    }
  }

  /// The round times of a range of local time, in seconds since the beginning of 1970.
  func multiples(in range: ClosedRange<Double>) -> [Double] {
    switch self {
    case .span(let step): return TimeStep.multiples(of: step, in: range)
    case .days(let count):
      // The fifth day of 1970 was a Monday.
      let zero = count.truncatingRemainder(dividingBy: 7) == 0 ? 4 * TimeStep.day : 0
      return TimeStep.multiples(of: count * TimeStep.day, from: zero, in: range)
    case .months(let count): return Self.firsts(everyMonths: count, in: range)
    case .years(let count): return Self.firsts(everyMonths: count * 12, in: range)
    }
  }

  /// The first days of every so many months, counted from January of the year 0.
  private static func firsts(everyMonths step: Int, in range: ClosedRange<Double>) -> [Double] {
    func months(_ seconds: Double) -> Int {
      let date = CivilDate(daysSince1970: Int((seconds / TimeStep.day).rounded(.down)))
      return date.year * 12 + date.month - 1
    }
    let first = months(range.lowerBound) / step * step
    return stride(from: max(first, 0), through: months(range.upperBound), by: step).map {
      Double(CivilDate(year: $0 / 12, month: $0 % 12 + 1, day: 1).daysSince1970) * TimeStep.day
    }.filter { range.contains($0) }
  }

  func label(of seconds: Double, hasDates: Bool) -> String {
    let days = (seconds / TimeStep.day).rounded(.down)
    let date = CivilDate(daysSince1970: Int(days))
    let dayAndMonth = "\(date.day) \(date.monthName)"
    switch self {
    case .span(let step):
      if days * TimeStep.day == seconds { return dayAndMonth }
      let time = Self.time(of: seconds, hasSeconds: step < TimeStep.minute)
      return hasDates ? "\(dayAndMonth) \(time)" : time
    case .days: return dayAndMonth
    case .months: return "\(date.monthName) \(date.year)"
    case .years: return String(date.year)
    }
  }

  /// The time of day as "14:05" or "14:05:30".
  static func time(of seconds: Double, hasSeconds: Bool) -> String {
    let day = (seconds / TimeStep.day).rounded(.down) * TimeStep.day
    let count = Int(seconds - day)
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let minutes = two(count / 3600) + ":" + two(count / 60 % 60)
    return hasSeconds ? minutes + ":" + two(count % 60) : minutes
  }
}
