/// A line of straight pieces, measured along its way.
struct Polyline {
  let points: [Drawing.Point]
  /// How far each point lies along the way.
  private let distances: [Double]

  /// - Precondition: at least one point.
  init(_ points: [Drawing.Point]) {
    precondition(!points.isEmpty)
    self.points = points
    var distances = [0.0]
    for (a, b) in zip(points, points.dropFirst()) {
      distances.append(distances.last! + ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot())
    }
    self.distances = distances
  }

  var length: Double { distances.last! }

  /// The point after a distance; before the start and after the end those.
  func point(at distance: Double) -> Drawing.Point {
    let next = index(after: distance)
    if next == 0 { return points[0] }
    if next == points.count { return points[next - 1] }
    let (a, b) = (points[next - 1], points[next])
    let t = (distance - distances[next - 1]) / (distances[next] - distances[next - 1])
    return Drawing.Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
  }

  /// The piece between two distances.
  func part(from start: Double, to end: Double) -> [Drawing.Point] {
    let first = index(after: start)
    let last = index(after: end)
    let inner = first < last ? Array(points[first..<last]) : []
    var part = [point(at: start)]
    for point in inner + [point(at: end)] where point != part.last { part.append(point) }
    return part
  }

  /// The first point that lies farther along the way, or the count of points.
  private func index(after distance: Double) -> Int {
    var (low, high) = (0, points.count)
    while low < high {
      let middle = (low + high) / 2
      if distances[middle] > distance { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
