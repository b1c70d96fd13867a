import Canvas

extension HomeLayout {
  /// What of a panel lies in a cell.
  enum Hit: Hashable {
    /// The upper edge of the frame, in which the title is.
    case title(panel: Int)
    case heat(panel: Int, HeatPlace)
  }

  /// A place on a heat map in fractions of its sides, from the left and from the bottom.
  struct HeatPlace: Hashable {
    let right: Double
    let up: Double

    /// The number that an axis, of which the map shows `range`, has at a fraction of it.
    static func number(at fraction: Double, of range: ClosedRange<Double>) -> Double {
      range.lowerBound + fraction * (range.upperBound - range.lowerBound)
    }
  }

  /// nil beside all panels and on what surrounds their heat maps.
  func hit(x: Int, y: Int) -> Hit? {
    guard let panel = panels.first(where: { $0.frame.contains(x: x, y: y) }) else { return nil }
    if y == panel.frame.y { return .title(panel: panel.index) }
    let heat = panel.heat
    guard heat.contains(x: x, y: y) else { return nil }
    // The middle of the cell: what is drawn there is drawn in this cell again.
    let right = (Double(x - heat.x) + 0.5) / Double(heat.width)
    let down = (Double(y - heat.y) + 0.5) / Double(heat.height)
    return .heat(panel: panel.index, HeatPlace(right: right, up: 1 - down))
  }
}
