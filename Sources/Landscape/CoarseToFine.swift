/// The order in which the points of a grid are evaluated: a coarse grid over all of it first, then strides
/// halved until every point has been visited, each level from a point of interest outwards. Where somebody looks
/// at that point it is in the first level, and its row and column are the second.
public struct CoarseToFine: Sendable {
  /// The levels, the coarsest first; together they hold each point once.
  public let levels: [[Grid.Point]]

  /// How many points along each axis the first level has at most.
  private static let coarsest = 7

  /// - Parameter point: the point that somebody looks at, from which each level goes outwards; nil for nobody, and
  ///   outwards from the middle.
  public init(_ grid: Grid, focus point: Grid.Point? = nil) {
    let focus = point ?? Grid.Point(column: (grid.x.count - 1) / 2, row: (grid.y.count - 1) / 2)
    var stride = 1
    while max(Self.marks(grid.x.count, stride).count, Self.marks(grid.y.count, stride).count) > Self.coarsest
    {
      stride *= 2
    }
    func distance(_ point: Grid.Point) -> Int {
      let (dx, dy) = (point.column - focus.column, point.row - focus.row)
      return dx * dx + dy * dy
    }
    var levels: [[Grid.Point]] = []
    var visited: Set<Grid.Point> = []
    func add(_ points: [Grid.Point]) {
      let level = points.filter { visited.insert($0).inserted }
      if !level.isEmpty { levels.append(level.sorted { distance($0) < distance($1) }) }
    }
    while stride >= 1 {
      let rows = Self.marks(grid.y.count, stride), columns = Self.marks(grid.x.count, stride)
      let marks = rows.flatMap { row in columns.map { Grid.Point(column: $0, row: row) } }
      let isFirst = levels.isEmpty
      add(isFirst && point != nil ? marks + [focus] : marks)
      if isFirst, point != nil {
        add(
          (0..<grid.x.count).map { Grid.Point(column: $0, row: focus.row) }
            + (0..<grid.y.count).map { Grid.Point(column: focus.column, row: $0) })
      }
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
