/// The `key: value` lines of a YAML file, which is all that MLflow's meta.yaml and Lightning's hparams.yaml
/// use; what is nested is passed over.
enum FlatYAML {
  static func read(_ bytes: [UInt8]) -> [String: String] {
    var values: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard let first = line.first, first != " ", first != "#", first != "-",
        let colon = line.firstRange(of: ": ") ?? (line.hasSuffix(":") ? nil : line.firstRange(of: ":"))
      else { continue }
      values[String(line[..<colon.lowerBound])] = unquoted(line[colon.upperBound...])
    }
    return values
  }

  private static func unquoted(_ text: Substring) -> String {
    let text = text.drop { $0 == " " }
    guard text.count >= 2, let quote = text.first, quote == "'" || quote == "\"", text.last == quote else {
      return String(text)
    }
    let inside = String(text.dropFirst().dropLast())
    return quote == "'"
      ? inside.split(separator: "''", omittingEmptySubsequences: false).joined(separator: "'") : inside
  }
}
