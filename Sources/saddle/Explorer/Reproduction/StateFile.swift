import ArrayFiles
import Experiments
import Yams

/// A state of the explorer in a file: a YAML mapping of the keys of ``KeySettings``, and under `changes` a list of
/// what was changed on the way, with the step at which it was.
struct StateFile {
  let settings: KeySettings
  /// What is changed after so many steps.
  let changes: [TrainingChange]

  private static let changesKey = "changes"

  /// Whether a file is called as one of a state is.
  static func isName(_ path: String) -> Bool {
    [".yaml", ".yml"].contains { path.count > $0.count && path.lowercased().hasSuffix($0) }
  }

  /// - Throws: `InputError` with the line and the field.
  init(path: String) throws(InputError) {
    let yaml = try YAMLFile(path: path)
    settings = try yaml.settings(yaml.mapping, without: [Self.changesKey])
    var changes: [TrainingChange] = []
    for (key, value) in yaml.mapping where key.string == Self.changesKey {
      for node in try yaml.list(value, Self.changesKey) {
        let change = try yaml.settings(try yaml.keys(node, Self.changesKey), Self.changesKey)
        do throws(CommandError) { changes.append(try TrainingChange(change)) } catch {
          throw yaml.error(node, Self.changesKey, error.message)
        }
      }
    }
    self.changes = changes
  }

  /// The text of a file for what shows a state again.
  static func text(_ state: Reproduction) -> String {
    var lines: [String] = []
    func quoted(_ value: String) -> String {
      "'" + value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
    for key in state.start.changedKeys(since: TrainingSetup()) {
      lines.append("\(key.stringValue): \(quoted(state.start.settings.text(of: key)))")
    }
    lines.append("\(KeySettings.lossesKey): \(quoted(state.start.losses.joined(separator: ",")))")
    if state.step > 0 { lines.append("\(KeySettings.stepKey): \(state.step)") }
    for key in ViewKey.allCases {
      if let value = state.view[key] { lines.append("\(key.rawValue): \(quoted(value))") }
    }
    var before = state.start
    if !state.changes.isEmpty { lines.append("\(changesKey):") }
    for change in state.changes {
      lines.append("  - step: \(change.step)")
      for key in change.setup.changedKeys(since: before) {
        lines.append("    \(key.stringValue): \(quoted(change.setup.settings.text(of: key)))")
      }
      before = change.setup
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// What changes of a training after so many steps.
struct TrainingChange: Hashable {
  let step: Int
  let settings: KeySettings

  /// - Throws: ``CommandError/usage(_:)`` where there is no step, or something that does not change on the way.
  init(_ settings: KeySettings) throws(CommandError) {
    guard let step = settings.step else { throw .usage("step: expected the step of the change, found none") }
    self.step = step
    var settings = settings
    settings.step = nil
    self.settings = settings
    let other = settings.training.keys.first { !TrainingSetup.liveKeys.contains($0) }?.stringValue
    if let other = other ?? settings.losses.map({ _ in KeySettings.lossesKey })
      ?? settings.view.keys.first?.rawValue
    {
      throw .usage("\(other): expected what changes without a restart, found what does not")
    }
  }

  /// From a text such as `384:lr=0.04`.
  init(text: String) throws(CommandError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let step = Int(parts[0]) else {
      throw .usage("--at: expected step:key=value, found '\(text)'")
    }
    var settings = KeySettings()
    try settings.take(assignment: String(parts[1]))
    try settings.set(KeySettings.stepKey, to: "\(step)")
    try self.init(settings)
  }

  /// The setups that changes in their order lead to, those of one step together.
  ///
  /// - Throws: ``CommandError/usage(_:)`` where a value is none.
  static func legs(_ changes: [TrainingChange], from start: TrainingSetup) throws(CommandError) -> [Leg] {
    var legs: [Leg] = []
    var setup = start
    for change in changes {
      if let last = legs.last, change.step < last.step {
        throw .usage("changes: expected steps in their order, found \(change.step) after \(last.step)")
      }
      setup = try change.settings.applied(to: setup)
      if legs.last?.step == change.step { legs.removeLast() }
      legs.append(Leg(step: change.step, setup: setup))
    }
    return legs
  }
}
