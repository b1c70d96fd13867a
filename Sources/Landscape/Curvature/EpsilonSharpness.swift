/// How much the loss rises near the center of a surface, in percent: (max f − f₀)/(1 + f₀)·100 over the points
/// within ε of it.
///
/// Keskar, Mudigere, Nocedal, Smelyanskiy and Tang, *On large-batch training for deep learning*, ICLR 2017. As
/// theirs the neighbourhood is a box, |a| ≤ ε and |b| ≤ ε (the maximum norm) in the coordinates of the plane, so
/// that its size in the space of weights is that of the axes; and as their maximization over a random plane it is
/// a lower bound of what a search in all directions would give, here over the points of the grid.
public struct EpsilonSharpness: Sendable, Hashable {
  public let epsilon: Double
  /// In percent; infinite where a loss within the box is not finite.
  public let value: Double
  /// Where the loss is largest.
  public let point: Grid.Point
  /// How many points the box holds, the center included.
  public let pointCount: Int

  /// Of a box that a grid whose points stand around its center has: ε, or where it holds no other point, the
  /// least that does; nil for a grid without a center.
  public static func epsilon(near epsilon: Double, on grid: Grid) -> Double? {
    let places = [grid.x, grid.y].filter { $0.count > 1 }.flatMap(\.values).map(abs)
    guard let spacing = places.filter({ $0 > 1e-9 * epsilon }).min() else { return nil }
    return max(epsilon, spacing)
  }

  /// nil where the grid has no point at (0, 0), the box holds no other, or one in it is not known yet.
  ///
  /// - Precondition: `epsilon` is above 0.
  public init?(_ surface: WeightSurface, epsilon: Double) {
    precondition(epsilon > 0)
    let grid = surface.grid
    // A coordinate that is ε but for rounding counts.
    let reach = epsilon * (1 + 1e-9)
    let columns = (0..<grid.x.count).filter { abs(grid.x[$0]) <= reach }
    let rows = (0..<grid.y.count).filter { abs(grid.y[$0]) <= reach }
    let smallest = 1e-9 * epsilon
    guard let column = columns.first(where: { abs(grid.x[$0]) <= smallest }),
      let row = rows.first(where: { abs(grid.y[$0]) <= smallest }), columns.count * rows.count > 1,
      let center = surface[Grid.Point(column: column, row: row)]?.loss
    else { return nil }
    var (largest, place) = (center, Grid.Point(column: column, row: row))
    for row in rows {
      for column in columns {
        let point = Grid.Point(column: column, row: row)
        guard let loss = surface[point]?.loss else { return nil }
        if loss > largest || loss.isNaN, largest.isFinite { (largest, place) = (loss, point) }
      }
    }
    self.epsilon = epsilon
    value = largest.isFinite ? 100 * (largest - center) / (1 + center) : .infinity
    point = place
    pointCount = columns.count * rows.count
  }
}
