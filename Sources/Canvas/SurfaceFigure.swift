/// Surfaces side by side with contours, a path, axes and colour bars: a figure of weight space for a paper.
public struct SurfaceFigure: Hashable, Sendable {
  public var panels: [SurfacePanel]
  /// Lines of text below the panels.
  public var notes: [String]

  /// - Precondition: one to four panels.
  public init(panels: [SurfacePanel], notes: [String] = []) {
    precondition((1...4).contains(panels.count), "a figure has one to four panels")
    self.panels = panels
    self.notes = notes
  }

  /// Whether one colour bar at the end says what there is to say of all panels.
  var hasOneBar: Bool {
    panels.allSatisfy { $0.scale == panels[0].scale && $0.colorMap == panels[0].colorMap }
  }

  /// Whether the labels of the first panel's vertical axis hold for all.
  var hasOneYAxis: Bool {
    panels.allSatisfy { $0.y == panels[0].y && $0.yTitle == panels[0].yTitle }
  }

  /// The height of a panel over its width: both axes have one unit as long as that leaves a shape to read.
  var aspect: Double {
    let panel = panels[0]
    guard panel.x.scale == .linear, panel.y.scale == .linear else { return 1 }
    func length(_ axis: Axis) -> Double { axis.range.upperBound - axis.range.lowerBound }
    let ratio = length(panel.y) / length(panel.x)
    return (0.5...1.5).contains(ratio) ? ratio : 1
  }

  /// What the legend explains.
  enum LegendEntry: Hashable {
    case start, end, live
    case oddity(SurfaceOddity)

    var name: String {
      switch self {
      case .start: "start"
      case .end: "end"
      case .live: "now"
      case .oddity(let oddity): oddity.name
      }
    }
  }

  var legend: [LegendEntry] {
    var entries: [LegendEntry] = []
    let paths = panels.map { ClippedPath($0.path, x: $0.x, y: $0.y) }
    if paths.contains(where: { $0.start != nil }) { entries.append(.start) }
    if paths.contains(where: { $0.end != nil }) { entries.append(.end) }
    if paths.contains(where: { $0.live != nil || $0.liveExit != nil }) { entries.append(.live) }
    let oddities = panels.reduce(into: Set<SurfaceOddity>()) { $0.formUnion($1.oddities) }
    return entries + SurfaceOddity.allCases.filter(oddities.contains).map { .oddity($0) }
  }
}
