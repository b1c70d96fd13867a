/// How long the scenes of a tour are shown.
struct TourClock {
  /// How the tour goes on by itself; nil where it waits for keys.
  let pace: TourPace?
  private var scene: (entry: Int, start: ContinuousClock.Instant) = (-1, .now)

  init(_ pace: TourPace?) { self.pace = pace }

  /// What a tour does next.
  enum Turn: Hashable {
    case waits, goesOn, isOver
    /// A scene has waited too long, by its number.
    case isStuck(scene: Int)
  }

  /// - Parameter hasWhatItWaitsFor: asked with the seconds that the scene has been shown, and with those after which
  ///   it goes on without a key.
  mutating func turn(_ tour: TourProgress, hasWhatItWaitsFor: (Double, Double?) -> Bool) -> Turn {
    if scene.entry != tour.entries { scene = (tour.entries, .now) }
    let seconds = (.now - scene.start) / .seconds(1)
    if let pace, seconds > pace.time(of: tour.scene) + pace.patience {
      return .isStuck(scene: tour.index + 1)
    }
    guard hasWhatItWaitsFor(seconds, pace?.readingTime(of: tour.scene)) else { return .waits }
    if !tour.isLast { return .goesOn }
    return pace == nil ? .waits : .isOver
  }
}
