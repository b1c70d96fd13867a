import Canvas
import Landscape
import Training

/// The bottom line while there are balls: the step, the loss and the distance to the origin of each ball on the
/// large panel or the first.
struct BallReadOut {
  private let loss: any Loss
  private let panel: Int
  private let state: ExplorerState
  private let balls: Balls

  init(_ state: ExplorerState, _ balls: Balls) {
    self.state = state
    self.balls = balls
    panel = state.largePanel ?? 0
    loss = state.losses[panel]
  }

  private static let hints = [
    ". step  , run  x away  ? help", ", run  x away  ? help", "x away  ? help", "? help",
  ]

  func draw(in rect: Rect, into buffer: inout Buffer) {
    let room = rect.width - 2
    let candidates = [
      parts(hasNames: true, hasWord: true, hasNorms: true),
      parts(hasNames: false, hasWord: true, hasNorms: true),
      parts(hasNames: false, hasWord: false, hasNorms: true),
      parts(hasNames: false, hasWord: false, hasNorms: false),
    ]
    let chosen = candidates.first { $0.reduce(0) { $0 + $1.text.displayWidth } <= room } ?? candidates.last!
    var x = rect.x + 1
    for part in chosen {
      x += buffer.write(part.text, x: x, y: rect.y, style: part.style, limit: max(0, rect.maxX - 1 - x))
    }
    for hints in Self.hints where x + 2 + hints.displayWidth <= rect.maxX - 1 {
      buffer.write(hints, x: rect.maxX - 1 - hints.displayWidth, y: rect.y, style: .dim)
      return
    }
  }

  private typealias Part = (text: String, style: Style)

  private func parts(hasNames: Bool, hasWord: Bool, hasNorms: Bool) -> [Part] {
    let title = Style(foreground: Look.color(of: loss))
    var parts: [Part] = [
      (hasNames ? loss.shortTitle : "\(panel + 1)", title),
      ((hasWord ? " step " : " ") + balls.steps.grouped + (hasWord ? "  " : " "), .plain),
    ]
    for (index, ball) in balls.descents[panel].balls.enumerated() {
      let look = BallLook(ball.rule, isASCII: state.isASCII)
      if index > 0 { parts.append((hasWord ? " · " : " ", .dim)) }
      parts.append((String(look.mark) + (hasNames ? " \(look.name) " : " "), Style(foreground: look.color)))
      if ball.isStuck {
        parts.append(("not finite", .bold))
        continue
      }
      let height = loss.surfacePoint(x: ball.x, y: ball.y, isClipped: state.isClipped).height
      parts.append((height.formatted(), .plain))
      if hasNorms { parts.append((" |\(ball.norm.formatted())|", .dim)) }
    }
    return parts
  }
}
