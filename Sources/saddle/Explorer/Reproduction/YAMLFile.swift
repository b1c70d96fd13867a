import ArrayFiles
import Yams

/// A mapping that somebody wrote down in YAML, whose errors name the file, the line and the field.
struct YAMLFile {
  let file: String
  let mapping: Node.Mapping

  /// - Throws: `InputError` where the file cannot be read, is too long or is no mapping.
  init(path: String) throws(InputError) {
    let bytes = try InputFile(path).bytes()
    guard bytes.count <= Self.mostBytes else {
      throw InputError(path, expected: "at most \(Self.mostBytes) bytes", found: "\(bytes.count)")
    }
    try self.init(String(decoding: bytes, as: UTF8.self), file: path)
  }

  private static let mostBytes = 1 << 20

  init(_ text: String, file: String) throws(InputError) {
    self.file = file
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
    self.mapping = mapping
  }

  private static func place(of error: any Error) -> String? {
    switch error as? YamlError {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      "line \(mark.line)"
    default: nil
    }
  }

  /// What is wrong with the value of a field.
  func wrong(_ node: Node, _ field: String, expected: String) -> InputError {
    InputError(
      file, at: place(node, field), expected: expected,
      found: node.scalar.map { "'\($0.string)'" } ?? (node.sequence == nil ? "keys" : "a list"))
  }

  func error(_ node: Node, _ field: String, _ reason: String) -> InputError {
    InputError(file, at: place(node, field), reason: reason)
  }

  private func place(_ node: Node, _ field: String) -> String {
    [node.mark.map { "line \($0.line)" }, field].compactMap { $0 }.joined(separator: ", ")
  }

  func text(_ node: Node, _ field: String) throws(InputError) -> String {
    guard let text = node.scalar?.string else { throw wrong(node, field, expected: "a text") }
    return text
  }

  func number(_ node: Node, _ field: String) throws(InputError) -> Double {
    guard let number = node.float, number.isFinite else { throw wrong(node, field, expected: "a number") }
    return number
  }

  func whole(_ node: Node, _ field: String) throws(InputError) -> Int {
    guard let number = node.int, number >= 0 else { throw wrong(node, field, expected: "a whole number") }
    return number
  }

  func list(_ node: Node, _ field: String) throws(InputError) -> [Node] {
    guard let sequence = node.sequence else { throw wrong(node, field, expected: "a list") }
    return Array(sequence)
  }

  func keys(_ node: Node, _ field: String) throws(InputError) -> Node.Mapping {
    guard let mapping = node.mapping else { throw wrong(node, field, expected: "keys with values") }
    return mapping
  }

  /// The keys of the explorer in a mapping, but for those of other meaning.
  func settings(_ mapping: Node.Mapping, _ field: String = "", without others: Set<String> = [])
    throws(InputError) -> KeySettings
  {
    var settings = KeySettings()
    for (key, value) in mapping {
      let name = try text(key, field)
      if others.contains(name) { continue }
      do throws(CommandError) { try settings.set(name, to: try asText(value, name)) } catch {
        throw self.error(key, field, error.message)
      }
    }
    return settings
  }

  /// A list stands for its values with commas between.
  private func asText(_ node: Node, _ field: String) throws(CommandError) -> String {
    if let text = node.scalar?.string { return text }
    let parts = node.sequence?.map { $0.scalar?.string }
    guard let parts, parts.allSatisfy({ $0 != nil }) else {
      throw .usage("\(field): expected a value, found keys")
    }
    return parts.compactMap { $0 }.joined(separator: ",")
  }
}
