import Training

/// The square part of the Figure-1 plane that a panel shows.
struct PanelAxes: Hashable, Sendable {
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>

  /// The paper's: [−15, 15]².
  static let paper = PanelAxes(x: -15...15, y: -15...15)

  var side: Double { x.upperBound - x.lowerBound }

  func contains(x pointX: Double, y pointY: Double) -> Bool { x.contains(pointX) && y.contains(pointY) }
}

extension PanelAxes {
  /// The square around the finite points of `outcomes` with a margin of a twentieth; nil where there are
  /// none.
  init?(around outcomes: [SampleOutcome]) {
    let points = outcomes.filter { $0.x.isFinite && $0.y.isFinite }
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let bottom = points.map(\.y).min(), let top = points.map(\.y).max()
    else { return nil }
    let (centerX, centerY) = ((Double(left) + Double(right)) / 2, (Double(bottom) + Double(top)) / 2)
    // A square too small for its place would have axes that Float cannot tell apart.
    let least = max(abs(centerX), abs(centerY), 1) * 1e-4
    let half = max(Double(right) - Double(left), Double(top) - Double(bottom), least) / 2 * 1.1
    self.init(x: centerX - half...centerX + half, y: centerY - half...centerY + half)
  }
}
