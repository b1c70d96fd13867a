import RunLogs

/// What the watch screen is set to show, by the names that tours have for it.
enum WatchKey: String, CaseIterable {
  case axis, smoothing, tag, large, side, group
  case log
  case logX = "log-x"
  case allWrites = "all-writes"
  case lists
}

extension WatchState {
  /// Sets what a key stands for.
  ///
  /// - Throws: ``CommandError/usage(_:)`` where the text is no value of the key.
  mutating func set(_ key: WatchKey, to text: String) throws(CommandError) {
    func wrong(_ expected: String) -> CommandError {
      .usage("\(key.rawValue): expected \(expected), found '\(text)'")
    }
    func flag() throws(CommandError) -> Bool {
      guard let flag = Bool(text) else { throw wrong("true or false") }
      return flag
    }
    switch key {
    case .axis:
      guard let axis = HorizontalAxis(rawValue: text) else {
        throw wrong("one of \(HorizontalAxis.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      settings.axis = axis
    case .smoothing:
      guard let weight = Double(text), (0..<1).contains(weight) else {
        throw wrong("a number from 0 to below 1")
      }
      settings.smoothing = weight
    case .tag: tagCursor = text
    case .large: isLarge = try flag()
    case .side:
      let panes: [String: SidePane?] = [
        "none": nil, "configuration": .configuration, "differences": .differences,
      ]
      guard let pane = panes[text] else { throw wrong("one of configuration, differences, none") }
      sidePane = pane
      sideOffset = 0
    case .group: settings.groupKey = text == "none" ? nil : text
    case .log: settings.hasLogY = try flag()
    case .logX: settings.hasLogX = try flag()
    case .allWrites: settings.showsAllWrites = try flag()
    case .lists: settings.showsLists = try flag()
    }
  }

  /// Shows a scene: what it and those before it set, from the settings that nobody has changed.
  mutating func enterScene(_ index: Int) {
    guard var tour else { return }
    tour.go(to: index)
    self.tour = tour
    overlay = nil
    settings = WatchSettings()
    (isLarge, sidePane, window, crosshair, followsNewest) = (false, nil, nil, nil, false)
    for scene in tour.tour.scenes[...index] {
      for key in WatchKey.allCases {
        // What is no value of its key was told when the tour was read.
        if let value = scene.watch[key] { try? set(key, to: value) }
      }
    }
    arrange()
  }

  mutating func reduce(_ action: TourAction) {
    guard let tour else { return }
    switch action {
    case .next where tour.isLeft: enterScene(tour.index)
    case .next: if !tour.isLast { enterScene(tour.index + 1) }
    case .back: enterScene(max(0, tour.isLeft ? tour.index : tour.index - 1))
    case .leave where tour.isLeft: enterScene(tour.index)
    case .leave: self.tour?.isLeft = true
    }
  }

  /// Whether the present scene has what it waits for; as on the other screens.
  func tourGoesOn(after seconds: Double, readingTime: Double?) -> Bool {
    guard let tour, !tour.isLeft else { return false }
    return switch tour.scene.wait {
    case .key: readingTime.map { seconds >= $0 } ?? false
    case .seconds(let wanted): seconds >= wanted
    case .step(let step): runs.contains { ($0.log.lastStep ?? 0) >= step }
    case .loss: false
    }
  }
}
