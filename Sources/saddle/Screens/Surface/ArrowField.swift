import Canvas
import Glibc
import Landscape
import Training

/// Arrows along −∇L on the surface of a panel: where a loss would move the features of a sample.
struct ArrowField {
  let loss: any Loss
  let plane: PanelPlane
  let isClipped: Bool
  /// Whether arrows point in four directions only, as characters do.
  let isASCII: Bool

  /// The columns from an arrow to the next one; the rows are half of them.
  private var spacing: Int { plane.heat.width >= 60 ? 8 : 6 }

  /// Slopes so much smaller than the steepest have no direction that matters.
  private static let decades = 5.0

  func draw(into buffer: inout Buffer) {
    let arrows = arrows
    guard let steepest = arrows.map(\.slope.steepness).filter(\.isFinite).max(), steepest > 0 else { return }
    var layer = plane.layer
    for arrow in arrows where arrow.slope.steepness.isFinite {
      let strength = 1 + log10(max(arrow.slope.steepness / steepest, 1e-300)) / Self.decades
      let ground = buffer[plane.heat.x + arrow.column, plane.heat.y + arrow.row].style.background
      layer.mark(
        strength > 0 ? glyph(arrow.slope) : "·", x: Double(2 * arrow.column), y: Double(4 * arrow.row),
        color: ground.mixed(with: ground.contrasting, fraction: 0.3 + 0.4 * max(0, strength)))
    }
    layer.draw(in: plane.heat, into: &buffer)
  }

  struct Arrow {
    let column: Int
    let row: Int
    let slope: SurfacePoint
  }

  /// In cells of the heat map, as far from its edges at either side.
  var arrows: [Arrow] {
    places(plane.heat.height, spacing / 2).flatMap { row in
      places(plane.heat.width, spacing).map { column in
        let point = plane.point(column: column, row: row)
        return Arrow(
          column: column, row: row, slope: loss.surfacePoint(x: point.x, y: point.y, isClipped: isClipped))
      }
    }
  }

  private func places(_ room: Int, _ spacing: Int) -> [Int] {
    let count = max(1, room / spacing)
    let first = (room - (count - 1) * spacing - 1) / 2
    return (0..<count).map { first + $0 * spacing }
  }

  /// The arrow nearest to the way down.
  func glyph(_ slope: SurfacePoint) -> Unicode.Scalar {
    let glyphs: [Unicode.Scalar] =
      isASCII ? ["→", "↑", "←", "↓"] : ["→", "↗", "↑", "↖", "←", "↙", "↓", "↘"]
    let turn = atan2(-slope.dy, -slope.dx) / (2 * .pi) * Double(glyphs.count)
    return glyphs[(Int(turn.rounded()) + glyphs.count) % glyphs.count]
  }
}
