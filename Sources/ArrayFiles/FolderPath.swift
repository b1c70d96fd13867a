/// The names of folders.
public enum FolderPath {
  /// The path without slashes at its end, so that a name can be joined to it with one; the root stays itself.
  public static func withoutSlashesAtItsEnd(_ path: String) -> String {
    var path = path[...]
    while path.utf8.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }
}
