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

  /// What an action makes of the tour.
  enum Turn: Hashable {
    case enters(scene: Int)
    case leaves, stays
  }

  func turn(by action: TourAction) -> Turn {
    switch action {
    case .next where isLeft, .leave where isLeft: .enters(scene: index)
    case .next: isLast ? .stays : .enters(scene: index + 1)
    case .back: .enters(scene: max(0, isLeft ? index : index - 1))
    case .leave: .leaves
    }
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
    switch tour.turn(by: action) {
    case .enters(let scene):
      return enterScene(scene, isFresh: action != .next || tour.isLeft || !isAsIn(tour))
    case .leaves: self.tour?.isLeft = true
    case .stays: break
    }
    return []
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

  /// Whether the present scene has what it waits for; see ``TourScene/hasWhatItWaitsFor(after:readingTime:step:loss:)``.
  func tourGoesOn(after seconds: Double, readingTime: Double?) -> Bool {
    guard let tour, !tour.isLeft, !isPreparing, !isTravelling, arrival == nil else { return false }
    return tour.scene.hasWhatItWaitsFor(
      after: seconds, readingTime: readingTime, step: observation.step
    ) { name in
      let panel = losses.firstIndex { $0.name == name }.map { observation.panels[$0] }
      return panel.flatMap { $0.outcomes.isEmpty ? nil : $0.evaluation.loss }
    }
  }
}
