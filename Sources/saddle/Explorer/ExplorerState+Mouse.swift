import Canvas

extension ExplorerState {
  /// Does what the mouse stands for on the screen in a terminal of a given size.
  mutating func point(_ mouse: MouseEvent, width: Int, height: Int) -> [Effect] {
    if told != nil {
      if mouse.kind == .press { told = nil }
      return []
    }
    if let prompt, let line = HomeLayout(self, width: width, height: height)?.readOut {
      return take(prompt.fileAnswer(to: mouse, in: line))
    }
    if let palette, let body = HomeLayout(self, width: width, height: height)?.whole {
      return take(palette.answer(to: mouse, in: body))
    }
    let action = action(for: mouse, width: width, height: height)
    grip(mouse, width: width, height: height)
    return action.map { reduce($0) } ?? []
  }

  /// A press takes hold of a heat map, moves carry it along.
  private mutating func grip(_ mouse: MouseEvent, width: Int, height: Int) {
    switch (mouse.kind, mouse.button) {
    case (.press, .left):
      guard helpOffset == nil,
        let layout = HomeLayout(self, width: width, height: height),
        let panel = layout.panels.first(where: { $0.heat.contains(x: mouse.x, y: mouse.y) }),
        layout.controls?.contains(x: mouse.x, y: mouse.y) != true
      else { return surface.grip = nil }
      surface.grip = SurfaceView.Grip(
        x: mouse.x, y: mouse.y, width: panel.heat.width, height: panel.heat.height)
    case (.drag, .left):
      surface.grip?.x = mouse.x
      surface.grip?.y = mouse.y
    default:
      surface.grip = nil
    }
  }

  /// What the mouse does on the screen in a terminal of a given size, nil for nothing.
  func action(for mouse: MouseEvent, width: Int, height: Int) -> Action? {
    if helpOffset != nil { return Self.actionInHelp(for: mouse) }
    guard let layout = HomeLayout(self, width: width, height: height) else { return nil }
    if mouse.kind == .press, layout.status.contains(x: mouse.x, y: mouse.y) { return .palette }
    if let frame = layout.controls, frame.contains(x: mouse.x, y: mouse.y) {
      return actionOnControls(for: mouse, in: frame)
    }
    if mouse.kind == .drag, mouse.button == .left, let grip = surface.grip {
      return .surface(
        .pan(
          right: Double(grip.x - mouse.x) / Double(grip.width),
          up: Double(mouse.y - grip.y) / Double(grip.height)))
    }
    guard let hit = layout.hit(x: mouse.x, y: mouse.y) else { return nil }
    switch (mouse.kind, mouse.button, hit) {
    case (.press, .left, .title(let panel)):
      return .enlarge(panel: panel)
    case (.press, .left, .heat(let panel, let place)), (.move, _, .heat(let panel, let place)):
      let point = point(at: place, ofPanel: panel)
      return .placeCrosshair(x: point.x, y: point.y)
    case (.wheelUp, _, .heat(let panel, let place)), (.wheelDown, _, .heat(let panel, let place)):
      if screen == .home {
        return .surface(.zoom(right: place.right, up: place.up, closer: mouse.kind == .wheelUp))
      }
      let point = point(at: place, ofPanel: panel)
      return .zoomAround(x: point.x, y: point.y, closer: mouse.kind == .wheelUp)
    default:
      return nil
    }
  }

  private func actionOnControls(for mouse: MouseEvent, in frame: Rect) -> Action? {
    guard let setup, let controls else { return nil }
    let layout = ControlPanelLayout(setup, cursor: controls.cursor, frame: frame)
    if mouse.kind == .press, mouse.button == .left, mouse.y == frame.y { return .controls(.toggle) }
    switch (mouse.kind, mouse.button, layout.hit(x: mouse.x, y: mouse.y)) {
    case (.wheelUp, _, _): return .controls(.move(down: -1))
    case (.wheelDown, _, _): return .controls(.move(down: 1))
    case (.press, .left, .less(let index)): return .controls(.change(index, up: false))
    case (.press, .left, .more(let index)): return .controls(.change(index, up: true))
    case (.press, .left, .select(let index)):
      return .controls(index == controls.cursor ? .type : .select(index))
    default: return nil
    }
  }

  /// Help lies over the panels; the wheel turns its pages.
  private static func actionInHelp(for mouse: MouseEvent) -> Action? {
    switch mouse.kind {
    case .wheelUp: .moveCrosshair(right: 0, up: 3)
    case .wheelDown: .moveCrosshair(right: 0, up: -3)
    default: nil
    }
  }

  /// The point of the plane that a panel shows at a place of its heat map.
  private func point(at place: HomeLayout.HeatPlace, ofPanel panel: Int) -> (x: Double, y: Double) {
    let (x, y) =
      switch screen {
      case .home: (axes[panel].x, axes[panel].y)
      case .landscape: (landscape.shownWindow.x, landscape.shownWindow.y)
      }
    return (
      HomeLayout.HeatPlace.number(at: place.right, of: x), HomeLayout.HeatPlace.number(at: place.up, of: y)
    )
  }
}
