/// The heights at which contours are drawn.
public enum ContourLevels {
  /// About `count` round numbers strictly inside a range: multiples of 1, 2 or 5 times a power of ten, or on
  /// a logarithmic scale 1, 2 and 5 in every decade or whole decades.
  ///
  /// There is at least one where the ends of the range differ, and none where they do not or are not finite;
  /// on a logarithmic scale only positive numbers count.
  public static func nice(in range: ClosedRange<Double>, scale: Scale = .linear, count: Int = 8) -> [Tick] {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    guard lower < upper, lower.isFinite, upper.isFinite, count > 0 else { return [] }
    if scale == .logarithmic, upper <= 0 { return [] }
    // Ticks may lie on the ends of the range, where contours would be points: a few more are asked for until
    // some are left between them.
    let axis = Axis(from: lower, to: upper, scale: scale)
    let candidates = (0...10).map { extra in
      axis.ticks(atMost: count + extra).filter { $0.value > lower && $0.value < upper }
    }
    if let enough = candidates.first(where: { 2 * $0.count >= count }) { return enough }
    if let most = candidates.max(by: { $0.count < $1.count }), !most.isEmpty { return most }
    // Narrower than numbers with few digits can part: the middle, or where there is no number, the end.
    let middle = lower / 2 + upper / 2
    let level = middle > lower && middle < upper ? middle : upper
    return [Tick(value: level, label: level.formatted())]
  }
}
