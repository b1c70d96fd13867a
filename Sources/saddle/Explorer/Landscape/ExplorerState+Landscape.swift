extension ExplorerState {
  /// Changes what the landscape screen is set to show.
  mutating func reduceLandscape(_ action: Action) {
    switch action {
    case .recenter:
      landscape.request.centering += 1
    case .toggleFollowing:
      landscape.isFollowing.toggle()
    case .nextPlane:
      landscape.choose(landscape.request.plane.next)
    case .newDirections:
      landscape.request.seed += 1
      if landscape.request.plane != .random { landscape.choose(.random) }
    case .nextNetwork:
      landscape.request.network = (landscape.request.network + 1) % losses.count
      landscape.request.centering += 1
    case .toggleAccuracy:
      landscape.quantity = landscape.quantity == .loss ? .accuracy : .loss
    case .zoom(let closer):
      landscape.zoom(by: closer ? 0.5 : 2, around: landscape.crosshair)
    case .zoomAround(let x, let y, let closer):
      landscape.zoom(by: closer ? 0.8 : 1.25, around: (x, y))
    case .showWhole:
      landscape.showWhole()
    case .toggleSharedScale:
      landscape.sharesScale.toggle()
    case .toggleContours:
      landscape.hasContours.toggle()
    case .toggleTestSamples:
      landscape.request.part = landscape.request.part == .train ? .test : .train
    case .toggleRecomputedStatistics:
      if hasStatistics { landscape.request.recomputesStatistics.toggle() }
    default:
      break
    }
  }
}
