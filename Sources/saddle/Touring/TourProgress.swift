/// A tour on its way.
struct TourProgress: Hashable {
  let tour: Tour
  private(set) var index = 0
  /// Whether the user explores and comes back later.
  var isLeft = false
  /// Counts the entries of scenes.
  private(set) var entries = 0

  init(_ tour: Tour) { self.tour = tour }

  var scene: TourScene { tour.scenes[index] }
  var isLast: Bool { index == tour.scenes.count - 1 }

  mutating func go(to index: Int) {
    self.index = index
    isLeft = false
    entries += 1
  }
}

/// What a key or the mouse does to a tour.
enum TourAction: Hashable {
  case next, back
  /// Leaves the tour, or comes back to the scene.
  case leave
}

extension ExplorerState {
  mutating func reduce(_ action: TourAction) -> [Effect] {
    guard let tour else { return [] }
    switch action {
    case .next:
      if tour.isLeft { return enterScene(tour.index, isFresh: true) }
      return tour.isLast ? [] : enterScene(tour.index + 1, isFresh: !isAsIn(tour))
    case .back: return enterScene(max(0, tour.isLeft ? tour.index : tour.index - 1), isFresh: true)
    case .leave:
      if tour.isLeft { return enterScene(tour.index, isFresh: true) }
      self.tour?.isLeft = true
      return []
    }
  }

  /// Whether what is trained is what the present scene trains.
  private func isAsIn(_ tour: TourProgress) -> Bool {
    (try? tour.tour.setup(inScene: tour.index, threads: setup?.threads ?? 1)) == setup
  }

  /// - Parameter isFresh: whether all is set anew, whatever has been changed; else only what the scene changes.
  mutating func enterScene(_ index: Int, isFresh: Bool) -> [Effect] {
    guard var tour else { return [] }
    tour.go(to: index)
    self.tour = tour
    helpOffset = nil
    guard let setup = try? tour.tour.setup(inScene: index, threads: setup?.threads ?? 1) else { return [] }
    let settings =
      isFresh
      ? tour.tour.settings(
        upTo: index, standard: standardView.filter { !ViewKey.ofLook.contains($0.key) })
      : tour.scene.settings
    return enter(settings, training: setup)
  }

  /// Whether the present scene has what it waits for.
  ///
  /// - Parameters:
  ///   - seconds: how long it has been shown.
  ///   - readingTime: how long scenes that wait for a key are shown, in seconds; nil where they wait.
  func tourGoesOn(after seconds: Double, readingTime: Double?) -> Bool {
    guard let tour, !tour.isLeft, !isPreparing, !isTravelling, arrival == nil else { return false }
    switch tour.scene.wait {
    case .key: return readingTime.map { seconds >= $0 } ?? false
    case .seconds(let wanted): return seconds >= wanted
    case .step(let step): return observation.step >= step
    case .loss(let bound, let name):
      guard let panel = losses.firstIndex(where: { $0.name == name }) else { return false }
      let panelSeen = observation.panels[panel]
      return !panelSeen.outcomes.isEmpty && panelSeen.evaluation.loss < bound
    }
  }
}
