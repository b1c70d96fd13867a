/// The order in which the points of a grid are evaluated: a coarse grid over all of it first, then strides
/// halved until every point has been visited, each level from a point of interest outwards.
public struct CoarseToFine: Sendable {
  /// The levels, the coarsest first; together they hold each point once.
  public let levels: [[Grid.Point]]

  /// How many points along each axis the first level has at most.
  private static let coarsest = 7

  /// - Parameter focus: the point from which each level goes outwards; nil for the middle.
  public init(_ grid: Grid, focus: Grid.Point? = nil) {
    let focus = focus ?? Grid.Point(column: (grid.x.count - 1) / 2, row: (grid.y.count - 1) / 2)
    var stride = 1
    while max(Self.marks(grid.x.count, stride).count, Self.marks(grid.y.count, stride).count) > Self.coarsest
    {
      stride *= 2
    }
    var levels: [[Grid.Point]] = []
    var isFirst = true
    while stride >= 1 {
      var level: [Grid.Point] = []
      for row in Self.marks(grid.y.count, stride) {
        for column in Self.marks(grid.x.count, stride) {
          let wasVisited =
            !isFirst && Self.isMark(row, grid.y.count, 2 * stride)
            && Self.isMark(column, grid.x.count, 2 * stride)
          if !wasVisited { level.append(Grid.Point(column: column, row: row)) }
        }
      }
      func distance(_ point: Grid.Point) -> Int {
        let (dx, dy) = (point.column - focus.column, point.row - focus.row)
        return dx * dx + dy * dy
      }
      levels.append(level.sorted { distance($0) < distance($1) })
      isFirst = false
      stride /= 2
    }
    self.levels = levels
  }

  /// Every `stride`-th place and the last.
  private static func marks(_ count: Int, _ stride: Int) -> [Int] {
    (0..<count).filter { isMark($0, count, stride) }
  }

  private static func isMark(_ place: Int, _ count: Int, _ stride: Int) -> Bool {
    place.isMultiple(of: stride) || place == count - 1
  }
}
