/// Lines of equal height on a grid of values, by marching squares.
public struct Contours: Hashable, Sendable {
  /// A line of one height, where the values on its way are interpolated linearly along the grid's edges.
  public struct Line: Hashable, Sendable {
    public let level: Double
    /// Two points or more; of a closed line the first is not repeated at the end.
    public let points: [Drawing.Point]
    public let isClosed: Bool
  }

  /// By ascending level.
  public let lines: [Line]

  /// - Parameters:
  ///   - values: `y.count * x.count` values row by row; cells with a corner that is not finite have no lines.
  ///   - x: where the columns stand, ascending or descending.
  ///   - y: where the rows stand.
  ///   - levels: the heights; values equal to one count as above it.
  public init(values: [Double], x: [Double], y: [Double], levels: [Double]) {
    precondition(values.count == x.count * y.count, "a value for each grid point")
    guard x.count >= 2, y.count >= 2 else {
      lines = []
      return
    }
    lines = levels.filter(\.isFinite).sorted().flatMap { level in
      let march = March(values: values, x: x, y: y, level: level)
      return march.chains().compactMap { chain in march.line(chain) }
    }
  }
}

/// The crossings of one level with the edges of a grid, and how they are linked through its cells.
private struct March {
  let values: [Double]
  let x: [Double]
  let y: [Double]
  let level: Double
  /// The one or two edges that each crossed edge is linked with, −1 for none.
  private var links: [SIMD2<Int32>]
  private let columns: Int

  init(values: [Double], x: [Double], y: [Double], level: Double) {
    self.values = values
    self.x = x
    self.y = y
    self.level = level
    columns = x.count
    links = Array(repeating: SIMD2(-1, -1), count: 2 * values.count)
    for row in 0..<y.count - 1 {
      for column in 0..<columns - 1 { march(column, row) }
    }
  }

  /// The edge from a grid point to the next one of its row.
  private func along(_ column: Int, _ row: Int) -> Int { 2 * (row * columns + column) }
  /// The edge from a grid point to the next one of its column.
  private func across(_ column: Int, _ row: Int) -> Int { 2 * (row * columns + column) + 1 }

  private mutating func march(_ column: Int, _ row: Int) {
    let start = row * columns + column
    let (a, b) = (values[start], values[start + 1])
    let (c, d) = (values[start + columns + 1], values[start + columns])
    guard a.isFinite, b.isFinite, c.isFinite, d.isFinite else { return }
    // The corners in the order of a walk around the cell, and the edges between them.
    let isAbove = (a >= level, b >= level, c >= level, d >= level)
    let (ab, bc) = (along(column, row), across(column + 1, row))
    let (cd, da) = (along(column, row + 1), across(column, row))
    switch isAbove {
    case (true, true, true, true), (false, false, false, false): break
    case (true, false, false, false), (false, true, true, true): link(da, ab)
    case (false, true, false, false), (true, false, true, true): link(ab, bc)
    case (false, false, true, false), (true, true, false, true): link(bc, cd)
    case (false, false, false, true), (true, true, true, false): link(cd, da)
    case (true, true, false, false), (false, false, true, true): link(da, bc)
    case (true, false, false, true), (false, true, true, false): link(ab, cd)
    case (true, false, true, false), (false, true, false, true):
      // A saddle: the corners on the side of the middle are joined. Quarters keep the sum finite.
      let isMiddleAbove = a / 4 + b / 4 + c / 4 + d / 4 >= level
      if isMiddleAbove == isAbove.0 {
        link(ab, bc)
        link(cd, da)
      } else {
        link(da, ab)
        link(bc, cd)
      }
    }
  }

  private mutating func link(_ first: Int, _ second: Int) {
    links[first][links[first][0] < 0 ? 0 : 1] = Int32(second)
    links[second][links[second][0] < 0 ? 0 : 1] = Int32(first)
  }

  /// The linked edges one after another: first the chains with ends, then the rings.
  func chains() -> [(edges: [Int], isClosed: Bool)] {
    var chains: [(edges: [Int], isClosed: Bool)] = []
    var isVisited = [Bool](repeating: false, count: links.count)
    func follow(from first: Int) -> [Int] {
      var edges: [Int] = []
      var next = first
      while next >= 0, !isVisited[next] {
        isVisited[next] = true
        edges.append(next)
        let (one, other) = (Int(links[next][0]), Int(links[next][1]))
        next = one >= 0 && !isVisited[one] ? one : other
      }
      return edges
    }
    for edge in links.indices where links[edge][0] >= 0 && links[edge][1] < 0 && !isVisited[edge] {
      chains.append((follow(from: edge), false))
    }
    for edge in links.indices where links[edge][0] >= 0 && !isVisited[edge] {
      chains.append((follow(from: edge), true))
    }
    return chains
  }

  func line(_ chain: (edges: [Int], isClosed: Bool)) -> Contours.Line? {
    var points: [Drawing.Point] = []
    for point in chain.edges.lazy.map(crossing) where point != points.last { points.append(point) }
    if chain.isClosed, points.count > 1, points.first == points.last { points.removeLast() }
    // A level that just touches a summit leaves a point.
    guard points.count >= 2 else { return nil }
    return Contours.Line(level: level, points: points, isClosed: chain.isClosed && points.count >= 3)
  }

  private func crossing(_ edge: Int) -> Drawing.Point {
    let start = edge / 2
    let (column, row) = (start % columns, start / columns)
    let isAlong = edge % 2 == 0
    let (from, to) = (values[start], values[isAlong ? start + 1 : start + columns])
    // Halves keep the differences finite.
    let t = ((level / 2 - from / 2) / (to / 2 - from / 2)).clamped(to: 0...1)
    return isAlong
      ? Drawing.Point(x[column] + (x[column + 1] - x[column]) * t, y[row])
      : Drawing.Point(x[column], y[row] + (y[row + 1] - y[row]) * t)
  }
}
