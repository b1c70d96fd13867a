import Canvas
import Landscape

/// The balls of a panel and the ways that they have come.
struct BallsView {
  let descent: BallDescent
  let plane: PanelPlane
  let isASCII: Bool

  func drawTrails(into buffer: inout Buffer) {
    var layer = plane.layer
    for ball in descent.balls {
      let look = BallLook(ball.rule, isASCII: isASCII)
      plane.trace(ball.trail.places, color: look.color, pattern: look.pattern, in: &layer)
    }
    layer.draw(in: plane.heat, into: &buffer)
  }

  /// A mark where each is, or at the edge by which it left an arrow of its colour.
  func drawBalls(into buffer: inout Buffer) {
    var layer = plane.layer
    for ball in descent.balls {
      let look = BallLook(ball.rule, isASCII: isASCII)
      plane.mark(look.mark, x: ball.x, y: ball.y, color: look.color, in: &layer)
    }
    layer.draw(in: plane.heat, into: &buffer)
  }
}
