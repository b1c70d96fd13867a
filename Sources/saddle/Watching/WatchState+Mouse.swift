import Canvas

/// What the mouse does on the watch screen: lists, charts and their frames.
extension WatchState {
  /// - Parameters:
  ///   - width: of the screen, in columns.
  ///   - height: in rows.
  mutating func point(_ event: MouseEvent, width: Int, height: Int) -> [WatchEffect] {
    // What a press has led to is still to be read when the button is let go.
    if ![.release, .drag, .move].contains(event.kind) { remark = nil }
    guard let layout = WatchLayout(self, width: width, height: height) else { return [] }
    switch (event.kind, overlay) {
    case (.wheelUp, .help), (.wheelDown, .help):
      return reduce(.moveCrosshair(right: 0, up: event.kind == .wheelUp ? 3 : -3))
    case (.press, .help): return reduce(.dismiss)
    case (_, .pick(let list)): return take(list.answer(to: event, in: layout.body))
    case (_, .prompt(let prompt)) where prompt.isForFile:
      return take(prompt.fileAnswer(to: event, in: layout.readOut))
    case (_, .some): return []
    case (.press, nil) where event.y == layout.status.y: return reduce(.palette)
    case (.press, nil): press(event, in: layout)
    case (.drag, nil): drag(to: event, in: layout)
    case (.release, nil): grip = nil
    case (.wheelUp, nil): turnWheel(up: true, event, in: layout)
    case (.wheelDown, nil): turnWheel(up: false, event, in: layout)
    default: break
    }
    return []
  }

  private mutating func press(_ event: MouseEvent, in layout: WatchLayout) {
    if let rect = layout.runs, rect.contains(x: event.x, y: event.y) {
      focus = .runs
      guard event.y > rect.y else { return overlay = .pick(.orders(of: self)) }
      guard let run = RunListView(self).run(atRow: event.y, in: rect) else { return }
      runCursor = run
      // The mark of its colour is a switch.
      if event.x <= rect.x + 2 { toggleShown(run) }
    } else if let rect = layout.tags, rect.contains(x: event.x, y: event.y) {
      focus = .tags
      if let tag = TagListView(self).tag(atRow: event.y, in: rect) { tagCursor = tag }
    } else if let rect = layout.values, rect.contains(x: event.x, y: event.y) {
      if let run = ValueTable(self).run(atRow: event.y, in: rect) { runCursor = run }
    } else if let chart = layout.chart(at: event) {
      focus = .charts
      tagCursor = chart.tag
      if event.y == chart.frame.y {
        isLarge.toggle()
      } else if event.button == .right {
        showWhole()
      } else {
        crosshair = place(of: event, on: chart)
        grip = crosshair
      }
    }
  }

  /// The place that was gripped stays under the pointer.
  private mutating func drag(to event: MouseEvent, in layout: WatchLayout) {
    guard let grip, let chart = layout.charts.first(where: { $0.tag == tagCursor }),
      let place = place(of: event, on: chart)
    else { return }
    pan(over: grip - place)
  }

  private mutating func turnWheel(up: Bool, _ event: MouseEvent, in layout: WatchLayout) {
    if let rect = layout.side, rect.contains(x: event.x, y: event.y) {
      sideOffset = max(0, sideOffset + (up ? -3 : 3))
    } else if let chart = layout.chart(at: event) {
      guard let place = place(of: event, on: chart) else { return }
      tagCursor = chart.tag
      zoom(by: up ? 0.8 : 1.25, around: place)
    } else if layout.values?.contains(x: event.x, y: event.y) == true {
      moveInValues(by: up ? -3 : 3)
    } else if layout.runs?.contains(x: event.x, y: event.y) == true {
      runCursor = Self.moved(runCursor, by: up ? -3 : 3, in: listedRuns)
    } else if layout.tags?.contains(x: event.x, y: event.y) == true {
      tagCursor = Self.moved(tagCursor, by: up ? -3 : 3, in: listedTags)
    }
  }

  /// Where a column of cells is on the horizontal axis of a chart.
  private func place(of event: MouseEvent, on chart: WatchLayout.Chart) -> Double? {
    let plot = ChartView.plot(in: chart.frame)
    return ChartContents(self, tag: chart.tag, columns: 2 * plot.width).chart?.layout(in: plot)?
      .x(atColumn: event.x)
  }
}

extension WatchLayout {
  func chart(at event: MouseEvent) -> Chart? { charts.first { $0.frame.contains(x: event.x, y: event.y) } }
}
