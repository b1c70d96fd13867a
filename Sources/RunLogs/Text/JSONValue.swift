/// A value of JSON, as Python writes it: `NaN`, `Infinity` and `-Infinity` are numbers.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(Double)
  /// A whole number beyond 2⁵³, not all of which a double holds.
  case largeInteger(Int)
  case string(String)
  case array([JSONValue])
  /// In the order of the text; a key may come twice, and the last one counts.
  case object([(key: String, value: JSONValue)])

  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  package var number: Double? {
    switch self {
    case .number(let number): number
    case .largeInteger(let number): Double(number)
    default: nil
    }
  }

  /// The number, with 1 for true and 0 for false as Python has it.
  var numberOrBool: Double? { if case .bool(let bool) = self { bool ? 1 : 0 } else { number } }

  package var string: String? { if case .string(let string) = self { string } else { nil } }
  package var array: [JSONValue]? { if case .array(let array) = self { array } else { nil } }

  /// The number where it is a whole one that an Int holds.
  package var integer: Int? {
    if case .largeInteger(let number) = self { number } else { number.flatMap { Int(exactly: $0) } }
  }

  /// Calls `body` with every value that is not an object, its keys joined by `mark`; of a key that comes
  /// twice only the last counts. An object with a `_type` is W&B's way to log a picture or a table: one value.
  func forEachLeaf(joining mark: String, prefix: String = "", _ body: (String, JSONValue) -> Void) {
    guard case .object(let members) = self, self["_type"] == nil else {
      body(prefix, self)
      return
    }
    for (index, member) in members.enumerated() {
      if members.count < 64, members[(index + 1)...].contains(where: { $0.key == member.key }) { continue }
      member.value.forEachLeaf(
        joining: mark, prefix: prefix.isEmpty ? member.key : prefix + mark + member.key, body)
    }
  }

  /// The value as a text for people: a string without quotes, anything else as JSON.
  var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): Self.text(value)
    case .largeInteger(let value): String(value)
    case .string(let value): value
    case .array(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "\($0.key): \($0.value.text)" }.joined(separator: ", ") + "}"
    }
  }

  static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value > 0 ? "Infinity" : "-Infinity" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : value.description
  }
}
