/// The formats of files that commands write, told by the ending of the file's name.
enum PictureFormat: String, CaseIterable {
  case png, svg, csv, txt

  /// - Throws: ``CommandError/usage(_:)`` where the ending stands for none of `formats`.
  init(fileName: String, option: String, among formats: [PictureFormat]) throws(CommandError) {
    let name = fileName.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let parts = name.split(separator: ".")
    guard parts.count > 1, !name.hasSuffix("."), let format = Self(rawValue: parts.last!.lowercased()),
      formats.contains(format)
    else {
      let endings = formats.map { ".\($0.rawValue)" }
      throw .usage(
        "\(option): expected a file name that ends in \(endings.dropLast().joined(separator: ", ")) or"
          + " \(endings.last!), found '\(fileName)'")
    }
    self = format
  }
}
