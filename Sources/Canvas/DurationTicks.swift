extension Axis {
  /// Round durations in a range of seconds.
  func durationTicks(atMost count: Int) -> [Tick] {
    guard count > 0 else { return [] }
    if scale == .linear { return evenDurations(atMost: count) }
    let ticks = growingDurations(atMost: count)
    if ticks.count >= min(2, count) { return ticks }
    let others = evenDurations(atMost: count).filter { $0.value > 0 }
    return others.count > ticks.count ? others : ticks
  }

  // MARK: Even steps

  private func evenDurations(atMost count: Int) -> [Tick] {
    let width = range.upperBound - range.lowerBound
    let least = width / Double(count + 1)
    if least < 1 {
      let ticks = decimalTicks(atMost: count)
      if width < 1 || ticks.count > 1 && ticks[1].value - ticks[0].value < 0.9 { return ticks }
    }
    // From one that is too dense on.
    let steps = TimeStep.withinDay.filter { $0 > least / 3 }
    let lists = steps.map { step in
      TimeStep.multiples(of: step, in: range).map { (seconds: $0, step: step) }
    }
    guard lists.contains(where: { $0.count <= count }) else {
      return ticks(inUnitsOf: TimeStep.day, "d", atMost: count)
    }
    let chosen = Self.densest(of: lists, atMost: count)
    let largest = chosen.map(\.seconds.magnitude).max() ?? 0
    return chosen.map { seconds, step in
      Tick(value: seconds, label: DurationLabel.text(of: seconds, step: step, largest: largest))
    }
  }

  /// Decimal fractions of seconds, in the unit that makes them short.
  private func decimalTicks(atMost count: Int) -> [Tick] {
    let largest = max(range.lowerBound.magnitude, range.upperBound.magnitude)
    if largest <= 1e-3 { return ticks(inUnitsOf: 1e-6, "µs", atMost: count) }
    if largest <= 1 { return ticks(inUnitsOf: 1e-3, "ms", atMost: count) }
    return ticks(inUnitsOf: 1, "s", atMost: count)
  }

  private func ticks(inUnitsOf unit: Double, _ name: String, atMost count: Int) -> [Tick] {
    // Dividing by a power of ten rounds less than multiplying with its inverse.
    func scaled(_ value: Double) -> Double { unit < 1 ? value * (1 / unit).rounded() : value / unit }
    let axis = Axis(from: scaled(range.lowerBound), to: scaled(range.upperBound))
    return axis.ticks(atMost: count).map {
      Tick(
        value: unit < 1 ? $0.value / (1 / unit).rounded() : $0.value * unit, label: "\($0.label) \(name)")
    }
  }

  // MARK: Growing steps

  private func growingDurations(atMost count: Int) -> [Tick] {
    let (lower, upper) = (range.lowerBound * (1 - 1e-13), range.upperBound * (1 + 1e-13))
    var lists = Self.growing.map { list in list.filter { $0 >= lower && $0 <= upper } }
    let sparsest = lists.last!
    for stride in [2, 4, 8, 16, 32, 64, 128] {
      lists.append(sparsest.enumerated().filter { $0.offset % stride == 0 }.map(\.element))
    }
    return Self.densest(of: lists, atMost: count).map {
      Tick(value: $0, label: DurationLabel.text(of: $0))
    }
  }

  /// Durations at ever larger distances, from the densest list to the sparsest.
  private static let growing: [[Double]] = {
    let (minute, hour, day) = (TimeStep.minute, TimeStep.hour, TimeStep.day)
    func powers(_ exponents: ClosedRange<Int>, by stride: Int = 1) -> [Double] {
      exponents.filter { $0 % stride == 0 }.map { exponent in
        let tens = (0..<exponent.magnitude).reduce(1.0) { product, _ in product * 10 }
        return exponent < 0 ? 1 / tens : tens
      }
    }
    let days = powers(0...295).map { $0 * day }
    return [
      powers(-300...(-1)).flatMap { [$0, $0 * 2, $0 * 5] } + [1, 2, 5, 10, 30]
        + [1, 2, 5, 10, 30].map { $0 * minute } + [1, 2, 6, 12].map { $0 * hour }
        + days.flatMap { [$0, $0 * 2, $0 * 5] },
      powers(-300...(-1)) + [1, 10, minute, 10 * minute, hour, 6 * hour] + days,
      powers(-300...(-1), by: 3) + [1, minute, hour, day] + powers(2...295, by: 2).map { $0 * day },
    ]
  }()
}

/// How a duration is written.
private enum DurationLabel {
  private static let units: [(name: String, seconds: Double)] = [
    ("d", TimeStep.day), ("h", TimeStep.hour), ("min", TimeStep.minute), ("s", 1),
  ]

  /// A multiple of a step of whole seconds among neighbours of which `largest` is the largest: in one unit,
  /// or in several where one would make a large number of it: "3 h 20 min".
  static func text(of seconds: Double, step: Double, largest: Double) -> String {
    let unit = units.first { unit in
      step >= unit.seconds || 2 * step >= unit.seconds && largest >= 2 * unit.seconds
    }!
    if seconds == 0 || largest < 200 * unit.seconds || unit.name == "d" {
      return text(of: seconds, in: unit)
    }
    var rest = seconds.magnitude
    var parts: [String] = []
    for unit in units {
      let count = (rest / unit.seconds).rounded(.down)
      rest -= count * unit.seconds
      if count > 0 { parts.append(text(of: count * unit.seconds, in: unit)) }
    }
    return (seconds < 0 ? "−" : "") + parts.joined(separator: " ")
  }

  /// A round duration by itself, in the largest unit of which it is one or more.
  static func text(of seconds: Double) -> String {
    if let unit = units.first(where: { seconds >= $0.seconds }) { return text(of: seconds, in: unit) }
    let (name, factor) = seconds < 1e-3 * (1 - 1e-9) ? ("µs", 1e6) : ("ms", 1e3)
    return (seconds * factor).formatted { $0.rounded(toDigits: 3).shortest } + " " + name
  }

  private static func text(of seconds: Double, in unit: (name: String, seconds: Double)) -> String {
    (seconds / unit.seconds).formatted { $0.shortest } + " " + unit.name
  }
}

extension DecimalDigits {
  fileprivate func rounded(toDigits count: Int) -> Self {
    var result = self
    result.round(toDigits: count)
    return result
  }
}
