import Canvas

extension SweepState {
  /// A click chooses what it falls on: a place in the table, the panel of a chart, a cell in training.
  /// Help scrolls with the wheel and closes with a click.
  mutating func point(_ event: MouseEvent, width: Int, height: Int) -> [SweepEffect] {
    if let prompt, let line = SweepLayout(self, width: width, height: height)?.readOut {
      return take(prompt.fileAnswer(to: event, in: line))
    }
    if let palette, let body = SweepLayout(self, width: width, height: height)?.body {
      return take(palette.answer(to: event, in: body))
    }
    if helpOffset == nil, !isAskingToStop, event.kind == .press, event.y == 0 { return reduce(.palette) }
    choose(event, width: width, height: height)
    return []
  }

  private mutating func choose(_ event: MouseEvent, width: Int, height: Int) {
    guard helpOffset == nil else {
      switch event.kind {
      case .wheelUp: _ = reduce(.moveCrosshair(right: 0, up: 3))
      case .wheelDown: _ = reduce(.moveCrosshair(right: 0, up: -3))
      case .press: helpOffset = nil
      default: break
      }
      return
    }
    guard !isAskingToStop, event.kind == .press,
      let layout = SweepLayout(self, width: width, height: height)
    else { return }
    remark = nil
    for (panel, frame) in layout.tables {
      for place in SweepTableView(self, panel: panel).places(in: frame)
      where place.row >= 0 && place.rect.contains(x: event.x, y: event.y) {
        return select(panel: panel, row: place.row, column: place.column)
      }
    }
    for (panel, frame) in layout.charts + layout.tables where frame.contains(x: event.x, y: event.y) {
      return select(panel: panel)
    }
    guard let running = layout.running, running.contains(x: event.x, y: event.y) else { return }
    if let index = RunningCellsView(self, hasCurves: layout.hasCurves).cell(at: event.x, event.y, in: running)
    {
      (focus, runningRow) = (.running, index)
    }
  }
}
