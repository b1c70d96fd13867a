import Glibc

/// How numbers are laid out along an axis or a colour bar.
public enum Scale: Hashable, Sendable {
  case linear, logarithmic
}

/// A range of numbers laid out from 0 to 1.
public struct Axis: Hashable, Sendable {
  public let range: ClosedRange<Double>
  public let scale: Scale

  public init(range: ClosedRange<Double>, scale: Scale = .linear) {
    self.init(from: range.lowerBound, to: range.upperBound, scale: scale)
  }

  /// An axis between two numbers that need not be in order, finite or different.
  ///
  /// A missing (NaN) bound takes the place of the other one, and a range without width is widened around
  /// its value: by a tenth to both sides, or to −1…1 around zero, or on a logarithmic axis to three times
  /// less and more. Logarithmic axes need positive bounds: where only the upper one is, the lower one
  /// becomes a millionth of it; where none is, the axis goes from 0.1 to 1.
  public init(from first: Double, to second: Double, scale: Scale = .linear) {
    self.scale = scale
    // No bound exceeds 10³⁰⁰, so that widths and the arithmetic of ticks stay finite.
    let bounds = [first, second].filter { !$0.isNaN }.map { $0.clamped(to: -1e300...1e300) }
    let lower = bounds.min() ?? (scale == .linear ? 0 : 0.1)
    let upper = bounds.max() ?? 1
    switch scale {
    case .linear: range = Self.linearRange(lower, upper)
    case .logarithmic: range = Self.logarithmicRange(lower, upper)
    }
  }

  private static func linearRange(_ lower: Double, _ upper: Double) -> ClosedRange<Double> {
    let size = max(lower.magnitude, upper.magnitude)
    // Below this width neighbouring ticks could not be told apart in 53 bits.
    if upper - lower >= max(size * 1e-12, 1e-300) { return lower...upper }
    let middle = lower + (upper - lower) / 2
    return size < 1e-290 ? -1...1 : (middle - size / 10)...(middle + size / 10)
  }

  private static func logarithmicRange(_ lower: Double, _ upper: Double) -> ClosedRange<Double> {
    if upper <= 0 { return 0.1...1 }
    let upper = max(upper, 1e-290)
    let lower = lower > 0 ? max(lower, 1e-300) : upper / 1e6
    return upper / lower > 1 + 5e-7 ? lower...upper : (lower / 3)...(upper * 3)
  }

  /// Where a number lies: 0 at the lower end of the range, 1 at the upper, beyond them outside.
  ///
  /// NaN has no place (NaN); on a logarithmic axis numbers ≤ 0 lie at −∞.
  public func position(of value: Double) -> Double {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    switch scale {
    case .linear: return (value - lower) / (upper - lower)
    case .logarithmic:
      if value <= 0 { return -.infinity }
      return (log(value) - log(lower)) / (log(upper) - log(lower))
    }
  }

  /// The number that lies at a position, also beyond the ends: the inverse of ``position(of:)``.
  public func value(at position: Double) -> Double {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    if position == 0 { return lower }
    if position == 1 { return upper }
    switch scale {
    case .linear: return lower + (upper - lower) * position
    case .logarithmic: return exp(log(lower) + (log(upper) - log(lower)) * position)
    }
  }
}
