import Canvas

/// What a screen of a training is set to show, by the names that `--set`, state files and tours have for it.
enum ViewKey: String, CaseIterable {
  case screen, panel, crosshair, axes, pace, paused, controls
  case clip = "probability-clip"
  /// Before `below`, which may show it.
  case sample
  case below, arrows, balls
  case surfaceContours = "surface-contours"
  case logColors = "log-colors"
  case plane
  case planeSeed = "plane-seed"
  case planeWindow = "plane-window"
  case planeCrosshair = "plane-crosshair"
  case planeLogColors = "plane-log-colors"
  case network, accuracy, contours, follow
  case sharedScale = "shared-scale"
  case testSamples = "test-samples"
  case recomputedStatistics = "recomputed-statistics"
  case theme, colors, projector

  /// Those of the look, which a tour leaves as it is where it does not set it.
  static let ofLook: Set<ViewKey> = [.theme, .colors, .projector]
}

extension ExplorerState {
  /// The value of a key as text, which ``set(_:to:)`` takes.
  func text(of key: ViewKey) -> String {
    switch key {
    case .screen: return screen == .home ? "samples" : "landscape"
    case .panel: return largePanel.map { "\($0 + 1)" } ?? "all"
    case .crosshair: return "\(crosshair.x),\(crosshair.y)"
    case .axes:
      let panels = axes.map { "\(Self.text($0.x)),\(Self.text($0.y))" }
      return Set(panels).count == 1 ? panels[0] : panels.joined(separator: " ")
    case .clip: return "\(isClipped)"
    case .pace: return pace.limit.map { "\(Int($0))" } ?? "unlimited"
    case .paused: return "\(isPaused)"
    case .controls:
      guard let setup, let cursor = controls?.cursor else { return Self.noControls }
      return Control.all(of: setup)[cursor].name
    case .sample: return surface.sample.map { "\($0.index + 1)" } ?? TrainingSettings.noValue
    case .below: return surface.lower.name
    case .arrows: return "\(surface.hasArrows)"
    case .surfaceContours: return "\(surface.hasContours)"
    case .balls: return surface.balls?.text ?? TrainingSettings.noValue
    case .logColors: return "\(hasLogColors)"
    case .plane: return landscape.request.plane.rawValue
    case .planeSeed: return "\(landscape.request.seed)"
    case .planeWindow: return landscape.request.window.text
    case .planeCrosshair: return "\(landscape.crosshair.a),\(landscape.crosshair.b)"
    case .planeLogColors: return "\(landscape.hasLogColors)"
    case .network: return "\(landscape.request.network + 1)"
    case .accuracy: return "\(landscape.quantity == .accuracy)"
    case .contours: return "\(landscape.hasContours)"
    case .follow: return "\(landscape.isFollowing)"
    case .sharedScale: return "\(landscape.sharesScale)"
    case .testSamples: return "\(landscape.request.part == .test)"
    case .recomputedStatistics: return "\(landscape.request.recomputesStatistics)"
    case .theme: return display.theme.rawValue
    case .colors: return display.colors.rawValue
    case .projector: return "\(display.isForProjector)"
    }
  }

  /// Drops balls and rolls them, with the learning rate that there is.
  private mutating func setBalls(_ value: ViewValue) throws(CommandError) {
    surface.balls = nil
    guard let drop = try value.drop() else { return }
    let place = crosshair
    crosshair = Crosshair(x: drop.x, y: drop.y)
    dropBalls()
    crosshair = place
    for _ in 0..<drop.steps { stepBalls() }
    surface.balls?.isRunning = drop.isRunning
  }

  private static let noControls = "closed"

  private static func text(_ range: ClosedRange<Double>) -> String {
    "\(range.lowerBound):\(range.upperBound)"
  }

  /// Sets what a key stands for.
  ///
  /// - Throws: ``CommandError/usage(_:)`` where the text is no value of the key.
  mutating func set(_ key: ViewKey, to text: String) throws(CommandError) {
    let value = ViewValue(name: key.rawValue, text: text)
    switch key {
    case .screen: screen = try value.one(of: ["samples": .home, "landscape": .landscape])
    case .panel: largePanel = text == "all" ? nil : try value.whole(in: 1...losses.count) - 1
    case .crosshair:
      let (x, y) = try value.point()
      crosshair = Crosshair(x: x, y: y)
    case .axes:
      axes = try value.axes(panels: losses.count)
      isZoomed = axes.contains { $0 != .paper }
    case .clip: isClipped = try value.flag()
    case .pace: pace = try value.pace()
    case .paused: isPaused = try value.flag()
    case .controls:
      let all = setup.map { Control.all(of: $0) } ?? []
      let choices = all.enumerated().map { ($1.name, Optional($0)) } + [(Self.noControls, nil)]
      controls = try value.one(of: Dictionary(uniqueKeysWithValues: choices)).map { ControlPanel(cursor: $0) }
    case .sample:
      surface.leaveSample()
      guard text != TrainingSettings.noValue else { break }
      let index = try value.whole(in: 1...probes.count) - 1
      surface.mark(FollowedSample(index, of: probes, viewBefore: surface.lower))
    case .below:
      surface.lower = try value.one(of: Dictionary(uniqueKeysWithValues: surface.views.map { ($0.name, $0) }))
    case .arrows: surface.hasArrows = try value.flag()
    case .surfaceContours: surface.hasContours = try value.flag()
    case .balls: try setBalls(value)
    case .logColors: hasLogColors = try value.flag()
    case .plane:
      let plane = try value.one(of: LivePlane.allCases)
      if plane != landscape.request.plane { landscape.choose(plane) }
    case .planeSeed: landscape.request.seed = UInt64(try value.whole(in: 0...Int.max))
    case .planeWindow:
      landscape.request.window = try value.window()
    case .planeCrosshair: landscape.crosshair = try value.point()
    case .planeLogColors: landscape.hasLogColors = try value.flag()
    case .network: landscape.request.network = try value.whole(in: 1...losses.count) - 1
    case .accuracy: landscape.quantity = try value.flag() ? .accuracy : .loss
    case .contours: landscape.hasContours = try value.flag()
    case .follow: landscape.isFollowing = try value.flag()
    case .sharedScale: landscape.sharesScale = try value.flag()
    case .testSamples: landscape.request.part = try value.flag() ? .test : .train
    case .recomputedStatistics:
      landscape.request.recomputesStatistics = try value.flag() && hasStatistics
    case .theme: display.theme = try value.one(of: Theme.allCases)
    case .colors: display.colors = try value.one(of: DisplaySettings.Colors.allCases)
    case .projector: display.isForProjector = try value.flag()
    }
  }
}
