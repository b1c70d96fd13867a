/// The parts of a path.
enum FilePath {
  static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The folder that a file or folder is in, so that its path, a slash and a name are a path.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return String(path[..<slash])
  }

  /// The folder that a folder is in; nil where the path does not tell.
  static func above(_ path: String) -> String? {
    path.utf8.contains(UInt8(ascii: "/")) ? folder(of: path) : nil
  }
}
