/// How far the evaluation of a surface has come.
public struct SurfaceProgress: Sendable, Hashable {
  /// Points whose values are known, those from before included.
  public let evaluated: Int
  public let total: Int
  /// What the rest will take at the pace so far; nil where there is no pace yet.
  public let secondsLeft: Double?

  /// - Parameters:
  ///   - known: how many of the points had been known at the start.
  ///   - seconds: since the start; nil where it has not been.
  init(evaluated: Int, total: Int, known: Int, seconds: Double?) {
    self.evaluated = evaluated
    self.total = total
    let rest = total - evaluated
    if rest == 0 {
      secondsLeft = 0
    } else if let seconds, evaluated > known {
      secondsLeft = seconds / Double(evaluated - known) * Double(rest)
    } else {
      secondsLeft = nil
    }
  }
}
