import Training

/// The paces that can be chosen, from one step a second to as many as the machine makes.
struct Pace: Hashable {
  private let index: Int

  private static let stepsPerSecond: [Double] = [1, 2, 5, 10, 20, 60, 120, 250, 500, 1000, 2000, 5000]

  /// 60 steps a second: fast enough to see training move, slow enough to follow a point.
  static let standard = Pace(index: 5)
  static let unlimited = Pace(index: stepsPerSecond.count)

  var faster: Pace { Pace(index: min(index + 1, Self.stepsPerSecond.count)) }
  var slower: Pace { Pace(index: max(index - 1, 0)) }

  /// The steps a second; nil where there is no limit.
  var limit: Double? { index < Self.stepsPerSecond.count ? Self.stepsPerSecond[index] : nil }

  var trainerPace: Trainer.Pace { limit.map { .stepsPerSecond($0) } ?? .unlimited }
}
