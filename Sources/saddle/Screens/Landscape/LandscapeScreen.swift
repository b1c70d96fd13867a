import Canvas
import Landscape
import Training

/// The second screen: the losses over a plane through the weights, and the path that training took on it.
enum LandscapeScreen {
  static func draw(_ state: ExplorerState, _ layout: HomeLayout, into buffer: inout Buffer) {
    let panels = LandscapePanels(state)
    for panel in layout.panels { LandscapePanelView(state, panel, panels).draw(into: &buffer) }
    if let summary = layout.summary { LandscapeFacts(state).draw(in: summary, into: &buffer) }
    let places = places(of: layout.charts)
    guard places.count == 3 else { return }
    let profiles = LandscapeProfiles(state)
    for (rect, chart) in zip(places, profiles.all) { chart.draw(in: rect, into: &buffer) }
    buffer.drawFrame(places[2], title: "plane")
    LandscapeFacts(state).draw(in: places[2].inset(left: 2, top: 1, right: 1, bottom: 1), into: &buffer)
  }

  /// Two charts and the facts, in the room of the home screen's two charts: side by side, or one over another.
  private static func places(of charts: [Rect]) -> [Rect] {
    guard charts.count == 2 else { return [] }
    let (first, second) = (charts[0], charts[1])
    if first.y == second.y {
      return Rect(x: first.x, y: first.y, width: first.width + second.width, height: first.height).columns(3)
    }
    let height = first.height + second.height
    let facts = min(LandscapeFacts.mostLines + 2, height / 2)
    let chart = (height - facts) / 2
    return [
      Rect(x: first.x, y: first.y, width: first.width, height: chart),
      Rect(x: first.x, y: first.y + chart, width: first.width, height: height - facts - chart),
      Rect(x: first.x, y: first.y + height - facts, width: first.width, height: facts),
    ]
  }
}
