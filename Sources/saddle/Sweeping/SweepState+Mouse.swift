import Canvas

extension SweepState {
  /// A click chooses what it falls on: a place in the table, the panel of a chart, a cell in training.
  mutating func point(_ event: MouseEvent, width: Int, height: Int) {
    guard helpOffset == nil, !isAskingToStop, event.kind == .press,
      let layout = SweepLayout(self, width: width, height: height)
    else { return }
    for place in SweepTableView(self).places(in: layout.table)
    where place.row >= 0 && place.rect.contains(x: event.x, y: event.y) {
      return select(panel: panel, row: place.row, column: place.column)
    }
    for (panel, frame) in layout.charts where frame.contains(x: event.x, y: event.y) {
      return select(panel: panel)
    }
    guard let running = layout.running, running.contains(x: event.x, y: event.y) else { return }
    if let index = RunningCellsView(self, hasCurves: layout.hasCurves).cell(at: event.x, event.y, in: running)
    {
      (focus, runningRow) = (.running, index)
    }
  }
}
