import ArrayFiles
import Yams

/// A sweep that somebody wrote down in YAML: the keys of ``SweepDefinition``, each with its value.
public struct SweepFile {
  private let yaml: YAMLFile
  public private(set) var changes = SweepChanges()

  /// - Throws: `InputError` with the line, where a key is not known or a value is of another kind. Whether values
  ///   make sense is ``SweepDefinition/check()``'s matter.
  public init(_ yaml: YAMLFile) throws(InputError) {
    self.yaml = yaml
    for (key, value) in yaml.mapping {
      try take(key, value)
    }
  }

  private mutating func take(_ key: Node, _ value: Node) throws(InputError) {
    let name = key.string ?? ""
    guard let known = SweepDefinition.CodingKeys(stringValue: name) else {
      let names = SweepDefinition.CodingKeys.allCases.map(\.stringValue).sorted()
      throw InputError(
        yaml.file, at: YAMLFile.line(of: key), expected: "one of \(names.joined(separator: ", "))",
        found: name.isEmpty ? "no name" : name)
    }
    switch known {
    case .data: changes.data = try list(value, name, "names", text)
    case .models: changes.models = try list(value, name, "models", text)
    case .dataModels:
      changes.dataModels = try lists(value, name, "data, each with its models") {
        (node, name) throws(InputError) in try list(node, name, "models", text)
      }
    case .losses: changes.losses = try list(value, name, "names", text)
    case .embeddings: changes.embeddings = try list(value, name, "names", text)
    case .samplesPerClass: changes.samplesPerClass = try list(value, name, "numbers", whole)
    case .seeds:
      changes.seeds = try list(value, name, "numbers") { (node, name) throws(InputError) in
        UInt64(try whole(node, name))
      }
    case .learningRates: changes.learningRates = try list(value, name, "numbers", number)
    case .lossLearningRates:
      changes.lossLearningRates = try lists(value, name, "losses, each with its rates") {
        (node, name) throws(InputError) in try list(node, name, "numbers", number)
      }
    case .weightDecays:
      changes.weightDecays = try list(value, name, "lists") { (node, name) throws(InputError) in
        try list(node, name, "numbers", number)
      }
    case .panelLosses:
      changes.panelLosses = try list(value, name, "lists") { (node, name) throws(InputError) in
        try list(node, name, "names", text)
      }
    case .steps: changes.steps = try whole(value, name)
    case .searchSteps: changes.searchSteps = try whole(value, name)
    case .batchSize: changes.batchSize = try whole(value, name)
    case .validation: changes.validation = try whole(value, name)
    case .shift: changes.shift = try whole(value, name)
    case .momentum: changes.momentum = try number(value, name)
    case .clip: changes.clip = try number(value, name)
    case .erase: changes.erase = try number(value, name)
    case .flip:
      guard let flip = value.bool else { throw yaml.wrong(value, name, expected: "true or false") }
      changes.flip = flip
    }
  }

  // MARK: - Values

  private func text(_ node: Node, _ name: String) throws(InputError) -> String {
    try yaml.text(node, name, expected: "a name")
  }

  private func whole(_ node: Node, _ name: String) throws(InputError) -> Int { try yaml.whole(node, name) }

  private func number(_ node: Node, _ name: String) throws(InputError) -> Float {
    let number = Float(try yaml.number(node, name))
    guard number.isFinite else { throw yaml.wrong(node, name, expected: "a number") }
    return number
  }

  private func list<Value>(
    _ node: Node, _ name: String, _ expected: String,
    _ element: (Node, String) throws(InputError) -> Value
  ) throws(InputError) -> [Value] {
    var values: [Value] = []
    for node in try yaml.list(node, name, expected: "a list of \(expected)") {
      values.append(try element(node, name))
    }
    return values
  }

  /// Names with a list each.
  private func lists<Value>(
    _ node: Node, _ name: String, _ expected: String,
    _ element: (Node, String) throws(InputError) -> [Value]
  ) throws(InputError) -> [String: [Value]] {
    var lists: [String: [Value]] = [:]
    for (key, values) in try yaml.keys(node, name, expected: expected) {
      let key = try text(key, name)
      lists[key] = try element(values, "\(name), \(key)")
    }
    return lists
  }
}
