import Training

/// The paces that can be chosen, from one step a second to as many as the machine makes.
struct Pace: Hashable {
  private let index: Int

  static let limits: [Double] = [1, 2, 5, 10, 20, 60, 120, 250, 500, 1000, 2000, 5000]

  /// 60 steps a second: fast enough to see training move, slow enough to follow a point.
  static let standard = Pace(index: 5)
  static let unlimited = Pace(index: limits.count)

  private init(index: Int) { self.index = index }

  /// nil where it is none of those that can be chosen.
  init?(stepsPerSecond: Double) {
    guard let index = Self.limits.firstIndex(of: stepsPerSecond) else { return nil }
    self.index = index
  }

  var faster: Pace { Pace(index: min(index + 1, Self.limits.count)) }
  var slower: Pace { Pace(index: max(index - 1, 0)) }

  /// The steps a second; nil where there is no limit.
  var limit: Double? { index < Self.limits.count ? Self.limits[index] : nil }

  var trainerPace: Trainer.Pace { limit.map { .stepsPerSecond($0) } ?? .unlimited }
}
