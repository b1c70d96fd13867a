/// A grid of points over a part of a plane, both ends of each axis included.
public struct Grid: Sendable, Hashable {
  public let x: GridAxis
  public let y: GridAxis

  public init(x: GridAxis, y: GridAxis) {
    self.x = x
    self.y = y
  }

  public var count: Int { x.count * y.count }

  /// A point by its column and its row.
  public struct Point: Sendable, Hashable {
    public let column: Int
    public let row: Int

    public init(column: Int, row: Int) {
      self.column = column
      self.row = row
    }
  }

  /// Where a point's value stands among those of all, row by row.
  public func index(of point: Point) -> Int { point.row * x.count + point.column }
}

/// Numbers at equal distances, from the first to the last; or one number.
public struct GridAxis: Sendable, Hashable {
  public let first: Double
  public let last: Double
  public let count: Int

  /// - Precondition: `count` is at least 2, and `first` is below `last`.
  public init(from first: Double, through last: Double, count: Int) {
    precondition(count >= 2 && first < last)
    self.first = first
    self.last = last
    self.count = count
  }

  /// An axis with one place: that of a line, which has no second direction.
  public init(at place: Double) {
    first = place
    last = place
    count = 1
  }

  public subscript(index: Int) -> Double {
    if count == 1 { return first }
    // From the nearer end, so that both ends and the middle of a symmetric axis are exact.
    let step = (last - first) / Double(count - 1)
    return 2 * index < count ? first + Double(index) * step : last - Double(count - 1 - index) * step
  }

  public var values: [Double] { (0..<count).map { self[$0] } }

  /// The index of the number nearest to `place`; nil where that lies half a step or more beyond the ends.
  public func index(nearestTo place: Double) -> Int? {
    if count == 1 { return place == first ? 0 : nil }
    let index = ((place - first) / (last - first) * Double(count - 1)).rounded()
    return index >= 0 && index < Double(count) ? Int(index) : nil
  }
}
