/// Writes JSON on one line.
enum JSONText {
  static func object(_ members: [(key: String, json: String)]) -> String {
    "{" + members.map { "\(string($0.key)): \($0.json)" }.joined(separator: ", ") + "}"
  }

  /// The text in quotes. All but ASCII that shows is escaped: what a file holds may do harm to a terminal.
  static func string(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\u{20}"..."\u{7E}": json.unicodeScalars.append(scalar)
      default: for unit in scalar.utf16Units { json += "\\u" + hexadecimal(unit) }
      }
    }
    return json + "\""
  }

  /// The shortest digits that give the number back; null for nil.
  static func number(_ value: Double?) -> String {
    guard let value else { return "null" }
    if value.isNaN { return "\"NaN\"" }
    if value.isInfinite { return value > 0 ? "\"Infinity\"" : "\"-Infinity\"" }
    return value == value.rounded() && abs(value) < 1e15 && !(value == 0 && value.sign == .minus)
      ? String(Int(value)) : value.description
  }

  private static func hexadecimal(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}

extension Unicode.Scalar {
  fileprivate var utf16Units: [UInt16] { Array(String(self).utf16) }
}
