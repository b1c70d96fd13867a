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
      for (from, to) in zip(ball.trail.places, ball.trail.places.dropFirst()) {
        layer.line(
          from: plane.line(x: from.x, y: from.y), to: plane.line(x: to.x, y: to.y), color: look.color,
          pattern: look.pattern)
      }
    }
    layer.draw(in: plane.heat, into: &buffer)
  }

  /// A mark where each is, or at the edge by which it left an arrow of its colour.
  func drawBalls(into buffer: inout Buffer) {
    var layer = plane.layer
    for ball in descent.balls {
      let look = BallLook(ball.rule, isASCII: isASCII)
      let exit = plane.exit(x: ball.x, y: ball.y)
      let place = exit.map { ($0.x, $0.y) } ?? plane.place(x: ball.x, y: ball.y)
      layer.mark(exit?.arrow ?? look.mark, x: place.0, y: place.1, color: look.color, attributes: .bold)
    }
    layer.draw(in: plane.heat, into: &buffer)
  }
}
