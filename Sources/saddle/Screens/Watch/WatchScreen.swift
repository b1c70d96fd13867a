import Canvas

/// The third screen: runs, tags and charts of what any program logs.
enum WatchScreen {
  static func draw(_ state: WatchState, width: Int, height: Int) -> Buffer {
    drawInStandardColors(state, width: width, height: height).themed(state.display.theme)
  }

  private static func drawInStandardColors(_ state: WatchState, width: Int, height: Int) -> Buffer {
    var buffer = Buffer(width: width, height: height)
    guard let layout = WatchLayout(state, width: width, height: height) else {
      buffer.drawTooSmall(need: WatchLayout.smallest)
      return buffer
    }
    WatchStatusLine(state, layout).draw(into: &buffer)
    drawReadOut(state, layout, into: &buffer)
    if case .help(let offset) = state.overlay {
      HelpView(scope: .watch, offset: offset, isOnTour: state.tour != nil).draw(
        in: layout.body, into: &buffer)
      return buffer
    }
    if let runs = layout.runs { RunListView(state).draw(in: runs, into: &buffer) }
    if let tags = layout.tags { TagListView(state).draw(in: tags, into: &buffer) }
    if layout.charts.isEmpty { EmptyWatchView(state).draw(in: layout.chartArea, into: &buffer) }
    for chart in layout.charts { ChartView(state, tag: chart.tag).draw(in: chart.frame, into: &buffer) }
    if let values = layout.values { ValueTable(state).draw(in: values, into: &buffer) }
    if let side = layout.side {
      switch state.sidePane {
      case .configuration: ConfigurationView(state).draw(in: side, into: &buffer)
      case .differences: DifferenceView(state).draw(in: side, into: &buffer)
      case nil: break
      }
    }
    if let caption = layout.caption { state.tourView?.draw(in: caption, into: &buffer) }
    if case .pick(let list) = state.overlay { PickListView(list).draw(in: layout.body, into: &buffer) }
    return buffer
  }

  private static func drawReadOut(_ state: WatchState, _ layout: WatchLayout, into buffer: inout Buffer) {
    if let tour = state.tourView, layout.caption == nil, state.overlay == nil, state.remark == nil {
      tour.drawLine(in: layout.readOut, into: &buffer)
    } else {
      WatchReadOut(state).draw(in: layout.readOut, into: &buffer)
    }
  }
}

extension WatchState {
  var isHelpOpen: Bool {
    if case .help = overlay { true } else { false }
  }

  /// The caption of the tour that is on its way.
  var tourView: TourView? { tour.map { TourView($0, isOnItsWay: false) } }
}
