import Glibc

/// The names of folders.
public enum FolderPath {
  /// The path from the root, so that it leads to the same place from every working directory. What follows a
  /// `..` depends on links, so these stay.
  public static func absolute(_ path: String) -> String {
    var parts = path.split(separator: "/").filter { $0 != "." }
    if !path.hasPrefix("/"), let folder = getcwd(nil, 0) {
      defer { free(folder) }
      parts = String(cString: folder).split(separator: "/") + parts
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The path without slashes at its end, so that a name can be joined to it with one; the root stays itself.
  public static func withoutSlashesAtItsEnd(_ path: String) -> String {
    var path = path[...]
    while path.utf8.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }
}
