/// Which numbers the ends of a colour map stand for, and whether there are others beyond them.
public struct ColorScale: Hashable, Sendable {
  public var axis: Axis
  /// Whether there are numbers below the lower end, which have its colour; the colour bar says "≤".
  public var isClippedBelow: Bool
  /// Whether there are numbers above the upper end; the colour bar says "≥".
  public var isClippedAbove: Bool

  public init(
    range: ClosedRange<Double>, scale: Scale = .linear, isClippedBelow: Bool = false,
    isClippedAbove: Bool = false
  ) {
    axis = Axis(range: range, scale: scale)
    self.isClippedBelow = isClippedBelow
    self.isClippedAbove = isClippedAbove
  }

  /// How many decades a logarithmic scale holds at most, from the largest number down.
  private static let decades = 1e12

  /// The scale of the finite ones among some numbers: those of one panel, or of all that share a scale.
  ///
  /// A logarithmic scale begins at the least positive number; where there are numbers ≤ 0, or less than
  /// 10⁻¹² of the largest, it is clipped below.
  ///
  /// - Parameter quantile: from 0 to 1, the part of the numbers that lies below the upper end; 1 for all.
  ///   A few huge numbers then do not leave the others one colour.
  public init(of numbers: some Sequence<Double>, scale: Scale = .linear, quantile: Double = 1) {
    precondition((0...1).contains(quantile), "a quantile is a fraction")
    let sorted = numbers.filter(\.isFinite).sorted()
    let shown = scale == .linear ? sorted[...] : sorted.drop { $0 <= 0 }
    guard let least = shown.first, let greatest = shown.last else {
      self.init(range: scale == .linear ? 0...1 : 0.1...1, scale: scale, isClippedBelow: !sorted.isEmpty)
      return
    }
    let index = Int((Double(sorted.count - 1) * quantile).rounded(.up))
    // As long as there is a width: a clipped scale must still tell numbers apart.
    let wanted = max(sorted[index], least)
    let upper = wanted > least ? wanted : greatest
    let lower = scale == .linear ? least : max(least, upper / Self.decades)
    self.init(
      range: lower...upper, scale: scale, isClippedBelow: sorted[0] < lower, isClippedAbove: upper < greatest)
  }

  /// Where a number lies between the ends, 0…1 and beyond; on a logarithmic scale numbers ≤ 0 lie at the
  /// lower end. NaN and ±∞ stay what they are.
  public func position(of value: Double) -> Double {
    if !value.isFinite { return value }
    let position = axis.position(of: value)
    return position.isFinite ? position : 0
  }
}
