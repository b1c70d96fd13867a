import Training

/// Balls that several optimizers roll from one point down the surface of a loss, a step of each at a time.
public struct BallDescent: Hashable, Sendable {
  /// One a rule, in their order.
  public private(set) var balls: [Ball]
  public private(set) var steps = 0

  public init(_ rules: [Ball.Rule], x: Double, y: Double) {
    balls = rules.map { Ball($0, x: x, y: y) }
  }

  /// One step of every ball on the surface over the Figure-1 plane.
  ///
  /// - Parameter isClipped: whether the surface has the paper's clip, under which it is flat.
  public mutating func step(on loss: any Loss, rate: Double, isClipped: Bool) {
    steps += 1
    for index in balls.indices {
      let here = loss.surfacePoint(x: balls[index].x, y: balls[index].y, isClipped: isClipped)
      balls[index].step(SIMD2(here.dx, here.dy), rate: rate)
    }
  }
}
