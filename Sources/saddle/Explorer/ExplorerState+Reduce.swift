import Training

extension ExplorerState {
  /// Changes the state as an action asks, and returns what else is to be done.
  mutating func reduce(_ action: Action) -> [Effect] {
    if helpOffset != nil, let effects = reduceInHelp(action) { return effects }
    switch action {
    case .togglePause:
      isPaused.toggle()
      return [isPaused ? .pause : .start]
    case .makeStep:
      defer { isPaused = true }
      return isPaused ? [.makeStep] : [.pause, .makeStep]
    case .restart:
      return [.restart]
    case .faster:
      return setPace(pace.faster)
    case .slower:
      return setPace(pace.slower)
    case .raiseLearningRate:
      return setLearningRate(learningRate * 2)
    case .lowerLearningRate:
      return setLearningRate(learningRate / 2)
    case .enlarge(let panel):
      if losses.indices.contains(panel) { largePanel = largePanel == panel ? nil : panel }
    case .moveCrosshair(let right, let up):
      switch screen {
      case .home: moveCrosshair(right: right, up: up)
      case .landscape: landscape.moveCrosshair(right: right, up: up)
      }
    case .placeCrosshair(let x, let y):
      switch screen {
      case .home: crosshair = Crosshair(x: x, y: y)
      case .landscape: landscape.crosshair = (x, y)
      }
    case .toggleClip:
      isClipped.toggle()
    case .toggleZoom:
      isZoomed.toggle()
      axes = observation.panels.map { (isZoomed ? PanelAxes(around: $0.outcomes) : nil) ?? .paper }
    case .toggleLogColors:
      switch screen {
      case .home: hasLogColors.toggle()
      case .landscape: landscape.hasLogColors.toggle()
      }
    case .toggleHelp:
      helpOffset = 0
    case .tour(let action):
      return reduce(action)
    case .reproduce:
      told = reproduction?.command ?? "this training is a cell of a sweep, which no options describe"
    case .nextTheme:
      remark = display.goToNextTheme()
      chosenDisplay.theme = display.theme
    case .nextColors:
      display.colors = display.colors.next
      chosenDisplay.colors = display.colors
      remark = "colours \(display.colors.rawValue)"
    case .toggleProjector:
      display.isForProjector.toggle()
      chosenDisplay.isForProjector = display.isForProjector
    case .write:
      prompt = promptForScreen
    case .palette:
      palette = actions
    case .controls(let action):
      return reduce(action)
    case .surface(let action):
      reduce(action)
    case .dismiss:
      if largePanel == nil, screen == .landscape { return [.cancelSurface] }
      largePanel = nil
    case .nextScreen:
      screen = screen == .home ? .landscape : .home
    case .quit:
      return [.quit]
    default:
      reduceLandscape(action)
    }
    return []
  }

  /// While help is open some keys are for it; nil for those that are not.
  private mutating func reduceInHelp(_ action: Action) -> [Effect]? {
    switch action {
    case .toggleHelp, .dismiss, .quit: helpOffset = nil
    case .moveCrosshair(_, let up):
      helpOffset = min(max(0, (helpOffset ?? 0) - up), HelpView.mostLines)
    default: return nil
    }
    return []
  }

  private mutating func setPace(_ pace: Pace) -> [Effect] {
    guard pace != self.pace else { return [] }
    self.pace = pace
    return [.setPace(pace)]
  }

  private mutating func setLearningRate(_ rate: Float) -> [Effect] {
    guard TrainingPlan.learningRates.contains(rate) else { return [] }
    learningRate = rate
    setup?.settings.learningRate = rate
    return [.setLearningRate(rate)]
  }

  /// Moves by a sixtieth of what the large panel, or the first, shows, and stays where a panel can show it.
  private mutating func moveCrosshair(right: Int, up: Int) {
    let reference = axes[largePanel ?? 0]
    let stride = reference.side / 60
    let all = allAxes
    crosshair.x = min(max(crosshair.x + Double(right) * stride, all.x.lowerBound), all.x.upperBound)
    crosshair.y = min(max(crosshair.y + Double(up) * stride, all.y.lowerBound), all.y.upperBound)
  }
}
