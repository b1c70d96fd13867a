import ArrayFiles
import Yams

/// A mapping that somebody wrote down in YAML, whose errors name the file, the line and the field.
public struct YAMLFile {
  public let file: String
  public let mapping: Node.Mapping

  /// - Throws: `InputError` where the file cannot be read, is too long, no text in UTF-8 or no mapping.
  public init(path: String) throws(InputError) {
    let bytes = try InputFile(path).bytes()
    guard bytes.count <= Self.mostBytes else {
      throw InputError(path, expected: "at most \(Self.mostBytes) bytes", found: "\(bytes.count)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw InputError(path, expected: "text in UTF-8", found: "other bytes")
    }
    try self.init(text, file: path)
  }

  private static let mostBytes = 1 << 20

  /// - Throws: `InputError` with the line where the text is no YAML, a key comes twice, or it is no mapping.
  public init(_ text: String, file: String) throws(InputError) {
    self.file = file
    let node: Node?
    // A mark of the order of bytes, as some editors write it, is no part of the text.
    let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    do { node = try Yams.compose(yaml: text) } catch {
      if case YamlError.duplicatedKeysInMapping(let keys, let context) = error {
        throw InputError(
          file, at: "line \(context.mark.line)", expected: "each key once", found: "\(keys.sorted()[0]) twice"
        )
      }
      throw InputError(
        file, at: Self.place(of: error), reason: "it is not valid YAML" + (Self.problem(of: error) ?? ""))
    }
    guard let mapping = node?.mapping else {
      throw InputError(file, expected: "keys with values", found: node == nil ? "nothing" : "something else")
    }
    self.mapping = mapping
  }

  private static func place(of error: any Error) -> String? {
    switch error as? YamlError {
    // What is not closed is told where it was opened.
    case .scanner(let context, _, let mark, _): "line \((context?.mark ?? mark).line)"
    case .parser(_, _, let mark, _), .composer(_, _, let mark, _): "line \(mark.line)"
    default: nil
    }
  }

  /// What the parser says.
  private static func problem(of error: any Error) -> String? {
    switch error as? YamlError {
    case .scanner(let context, let problem, _, _), .parser(let context, let problem, _, _),
      .composer(let context, let problem, _, _):
      ": " + [context?.text, problem].compactMap { $0 }.joined(separator: " ")
    default: nil
    }
  }

  /// What is wrong with the value of a field.
  public func wrong(_ node: Node, _ field: String, expected: String) -> InputError {
    InputError(
      file, at: place(node, field), expected: expected,
      found: node.scalar.map { "'\($0.string)'" } ?? (node.sequence == nil ? "keys" : "a list"))
  }

  /// An error of the value of a field, for another reason than its kind.
  public func error(_ node: Node, _ field: String, _ reason: String) -> InputError {
    InputError(file, at: place(node, field), reason: reason)
  }

  private func place(_ node: Node, _ field: String) -> String {
    [Self.line(of: node), field].compactMap { $0 }.joined(separator: ", ")
  }

  static func line(of node: Node) -> String? { node.mark.map { "line \($0.line)" } }

  // MARK: - Values, each of which throws `InputError` with the line and the field where it is of another kind

  public func text(_ node: Node, _ field: String, expected: String = "a text") throws(InputError) -> String {
    guard let text = node.scalar?.string else { throw wrong(node, field, expected: expected) }
    return text
  }

  public func number(_ node: Node, _ field: String) throws(InputError) -> Double {
    guard let number = node.float, number.isFinite else { throw wrong(node, field, expected: "a number") }
    return number
  }

  public func whole(_ node: Node, _ field: String) throws(InputError) -> Int {
    guard let number = node.int, number >= 0 else { throw wrong(node, field, expected: "a whole number") }
    return number
  }

  public func list(_ node: Node, _ field: String, expected: String = "a list") throws(InputError) -> [Node] {
    guard let sequence = node.sequence else { throw wrong(node, field, expected: expected) }
    return Array(sequence)
  }

  public func keys(_ node: Node, _ field: String, expected: String = "keys with values") throws(InputError)
    -> Node.Mapping
  {
    guard let mapping = node.mapping else { throw wrong(node, field, expected: expected) }
    return mapping
  }
}
