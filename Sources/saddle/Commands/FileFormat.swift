/// Formats of files that a command writes, told by the ending of the file's name.
protocol FileFormat: RawRepresentable<String>, Equatable {}

extension FileFormat {
  /// - Throws: ``CommandError/usage(_:)`` where the ending stands for none of `formats`.
  init(fileName: String, option: String, among formats: [Self]) throws(CommandError) {
    let name = fileName.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let parts = name.split(separator: ".")
    guard parts.count > 1, !name.hasSuffix("."), let format = Self(rawValue: parts.last!.lowercased()),
      formats.contains(format)
    else {
      let endings = formats.map { ".\($0.rawValue)" }
      throw .usage(
        "\(option): expected a file name that ends in \(endings.dropLast().joined(separator: ", "))"
          + "\(endings.count > 1 ? " or " : "")\(endings.last!), found '\(fileName)'")
    }
    self = format
  }
}
