/// When a training saves checkpoints, and which of them it keeps.
struct CheckpointPolicy: Hashable, Codable {
  var kept = KeptCheckpoints.newest(3)
  /// At multiples of so many steps; nil for no such. They are the same in each training.
  var steps: Int?
  /// After so long without one; nil for no such.
  var seconds: Double? = 30

  /// Named as the options are.
  private enum CodingKeys: String, CodingKey {
    case kept = "keep-checkpoints"
    case steps = "checkpoint-steps"
    case seconds = "checkpoint-every"
  }

  /// What a run had, or where there is none the standard one, with what options ask for in place of it.
  init(
    _ earlier: CheckpointPolicy?, kept: KeptCheckpoints? = nil, steps: Int? = nil, seconds: Double? = nil
  ) {
    if let earlier { self = earlier }
    if let kept { self.kept = kept }
    guard steps != nil || seconds != nil else { return }
    self.steps = steps ?? self.steps
    // Where steps alone are asked for, no time is.
    self.seconds = seconds ?? (steps == nil ? self.seconds : nil)
  }

  /// - Parameter last: when the last one was saved.
  func isDue(step: Int, since last: ContinuousClock.Instant) -> Bool {
    if let steps, step.isMultiple(of: steps) { return true }
    return seconds.map { ContinuousClock.now - last >= .seconds($0) } ?? false
  }
}

/// How many of the newest checkpoints are kept, as the command line has it: a number or `all`.
enum KeptCheckpoints: Hashable, Codable {
  case newest(Int)
  case all

  /// - Throws: ``CommandError/usage(_:)`` for anything else.
  init(option text: String) throws(CommandError) {
    if text == "all" {
      self = .all
    } else if let count = Int(text), (1...1_000_000).contains(count) {
      self = .newest(count)
    } else {
      throw .usage("--keep-checkpoints: expected a number from 1 to 1000000, or all, found '\(text)'")
    }
  }

  init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    try self.init(option: text)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if case .newest(let count) = self {
      try container.encode("\(count)")
    } else {
      try container.encode("all")
    }
  }

  var count: Int { if case .newest(let count) = self { count } else { .max } }
}
