import Glibc

/// What became of a file that somebody asked for on a screen.
enum FileOutcome: Hashable {
  case wrote(String)
  /// There is a file of that name, which was left alone.
  case exists(String)
  case failed(String)

  /// Writes a file, but not over another one unless that is wanted.
  ///
  /// - Parameters:
  ///   - path: `~/` in front stands for the home folder.
  ///   - write: what writes it, as a whole or not at all.
  static func writing(
    _ path: String, overwriting overwrites: Bool, _ write: (String) throws(CommandError) -> Void
  ) -> FileOutcome {
    let home = getenv("HOME").map { String(cString: $0) }
    let path = path.hasPrefix("~/") ? (home ?? "~") + path.dropFirst(1) : path
    // A link that leads nowhere counts too: something of that name is there.
    var status = stat()
    if !overwrites, lstat(path, &status) == 0 { return .exists(path) }
    do throws(CommandError) { try write(path) } catch { return .failed(error.message) }
    return .wrote(path)
  }
}
