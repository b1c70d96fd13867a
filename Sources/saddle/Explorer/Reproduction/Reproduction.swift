import Training

/// All that it takes to see a state of the explorer again: what was trained from the start, what was changed on the
/// way, how far it went, and what is shown.
struct Reproduction: Hashable {
  /// A change of the training on its way.
  struct Change: Hashable {
    let step: Int
    let setup: TrainingSetup
  }

  var start: TrainingSetup
  var changes: [Change]
  var step: Int
  /// Where it differs from what is shown at first.
  var view: [ViewKey: String]

  /// The command line that shows it again.
  var command: String {
    var words = ["saddle", "explore"]
    words += Self.options(of: start, since: TrainingSetup())
    if start.losses != TrainingSetup().losses { words += ["--losses", start.losses.joined(separator: ",")] }
    var before = start
    for change in changes {
      for key in change.setup.changedKeys(since: before) {
        words += ["--at", "\(change.step):\(key.stringValue)=\(change.setup.settings.text(of: key))"]
      }
      before = change.setup
    }
    if step > 0 { words += ["--steps", "\(step)"] }
    for key in ViewKey.allCases {
      if let value = view[key] { words += ["--set", "\(key.rawValue)=\(value)"] }
    }
    return words.map(Self.quoted).joined(separator: " ")
  }

  private static func options(of setup: TrainingSetup, since standard: TrainingSetup) -> [String] {
    setup.changedKeys(since: standard).flatMap { key in
      let value = setup.settings.text(of: key)
      return switch key {
      case .standardize, .flip, .nesterov: ["--\(key.stringValue)"]
      default: ["--\(key.stringValue)", value]
      }
    }
  }

  /// A word as a shell takes it.
  private static func quoted(_ word: String) -> String {
    let plain = word.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-_.,:/=+@".unicodeScalars.contains(scalar)
    }
    if plain, !word.isEmpty { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

/// How the training of a screen came to where it is.
struct TrainingHistory: Hashable {
  /// What it was set up by at its start.
  let start: TrainingSetup
  /// What was changed since, at most one a step.
  let changes: [Reproduction.Change]

  /// - Parameters:
  ///   - snapshot: whose marks count the setups.
  ///   - setups: what the training was set up by one after another, the first at its beginning.
  init?(_ snapshot: TrainingSnapshot, setups: [TrainingSetup]) {
    let first = snapshot.changes.first.map { $0.mark - 1 } ?? snapshot.latestMark
    guard setups.indices.contains(first), setups.indices.contains(snapshot.latestMark) else { return nil }
    start = setups[first]
    var changes: [Reproduction.Change] = []
    for change in snapshot.changes {
      if changes.last?.step == change.step { changes.removeLast() }
      changes.append(Reproduction.Change(step: change.step, setup: setups[change.mark]))
    }
    self.changes = changes
  }
}

extension ExplorerState {
  /// What it takes to see this state again; nil where the training is not set up by options.
  var reproduction: Reproduction? {
    guard let history else { return nil }
    var view: [ViewKey: String] = [:]
    for key in ViewKey.allCases {
      let value = text(of: key)
      if value != standardView[key] { view[key] = value }
    }
    // A training that hurried to its step rests there.
    view[.paused] = isPaused == (observation.step > 0) ? nil : text(of: .paused)
    return Reproduction(start: history.start, changes: history.changes, step: observation.step, view: view)
  }

  /// What each key of the view stands at.
  var viewTexts: [ViewKey: String] {
    Dictionary(uniqueKeysWithValues: ViewKey.allCases.map { ($0, text(of: $0)) })
  }
}
