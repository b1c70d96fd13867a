import Canvas
import Landscape
import Training

/// What a surface has at a place: evaluated at the nearest point of its grid, or interpolated between those that
/// have been.
struct CrosshairValue {
  let loss: Double
  let accuracy: Double
  let isEvaluated: Bool
  /// Of the loss along the axes, by central differences; nil where a neighbour is missing.
  let slopes: (a: Double, b: Double)?

  init?(_ surface: WeightSurface, at place: (a: Double, b: Double)) {
    let (x, y) = (surface.grid.x, surface.grid.y)
    guard let column = x.index(nearestTo: place.a), let row = y.index(nearestTo: place.b) else { return nil }
    if let found = surface[Grid.Point(column: column, row: row)] {
      (loss, accuracy, isEvaluated) = (found.loss, found.accuracy, true)
    } else {
      func pixel(_ value: (Evaluation) -> Double) -> SampledSurface.Pixel {
        SampledSurface(columns: x.count, rows: y.count, values: surface.evaluations.map { $0.map(value) })
          .pixel(
            u: (place.a - x.first) / (x.last - x.first), v: (place.b - y.first) / (y.last - y.first))
      }
      let found = pixel(\.loss)
      guard found.origin != .unknown else { return nil }
      (loss, accuracy, isEvaluated) = (found.value, pixel(\.accuracy).value, false)
    }
    func slope(_ before: Grid.Point, _ after: Grid.Point, _ distance: Double) -> Double? {
      guard let lower = surface[before]?.loss, let upper = surface[after]?.loss, distance > 0 else {
        return nil
      }
      return (upper - lower) / distance
    }
    let (left, right) = (max(0, column - 1), min(x.count - 1, column + 1))
    let (below, above) = (max(0, row - 1), min(y.count - 1, row + 1))
    let along = slope(
      Grid.Point(column: left, row: row), Grid.Point(column: right, row: row), x[right] - x[left])
    let across = slope(
      Grid.Point(column: column, row: below), Grid.Point(column: column, row: above), y[above] - y[below])
    slopes = along.flatMap { a in across.map { (a, $0) } }
  }
}
