/// What charts are counted by.
enum HorizontalAxis: String, Codable, CaseIterable, Sendable {
  case step
  /// Seconds since the run's first point.
  case elapsed
  /// The time of day.
  case clock
  case epoch

  var title: String {
    switch self {
    case .step: "step"
    case .elapsed: "time since start"
    case .clock: "time"
    case .epoch: "epoch"
    }
  }

  var next: HorizontalAxis {
    let all = Self.allCases
    return all[(all.firstIndex(of: self)! + 1) % all.count]
  }
}

/// What runs are listed by.
enum RunOrder: Hashable, Codable, Sendable {
  case name
  case latestWrite
  case lastStep
  /// By the last value of a tag.
  case value(tag: String, isDescending: Bool)
}

/// What of the watch screen stays between starts.
struct WatchSettings: Hashable, Codable, Sendable {
  var axis = HorizontalAxis.step
  var hasLogX = false
  var hasLogY = false
  /// The weight of what was before in the debiased exponential average; 0 for none.
  var smoothing = 0.0
  var showsAllWrites = false
  var leavesOutliersOut = false
  var showsLists = true
  /// How many charts there are room for: from 0, the largest ones, up.
  var density = 3
  var order = RunOrder.name
  /// The configuration key that runs are grouped by.
  var groupKey: String?

  enum CodingKeys: String, CodingKey {
    case axis, hasLogX, hasLogY, smoothing, showsAllWrites, leavesOutliersOut, showsLists, density, order
    case groupKey
  }

  /// The weights of smoothing that keys go through.
  static let smoothings = [0, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999]
  static let densities = 0...6

  /// The next weight of smoothing.
  static func smoothing(_ weight: Double, more: Bool) -> Double {
    more ? smoothings.first { $0 > weight } ?? weight : smoothings.last { $0 < weight } ?? 0
  }
}
