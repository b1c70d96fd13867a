import Canvas

extension ExplorerState {
  /// Shows less or more of the plane on every panel, with a place of their heat maps, in fractions from the left
  /// and from the bottom, where it was.
  mutating func zoomAxes(by factor: Double, right: Double, up: Double) {
    change { axes in
      let side = axes.side * factor
      let x = axes.x.lowerBound + right * (axes.side - side)
      let y = axes.y.lowerBound + up * (axes.side - side)
      return PanelAxes(x: x...x + side, y: y...y + side)
    }
  }

  /// Moves what every panel shows by fractions of its side.
  mutating func panAxes(right: Double, up: Double) {
    change { axes in
      let (x, y) = (axes.x.lowerBound + right * axes.side, axes.y.lowerBound + up * axes.side)
      return PanelAxes(x: x...x + axes.side, y: y...y + axes.side)
    }
  }

  /// The place of the crosshair on the large panel, or the first; the middle where it is not in sight.
  var crosshairPlace: (right: Double, up: Double) {
    let axes = axes[largePanel ?? 0]
    guard axes.contains(x: crosshair.x, y: crosshair.y) else { return (0.5, 0.5) }
    return (
      (crosshair.x - axes.x.lowerBound) / axes.side, (crosshair.y - axes.y.lowerBound) / axes.side
    )
  }

  /// Panels whose axes would be too narrow or too wide for their numbers keep those that they have.
  private mutating func change(_ body: (PanelAxes) -> PanelAxes) {
    axes = axes.map { old in
      let new = body(old)
      return new.isDrawable ? new : old
    }
    isZoomed = axes.contains { $0 != .paper }
  }
}

extension PanelAxes {
  private static let widest = 1e6

  /// Whether single precision tells the places on the axes apart.
  var isDrawable: Bool {
    let farthest = max(abs(x.lowerBound), abs(x.upperBound), abs(y.lowerBound), abs(y.upperBound))
    return farthest <= Self.widest && side >= max(farthest, 1) * 1e-4
  }
}
