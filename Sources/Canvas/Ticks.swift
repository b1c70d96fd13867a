import Glibc

/// A number on an axis with the text that names it.
public struct Tick: Hashable, Sendable {
  public let value: Double
  public let label: String
}

extension Axis {
  /// The densest round numbers in the range of which there are at most `count`, ascending.
  ///
  /// On a linear axis they are evenly spaced multiples of 1, 2 or 5 times a power of ten; on a logarithmic
  /// one 1, 2 and 5 in every decade, powers of ten or every few of them, or where the range holds less than
  /// two of these, linear ones. The labels have as many digits as tell neighbours apart.
  public func ticks(atMost count: Int) -> [Tick] {
    guard count > 0 else { return [] }
    if scale == .linear { return linearTicks(atMost: count) }
    let ticks = logarithmicTicks(atMost: count)
    if ticks.count >= min(2, count) { return ticks }
    let others = linearTicks(atMost: count).filter { $0.value > 0 }
    return others.count > ticks.count ? others : ticks
  }

  /// The axis with its ends moved out to round numbers, so that it stays where it is while data grow.
  public func roundedOutward(ticks count: Int) -> Axis {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    switch scale {
    case .linear:
      let step = Step.ladder(from: (upper - lower) / Double(max(count, 1)))
        .first { $0.multiples(in: range).count <= max(count, 2) }!
      return Axis(
        from: step.value((lower / step.size + 1e-9).rounded(.down)),
        to: step.value((upper / step.size - 1e-9).rounded(.up)))
    case .logarithmic:
      let below = Self.decades(of: range).flatMap(Self.oneTwoFive).last { $0 <= lower * (1 + 1e-9) }
      let above = Self.decades(of: range).flatMap(Self.oneTwoFive).first { $0 >= upper * (1 - 1e-9) }
      return Axis(from: below ?? lower, to: above ?? upper, scale: scale)
    }
  }

  // MARK: Linear

  private func linearTicks(atMost count: Int) -> [Tick] {
    let steps = Step.ladder(from: (range.upperBound - range.lowerBound) / Double(count + 1))
    let multiples = steps.map { step in step.multiples(in: range).map { (multiple: $0, step: step) } }
    let chosen = Self.densest(of: multiples, atMost: count)
    let largest = chosen.map { $0.step.value($0.multiple).magnitude }.max() ?? 0
    return chosen.map { multiple, step in
      let value = step.value(multiple)
      return Tick(value: value, label: Self.label(of: value, stepPower: step.power, largest: largest))
    }
  }

  /// The first of ever sparser lists that has at most `count` elements; where that leaves less than two, as
  /// many as possible of the list before it in even distances: of −4, −2, 0, 2, 4 rather −4, 0, 4 than
  /// nothing but 0.
  static func densest<Element>(of lists: [[Element]], atMost count: Int) -> [Element] {
    guard let fitting = lists.firstIndex(where: { $0.count <= count }) else { return [] }
    if lists[fitting].count >= min(2, count) || fitting == 0 { return lists[fitting] }
    let denser = lists[fitting - 1]
    return stride(from: 0, to: denser.count, by: (denser.count + count - 1) / count).map { denser[$0] }
  }

  /// The text of a multiple of 10^`stepPower`, written out where that is short for all its neighbours.
  private static func label(of value: Double, stepPower: Int, largest: Double) -> String {
    if largest < 1e6, stepPower >= -4 { return value.formatted(decimals: max(0, -stepPower)) }
    return value.formatted { digits in
      if digits.digits.isEmpty { return "0" }
      digits.round(toDigits: digits.exponent - stepPower)
      return digits.scientific(decimals: max(0, digits.digits.count - 1))
    }
  }

  /// A distance between ticks: `mantissa` (1, 2 or 5) · 10^`power`.
  private struct Step {
    var mantissa: Double
    var power: Int

    var size: Double { value(1) }

    /// `multiple` times the step, rounded once: 3 · 0.1 is 0.3.
    func value(_ multiple: Double) -> Double {
      power < 0 ? multiple * mantissa / pow(10, Double(-power)) : multiple * mantissa * pow(10, Double(power))
    }

    /// The whole numbers whose multiples of the step lie in `range`.
    func multiples(in range: ClosedRange<Double>) -> [Double] {
      let first = (range.lowerBound / size - 1e-9).rounded(.up)
      let last = (range.upperBound / size + 1e-9).rounded(.down)
      // +0 turns −0 into 0.
      return first <= last ? (0...Int(min(last - first, 1e6))).map { first + Double($0) + 0 } : []
    }

    /// The steps of size ≥ `size` in ascending order, over four decades.
    static func ladder(from size: Double) -> [Step] {
      let power = Int(log10(size).rounded(.down))
      return (power...power + 3).flatMap { power in
        [1, 2, 5].map { Step(mantissa: $0, power: power) }
      }.filter { $0.size >= size * (1 - 1e-9) }
    }
  }

  // MARK: Logarithmic

  private func logarithmicTicks(atMost count: Int) -> [Tick] {
    let decades = Self.decades(of: range)
    func isInside(_ value: Double) -> Bool {
      value >= range.lowerBound * (1 - 1e-13) && value <= range.upperBound * (1 + 1e-13)
    }
    var candidates = [decades.flatMap(Self.oneTwoFive)]
    for stride in [1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000] {
      candidates.append(decades.filter { $0 % stride == 0 }.map { Self.powerOfTen($0) })
    }
    return Self.densest(of: candidates.map { $0.filter(isInside) }, atMost: count)
      .map { Tick(value: $0, label: $0.formatted { $0.shortest }) }
  }

  /// The exponents of the powers of ten from the one below a positive range to the one above.
  private static func decades(of range: ClosedRange<Double>) -> ClosedRange<Int> {
    Int(log10(range.lowerBound).rounded(.down))...Int(log10(range.upperBound).rounded(.up))
  }

  private static func oneTwoFive(_ decade: Int) -> [Double] {
    [1, 2, 5].map { decade < 0 ? $0 / powerOfTen(-decade) : $0 * powerOfTen(decade) }
  }

  private static func powerOfTen(_ exponent: Int) -> Double {
    exponent < 0 ? 1 / pow(10, Double(-exponent)) : pow(10, Double(exponent))
  }
}
