extension String {
  /// The text as a cell of a CSV file: in quotes where it has commas, quotes or line ends in it (RFC 4180).
  public var asCSVCell: String {
    let special = ",\"\r\n".utf8
    guard utf8.contains(where: { special.contains($0) }) else { return self }
    var quoted = "\""
    for scalar in unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
