import Canvas

/// Where points of the Figure-1 plane lie on the heat map of a panel.
struct PanelPlane: Hashable {
  let axes: PanelAxes
  let heat: Rect

  /// A layer of dots over the heat map.
  var layer: DotLayer { DotLayer(width: heat.width, height: heat.height) }

  func contains(x: Double, y: Double) -> Bool { axes.contains(x: x, y: y) }

  /// The place of a point in dots; the upper ends of the axes belong to the last dot.
  func place(x: Double, y: Double) -> (x: Double, y: Double) {
    let place = line(x: x, y: y)
    return (min(place.x, Double(2 * heat.width) - 0.5), min(place.y, Double(4 * heat.height) - 0.5))
  }

  /// The same for the ends of lines, which may lie outside.
  func line(x: Double, y: Double) -> (x: Double, y: Double) {
    (
      (x - axes.x.lowerBound) / axes.side * Double(2 * heat.width),
      (axes.y.upperBound - y) / axes.side * Double(4 * heat.height)
    )
  }

  /// Marks a point, or where it has left the heat map puts an arrow at the edge; nothing where it is no point.
  func mark(_ glyph: Unicode.Scalar, x: Double, y: Double, color: Color, in layer: inout DotLayer) {
    if x.isNaN || y.isNaN { return }
    let exit = exit(x: x, y: y)
    let place = exit.map { ($0.x, $0.y) } ?? place(x: x, y: y)
    layer.mark(exit?.arrow ?? glyph, x: place.0, y: place.1, color: color, attributes: .bold)
  }

  /// Joins points by straight lines; one that is no point leaves a gap.
  func trace(
    _ points: [SIMD2<Double>], color: Color, pattern: LinePattern = .solid, in layer: inout DotLayer
  ) {
    for (from, to) in zip(points, points.dropFirst()) {
      layer.line(
        from: line(x: from.x, y: from.y), to: line(x: to.x, y: to.y), color: color, pattern: pattern)
    }
  }

  /// Where a point outside has left the heat map, in dots, and the arrow that points at it; nil for one inside.
  func exit(x: Double, y: Double) -> (x: Double, y: Double, arrow: Unicode.Scalar)? {
    if contains(x: x, y: y) { return nil }
    let place = place(
      x: min(max(x, axes.x.lowerBound), axes.x.upperBound),
      y: min(max(y, axes.y.lowerBound), axes.y.upperBound))
    // Past a corner, the edge that is farther behind counts.
    let beyondX = max(x - axes.x.upperBound, axes.x.lowerBound - x)
    let beyondY = max(y - axes.y.upperBound, axes.y.lowerBound - y)
    let isAcross = beyondX >= beyondY
    return (
      place.x, place.y,
      isAcross ? (x > axes.x.upperBound ? "▸" : "◂") : (y > axes.y.upperBound ? "▴" : "▾")
    )
  }

  /// The point in the middle of a cell of the heat map.
  func point(column: Int, row: Int) -> (x: Double, y: Double) {
    (
      axes.x.lowerBound + (Double(column) + 0.5) / Double(heat.width) * axes.side,
      axes.y.upperBound - (Double(row) + 0.5) / Double(heat.height) * axes.side
    )
  }
}
