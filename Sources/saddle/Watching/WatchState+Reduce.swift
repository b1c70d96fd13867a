import Canvas
import RunLogs

extension WatchState {
  /// Changes the state as an action asks, and returns what else is to be done.
  mutating func reduce(_ action: Action) -> [WatchEffect] {
    remark = nil
    if case .help(let offset) = overlay { return reduceInHelp(action, offset: offset) }
    switch action {
    case .moveCrosshair(let right, let up):
      if right != 0 { moveCrosshair(right: right) }
      if up != 0 { moveCursor(-up) }
    case .toggleHelp: overlay = .help(offset: 0)
    case .palette: overlay = .pick(.actions(in: (tour == nil ? [] : [.tour]) + [.watch]))
    case .tour(let action): reduce(action)
    case .nextTheme: remark = display.goToNextTheme()
    case .write: overlay = .prompt(.watchScreen)
    case .dismiss: dismiss()
    case .quit: return [.quit]
    case .watch(let action): reduce(action)
    default: break
    }
    return []
  }

  private mutating func reduce(_ action: WatchAction) {
    switch action {
    case .nextPane(let forward): moveFocus(forward: forward)
    case .page(let down):
      if sidePane != nil, focus == .charts {
        sideOffset = max(0, sideOffset + 10 * down)
      } else if isLarge, focus == .charts {
        moveInValues(by: 5 * down)
      } else {
        moveCursor(10 * down)
      }
    case .toEnd(let last):
      if focus == .charts { moveCrosshairToEnd(last: last) } else { moveCursor(last ? .max : .min) }
    case .toggleLarge: isLarge.toggle()
    case .toggleShown: if let runCursor { toggleShown(runCursor) }
    case .toggleSolo: if let runCursor { choose { $0.toggleSolo(runCursor) } }
    case .togglePinned: if let runCursor { choose { $0.togglePinned(runCursor) } }
    case .showAllRuns: choose { $0.showAll() }
    case .filter:
      overlay = .prompt(
        focus == .runs
          ? Prompt(.runFilter, text: runFilter.text) : Prompt(.tagFilter, text: tagFilter.text))
    case .group: overlay = .pick(.groups(of: self))
    case .sort: overlay = .pick(.orders(of: self))
    case .export: if let tagCursor { overlay = .prompt(.export(of: tagCursor)) }
    case .toggleConfiguration: toggle(.configuration)
    case .toggleDifferences: toggle(.differences)
    case .zoom(let closer): zoom(by: closer ? 0.5 : 2)
    case .pan(let right):
      if sidePane == .differences, focus == .charts {
        firstDifference = (firstDifference + 3 * right).clamped(to: 0...max(0, shownRuns.count - 1))
      } else {
        pan(by: 0.25 * Double(right))
      }
    case .showWhole: showWhole()
    case .followNewest: toggleFollowingNewest()
    default: change(action)
    }
  }

  /// What changes settings.
  private mutating func change(_ action: WatchAction) {
    switch action {
    case .nextAxis:
      settings.axis = settings.axis.next
      (window, crosshair) = (nil, nil)
      followsNewest = false
    case .toggleLogX: settings.hasLogX.toggle()
    case .toggleLogY: settings.hasLogY.toggle()
    case .smooth(let more): settings.smoothing = WatchSettings.smoothing(settings.smoothing, more: more)
    case .toggleAllWrites: settings.showsAllWrites.toggle()
    case .toggleOutliers: settings.leavesOutliersOut.toggle()
    case .toggleLists:
      settings.showsLists.toggle()
      if !settings.showsLists { focus = .charts }
    case .resizeCharts(let larger):
      settings.density = (settings.density + (larger ? -1 : 1)).clamped(to: WatchSettings.densities)
    default: break
    }
  }

  private mutating func toggle(_ pane: SidePane) {
    sidePane = sidePane == pane ? nil : pane
    (sideOffset, firstDifference) = (0, 0)
  }

  /// Moves the cursor among the runs whose values stand below the large chart.
  mutating func moveInValues(by count: Int) {
    let having = shownRuns.filter { run in
      tagCursor.flatMap { runs[run].log.series($0) }?.isEmpty == false
    }
    runCursor = Self.moved(runCursor, by: count, in: having) ?? runCursor
  }

  private mutating func reduceInHelp(_ action: Action, offset: Int) -> [WatchEffect] {
    func scroll(_ down: Int) -> Overlay {
      .help(offset: (offset + down).clamped(to: 0...HelpView.mostLines))
    }
    switch action {
    case .toggleHelp, .dismiss, .quit: overlay = nil
    case .moveCrosshair(_, let up): overlay = scroll(-up)
    case .watch(.page(let down)): overlay = scroll(10 * down)
    case .nextTheme: remark = display.goToNextTheme()
    default: break
    }
    return []
  }

  private mutating func moveFocus(forward: Bool) {
    settings.showsLists = true
    let panes = Pane.allCases
    let place = panes.firstIndex(of: focus)! + (forward ? 1 : panes.count - 1)
    focus = panes[place % panes.count]
  }

  /// Moves the cursor of the pane that has the focus; the charts go along with that of the tags.
  private mutating func moveCursor(_ count: Int) {
    switch focus {
    case .runs: runCursor = Self.moved(runCursor, by: count, in: listedRuns)
    case .tags, .charts: tagCursor = Self.moved(tagCursor, by: count, in: listedTags)
    }
  }

  static func moved<Item: Equatable>(_ item: Item?, by count: Int, in list: [Item]) -> Item? {
    guard !list.isEmpty else { return nil }
    let place = item.flatMap { list.firstIndex(of: $0) } ?? 0
    return list[(place + count.clamped(to: -list.count...list.count)).clamped(to: 0...list.count - 1)]
  }

  /// One thing after the other, the one on top first.
  private mutating func dismiss() {
    if overlay != nil {
      overlay = nil
    } else if isLarge {
      isLarge = false
    } else if sidePane != nil {
      sidePane = nil
    } else if crosshair != nil {
      crosshair = nil
    } else if window != nil {
      showWhole()
    } else if !tagFilter.isAll || !runFilter.isAll {
      (tagFilter, runFilter) = (.none, .none)
      arrange()
    }
  }
}
