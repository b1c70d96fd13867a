import Canvas

/// The first screen: where every training sample stands on the surface of its own network's loss, and the
/// curves of the training.
enum HomeScreen {
  static func draw(_ state: ExplorerState, width: Int, height: Int) -> Buffer {
    var buffer = Buffer(width: width, height: height)
    guard
      let layout = HomeLayout(
        width: width, height: height, panelCount: state.losses.count, largePanel: state.largePanel)
    else {
      drawTooSmall(into: &buffer)
      return buffer
    }
    StatusLine(state).draw(in: layout.status, into: &buffer)
    ReadOut(state).draw(in: layout.readOut, into: &buffer)
    if let offset = state.helpOffset {
      HelpView(offset: offset).draw(in: layout.body, into: &buffer)
      return buffer
    }
    for panel in layout.panels { PanelView(state, panel).draw(into: &buffer) }
    if let summary = layout.summary { SummaryView(state).draw(in: summary, into: &buffer) }
    for (rect, chart) in zip(layout.charts, CurveCharts(state).all) { chart.draw(in: rect, into: &buffer) }
    return buffer
  }

  private static func drawTooSmall(into buffer: inout Buffer) {
    let (width, height) = HomeLayout.smallest
    let lines = ["too small", "\(buffer.width)×\(buffer.height)", "need \(width)×\(height)"]
    let top = max(0, (buffer.height - lines.count) / 2)
    for (row, line) in lines.enumerated() {
      buffer.write(line, x: max(0, (buffer.width - line.displayWidth) / 2), y: top + row)
    }
  }
}
