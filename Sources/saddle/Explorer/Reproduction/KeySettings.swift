import ArrayFiles
import Training

/// Values of keys by their names, which make one state of the explorer out of another: what `--set`, a state file
/// and the scenes of tours give.
struct KeySettings: Hashable {
  /// Of the training, as its options take them.
  var training: [TrainingSettings.CodingKeys: String] = [:]
  /// The losses of the panels, separated by commas.
  var losses: String?
  /// Of what is shown.
  var view: [ViewKey: String] = [:]
  /// The step to train to before anything is seen, from the start where it is past.
  var step: Int?

  static let stepKey = "step"
  static let lossesKey = "losses"

  /// All names that ``set(_:to:)`` knows.
  static let names =
    [stepKey, lossesKey] + TrainingSettings.CodingKeys.allCases.map(\.stringValue)
    + ViewKey.allCases.map(\.rawValue)

  /// - Throws: ``CommandError/usage(_:)`` for a name that is not known, and a step that is no number.
  mutating func set(_ name: String, to value: String) throws(CommandError) {
    if name == Self.stepKey {
      guard let number = Int(value), (0...Self.mostSteps).contains(number) else {
        throw .usage("step: expected a whole number up to \(Self.mostSteps), found '\(value)'")
      }
      step = number
    } else if name == Self.lossesKey {
      losses = value
    } else if let key = TrainingSettings.CodingKeys(stringValue: name) {
      training[key] = value
    } else if let key = ViewKey(rawValue: name) {
      view[key] = value
    } else {
      throw .usage("\(name): no such key; expected one of \(Self.names.sorted().joined(separator: ", "))")
    }
  }

  /// More than a training makes in hours.
  static let mostSteps = 1_000_000_000

  /// From a text such as `lr=0.1`.
  ///
  /// - Throws: as ``set(_:to:)``, and where there is no `=`.
  mutating func take(assignment: String) throws(CommandError) {
    let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw .usage("expected key=value, found '\(assignment)'") }
    try set(String(parts[0]), to: String(parts[1]))
  }

  /// With those of `later` in place of its own.
  func merging(_ later: KeySettings) -> KeySettings {
    KeySettings(
      training: training.merging(later.training) { $1 }, losses: later.losses ?? losses,
      view: view.merging(later.view) { $1 }, step: later.step ?? step)
  }

  /// The setup with the values of the training's keys.
  ///
  /// - Throws: ``CommandError/usage(_:)`` where one is none.
  func applied(to setup: TrainingSetup) throws(CommandError) -> TrainingSetup {
    var setup = setup
    for key in TrainingSettings.CodingKeys.allCases {
      if let value = training[key] { try setup.settings.set(key, to: value) }
    }
    try setup.settings.checkRanges()
    if let losses {
      setup.losses = try LossList.names(losses, option: Self.lossesKey, atMost: KeyTable.mostPanels)
    }
    _ = try LossList.losses(named: setup.losses, option: Self.lossesKey, parameters: LossParameters())
    return setup
  }

  /// Sets what is shown.
  ///
  /// - Throws: ``CommandError/usage(_:)`` where a value is none of its key.
  func apply(to state: inout ExplorerState) throws(CommandError) {
    for key in ViewKey.allCases {
      if let value = view[key] { try state.set(key, to: value) }
    }
  }
}
