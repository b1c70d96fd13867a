extension Drawing.Box {
  /// The part of a straight line that lies in the box, by the algorithm of Liang and Barsky; nil where there
  /// is none or a coordinate is NaN.
  func clipped(_ start: Drawing.Point, _ end: Drawing.Point) -> (Drawing.Point, Drawing.Point)? {
    // Far outside it makes no difference how far; differences stay finite.
    func bounded(_ value: Double) -> Double { value.clamped(to: -1e9...1e9) }
    guard !(start.x + start.y + end.x + end.y).isNaN, width > 0, height > 0 else { return nil }
    let (x, y) = (bounded(start.x), bounded(start.y))
    let (dx, dy) = (bounded(end.x) - x, bounded(end.y) - y)
    var (first, last) = (0.0, 1.0)
    for (delta, room) in [(-dx, x - self.x), (dx, maxX - x), (-dy, y - self.y), (dy, maxY - y)] {
      if delta == 0, room < 0 { return nil }
      if delta < 0 { first = max(first, room / delta) }
      if delta > 0 { last = min(last, room / delta) }
    }
    guard first <= last else { return nil }
    return (
      Drawing.Point(x + dx * first, y + dy * first), Drawing.Point(x + dx * last, y + dy * last)
    )
  }

  /// The parts of a polyline that lie in the box.
  func clipped(_ points: [Drawing.Point]) -> [[Drawing.Point]] {
    var lines: [[Drawing.Point]] = []
    var line: [Drawing.Point] = []
    for (start, end) in zip(points, points.dropFirst()) {
      guard let (a, b) = clipped(start, end) else { continue }
      // Clipping rounds: an end and the next start need not be the same number.
      if line.last.map({ abs($0.x - a.x) + abs($0.y - a.y) > 1e-6 }) ?? true {
        if line.count > 1 { lines.append(line) }
        line = [a]
      }
      line.append(b)
    }
    if line.count > 1 { lines.append(line) }
    return lines
  }
}
