import Canvas

extension Screen {
  /// The whole screen in a state: the status line at the top, the read-out at the bottom, help over the rest.
  func draw(_ state: ExplorerState, width: Int, height: Int) -> Buffer {
    drawInStandardColors(state, width: width, height: height).themed(state.display.theme)
  }

  private func drawInStandardColors(_ state: ExplorerState, width: Int, height: Int) -> Buffer {
    var buffer = Buffer(width: width, height: height)
    guard let layout = HomeLayout(state, width: width, height: height) else {
      buffer.drawTooSmall(need: HomeLayout.smallest)
      return buffer
    }
    StatusLine(state).draw(in: layout.status, into: &buffer)
    drawReadOut(state, layout, into: &buffer)
    if let help = state.helpView {
      help.draw(in: layout.body, into: &buffer)
      return buffer
    }
    switch self {
    case .home: HomeScreen.draw(state, layout, into: &buffer)
    case .landscape: LandscapeScreen.draw(state, layout, into: &buffer)
    }
    if let highlight = state.shownHighlight {
      for rect in layout.places(of: highlight) { buffer.emphasize(rect) }
    }
    if let controls = layout.controls {
      if controls.width == layout.body.width { buffer.fill(controls) }
      ControlPanelView(state, frame: controls)?.draw(into: &buffer)
    }
    if let caption = layout.caption { state.tourView?.draw(in: caption, into: &buffer) }
    if let told = state.told { ToldCommandView(command: told).draw(in: layout.whole, into: &buffer) }
    if let palette = state.palette { PickListView(palette).draw(in: layout.whole, into: &buffer) }
    return buffer
  }

  private func drawReadOut(_ state: ExplorerState, _ layout: HomeLayout, into buffer: inout Buffer) {
    let rect = layout.readOut
    if let prompt = state.prompt {
      PromptLine(prompt).draw(in: rect, into: &buffer)
    } else if let remark = state.remark {
      buffer.write(remark.clippedInTheMiddle(toWidth: rect.width - 2), x: rect.x + 1, y: rect.y, style: .bold)
    } else if let tour = state.tourView, layout.caption == nil, state.helpOffset == nil,
      state.palette == nil
    {
      tour.drawLine(in: rect, into: &buffer)
    } else if self == .home {
      ReadOut(state).draw(
        in: rect, hasRoom: state.surface.lower == .curves || !layout.viewPlaces.isEmpty, into: &buffer)
    } else {
      LandscapeReadOut(state).draw(in: rect, into: &buffer)
    }
  }
}

extension ExplorerState {
  /// The help that is open.
  fileprivate var helpView: HelpView? {
    helpOffset.map { offset in
      HelpView(
        scope: controls == nil ? screen.keys : .controls, offset: offset, panels: losses.count,
        isOnTour: tour != nil)
    }
  }

  /// Takes back what has been scrolled beyond the end of help.
  mutating func keepHelpInSight(width: Int, height: Int) {
    guard let help = helpView, let layout = HomeLayout(self, width: width, height: height) else { return }
    helpOffset = min(help.offset, help.lastOffset(in: layout.body))
  }
}

extension Buffer {
  /// Says how large the terminal would have to be.
  mutating func drawTooSmall(need smallest: (width: Int, height: Int)) {
    let lines = ["too small", "\(width)×\(height)", "need \(smallest.width)×\(smallest.height)"]
    let top = max(0, (height - lines.count) / 2)
    for (row, line) in lines.enumerated() {
      write(line, x: max(0, (width - line.displayWidth) / 2), y: top + row)
    }
  }
}

extension HomeLayout {
  /// The layout of the screens of a training; nil where the terminal is too small.
  init?(_ state: ExplorerState, width: Int, height: Int) {
    self.init(
      width: width, height: height, panelCount: state.losses.count, largePanel: state.largePanel,
      hasControls: state.controls != nil && state.helpOffset == nil,
      captionHeight: state.helpOffset == nil
        ? state.tourView?.height(in: (width, height - Self.smallest.height)) ?? 0 : 0,
      needsView: state.screen == .home && (state.surface.lower != .curves || state.shownHighlight == .curves),
      viewShare: state.screen == .home && state.surface.lower == .decisions ? 0.5 : 0,
      isForProjector: state.display.isForProjector && state.screen == .home)
  }
}

extension ExplorerState {
  /// The caption of the tour that is on its way.
  var tourView: TourView? {
    tour.map { TourView($0, isOnItsWay: isPreparing || isTravelling || arrival != nil) }
  }

  fileprivate var shownHighlight: TourHighlight? { tour.flatMap { $0.isLeft ? nil : $0.scene.highlight } }
}

extension HomeLayout {
  /// Where what a scene draws the eyes to lies; nothing where there is no room for it.
  func places(of highlight: TourHighlight) -> [Rect] {
    switch highlight {
    case .panels: panels.map(\.frame)
    case .curves: charts
    case .controls: controls.map { [$0] } ?? []
    case .top: [status]
    case .readOut: [readOut]
    case .panel1, .panel2, .panel3, .panel4: panels.filter { $0.index == highlight.panel }.map(\.frame)
    }
  }
}
