import ArrayFiles
import Yams

/// A sweep that somebody wrote down in YAML: the keys of ``SweepDefinition``, each with its value.
public struct SweepFile {
  private let file: String
  public private(set) var definition: SweepDefinition

  /// - Throws: `InputError` with the line, where the text is no YAML, a key is not known or comes twice, or a
  ///   value is of another kind. A search that was as long as a training stays so where only the steps of that are
  ///   told. Whether values make sense is ``SweepDefinition/check()``'s matter.
  public init(_ text: String, file: String, on definition: SweepDefinition = SweepDefinition())
    throws(InputError)
  {
    self.file = file
    self.definition = definition
    let node: Node?
    do { node = try Yams.compose(yaml: text) } catch {
      if case YamlError.duplicatedKeysInMapping(let keys, let context) = error {
        throw InputError(
          file, at: "line \(context.mark.line)", expected: "each key once", found: "\(keys.sorted()[0]) twice"
        )
      }
      throw InputError(file, at: Self.place(of: error), reason: "it is not valid YAML")
    }
    guard let mapping = node?.mapping else {
      throw InputError(file, expected: "keys with values", found: node == nil ? "nothing" : "something else")
    }
    for (key, value) in mapping {
      try take(key, value)
    }
    if definition.searchSteps == definition.steps, !mapping.keys.contains("search-steps") {
      self.definition.searchSteps = self.definition.steps
    }
  }

  private static func place(of error: any Error) -> String? {
    switch error as? YamlError {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      "line \(mark.line)"
    default: nil
    }
  }

  private mutating func take(_ key: Node, _ value: Node) throws(InputError) {
    let name = key.string ?? ""
    guard let known = SweepDefinition.CodingKeys(stringValue: name) else {
      let names = SweepDefinition.CodingKeys.allCases.map(\.stringValue).sorted()
      throw InputError(
        file, at: Self.line(of: key), expected: "one of \(names.joined(separator: ", "))",
        found: name.isEmpty ? "no name" : name)
    }
    switch known {
    case .data: definition.data = try list(value, name, "names", text)
    case .models: definition.models = try list(value, name, "models", text)
    case .dataModels:
      definition.dataModels = try lists(value, name, "data, each with its models") {
        (node, name) throws(InputError) in try list(node, name, "models", text)
      }
    case .losses: definition.losses = try list(value, name, "names", text)
    case .embeddings: definition.embeddings = try list(value, name, "names", text)
    case .samplesPerClass: definition.samplesPerClass = try list(value, name, "numbers", whole)
    case .seeds:
      definition.seeds = try list(value, name, "numbers") { (node, name) throws(InputError) in
        UInt64(try whole(node, name))
      }
    case .learningRates: definition.learningRates = try list(value, name, "numbers", number)
    case .lossLearningRates:
      definition.lossLearningRates = try lists(value, name, "losses, each with its rates") {
        (node, name) throws(InputError) in try list(node, name, "numbers", number)
      }
    case .weightDecays:
      definition.weightDecays = try list(value, name, "lists") { (node, name) throws(InputError) in
        try list(node, name, "numbers", number)
      }
    case .panelLosses:
      definition.panelLosses = try list(value, name, "lists") { (node, name) throws(InputError) in
        try list(node, name, "names", text)
      }
    case .steps: definition.steps = try whole(value, name)
    case .searchSteps: definition.searchSteps = try whole(value, name)
    case .batchSize: definition.batchSize = try whole(value, name)
    case .validation: definition.validation = try whole(value, name)
    case .shift: definition.shift = try whole(value, name)
    case .momentum: definition.momentum = try number(value, name)
    case .clip: definition.clip = try number(value, name)
    case .erase: definition.erase = try number(value, name)
    case .flip:
      guard let flip = value.bool else { throw wrong(value, name, "true or false") }
      definition.flip = flip
    }
  }

  // MARK: - Values

  private static func line(of node: Node) -> String? { node.mark.map { "line \($0.line)" } }

  private func wrong(_ node: Node, _ name: String, _ expected: String) -> InputError {
    InputError(
      file, at: [Self.line(of: node), name].compactMap { $0 }.joined(separator: ", "), expected: expected,
      found: node.scalar.map { "'\($0.string)'" } ?? (node.sequence == nil ? "keys" : "a list"))
  }

  private func text(_ node: Node, _ name: String) throws(InputError) -> String {
    guard let text = node.scalar?.string else { throw wrong(node, name, "a name") }
    return text
  }

  private func whole(_ node: Node, _ name: String) throws(InputError) -> Int {
    guard let number = node.int, number >= 0 else { throw wrong(node, name, "a whole number") }
    return number
  }

  private func number(_ node: Node, _ name: String) throws(InputError) -> Float {
    guard let number = node.float.map({ Float($0) }), number.isFinite else {
      throw wrong(node, name, "a number")
    }
    return number
  }

  private func list<Value>(
    _ node: Node, _ name: String, _ expected: String,
    _ element: (Node, String) throws(InputError) -> Value
  ) throws(InputError) -> [Value] {
    guard let sequence = node.sequence else { throw wrong(node, name, "a list of \(expected)") }
    var values: [Value] = []
    for node in sequence { values.append(try element(node, name)) }
    return values
  }

  /// Names with a list each.
  private func lists<Value>(
    _ node: Node, _ name: String, _ expected: String,
    _ element: (Node, String) throws(InputError) -> [Value]
  ) throws(InputError) -> [String: [Value]] {
    guard let mapping = node.mapping else { throw wrong(node, name, expected) }
    var lists: [String: [Value]] = [:]
    for (key, values) in mapping {
      let key = try text(key, name)
      lists[key] = try element(values, "\(name), \(key)")
    }
    return lists
  }
}
