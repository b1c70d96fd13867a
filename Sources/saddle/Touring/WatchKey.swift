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
    let value = ViewValue(name: key.rawValue, text: text)
    switch key {
    case .axis: settings.axis = try value.one(of: HorizontalAxis.allCases)
    case .smoothing:
      guard let weight = Double(text), (0..<1).contains(weight) else {
        throw value.wrong("a number from 0 to below 1")
      }
      settings.smoothing = weight
    case .tag: tagCursor = text
    case .large: isLarge = try value.flag()
    case .side:
      sidePane = try value.one(
        of: ["none": nil, "configuration": .configuration, "differences": .differences])
      sideOffset = 0
    case .group: settings.groupKey = text == "none" ? nil : text
    case .log: settings.hasLogY = try value.flag()
    case .logX: settings.hasLogX = try value.flag()
    case .allWrites: settings.showsAllWrites = try value.flag()
    case .lists: settings.showsLists = try value.flag()
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
    switch tour.turn(by: action) {
    case .enters(let scene): enterScene(scene)
    case .leaves: self.tour?.isLeft = true
    case .stays: break
    }
  }

  /// Whether the present scene has what it waits for; as on the other screens, but for losses.
  func tourGoesOn(after seconds: Double, readingTime: Double?) -> Bool {
    guard let tour, !tour.isLeft else { return false }
    let step = runs.compactMap(\.log.lastStep).max() ?? 0
    return tour.scene.hasWhatItWaitsFor(
      after: seconds, readingTime: readingTime, step: Int(step), loss: { _ in nil })
  }
}
