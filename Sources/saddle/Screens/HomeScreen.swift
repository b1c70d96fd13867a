import Canvas

/// The first screen: where every training sample stands on the surface of its own network's loss, and the
/// curves of the training.
enum HomeScreen {
  static func draw(_ state: ExplorerState, _ layout: HomeLayout, into buffer: inout Buffer) {
    for panel in layout.panels { PanelView(state, panel).draw(into: &buffer) }
    if let summary = layout.summary { SummaryView(state).draw(in: summary, into: &buffer) }
    for (rect, chart) in zip(layout.charts, CurveCharts(state).all) { chart.draw(in: rect, into: &buffer) }
  }
}
