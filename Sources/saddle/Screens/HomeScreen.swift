import Canvas

/// The first screen: where every training sample stands on the surface of its own network's loss, and a view
/// of the training or of the surfaces.
enum HomeScreen {
  static func draw(_ state: ExplorerState, _ layout: HomeLayout, into buffer: inout Buffer) {
    for panel in layout.panels { PanelView(state, panel).draw(into: &buffer) }
    draw(state.surface.lower, of: state, layout, into: &buffer)
  }

  private static func draw(
    _ view: LowerView, of state: ExplorerState, _ layout: HomeLayout, into buffer: inout Buffer
  ) {
    let charts: [CurveCharts.Framed]
    switch view {
    case .curves:
      // Numbers say more than a chart that is too small.
      if let summary = layout.summary { return SummaryView(state).draw(in: summary, into: &buffer) }
      charts = CurveCharts(state).all
    case .sections: charts = SectionCharts(state).all
    case .norms: return NormsView(state).draw(in: layout.viewPlaces, into: &buffer)
    case .decisions: return drawDecisions(of: state, layout, into: &buffer)
    case .sample:
      if let place = layout.viewPlace { SampleView(state)?.draw(in: place, into: &buffer) }
      return
    }
    for (rect, chart) in zip(layout.viewPlaces, charts) { chart.draw(in: rect, into: &buffer) }
  }

  /// A plane below each panel, or beside the one that there is.
  private static func drawDecisions(
    of state: ExplorerState, _ layout: HomeLayout, into buffer: inout Buffer
  ) {
    guard let place = layout.viewPlace else { return }
    let frames = place.columns(layout.panels.count)
    for (panel, frame) in zip(layout.panels, frames) {
      DecisionView(state, panel: panel.index)?.draw(in: frame, into: &buffer)
    }
  }
}
