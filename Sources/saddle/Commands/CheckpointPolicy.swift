/// When a training saves checkpoints, and which of them it keeps.
struct CheckpointPolicy: Hashable {
  var kept = KeptCheckpoints.newest(3)
  /// At multiples of so many steps; nil for no such. They are the same in each training.
  var steps: Int?
  /// After so long without one; nil for no such.
  var seconds: Double? = 30

  /// - Parameter last: when the last one was saved.
  func isDue(step: Int, since last: ContinuousClock.Instant) -> Bool {
    if let steps, step.isMultiple(of: steps) { return true }
    return seconds.map { ContinuousClock.now - last >= .seconds($0) } ?? false
  }
}

/// How many of the newest checkpoints are kept, as the command line has it: a number or `all`.
enum KeptCheckpoints: Hashable {
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

  var count: Int { if case .newest(let count) = self { count } else { .max } }
}
