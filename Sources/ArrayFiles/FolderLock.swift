import Glibc

/// A folder that one process at a time writes to.
///
/// The lock is a file `.lock` in it, held until this value or the process is gone.
public final class FolderLock: Sendable {
  public let path: String
  private let descriptor: Int32

  /// Makes the folder, if need be with those above it, and locks it.
  ///
  /// - Parameter name: what people call the folder, such as "run folder".
  /// - Throws: ``OutputError`` where the folder cannot be written or another process holds it.
  public init(_ path: String, name: String) throws(OutputError) {
    self.path = FolderPath.withoutSlashesAtItsEnd(path)
    try FolderPath.make(path)
    descriptor = open(self.path + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw OutputError(path: path, errno: errno) }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let reason = errno
      close(descriptor)
      throw reason == EWOULDBLOCK
        ? OutputError(path: path, reason: "another process is using this \(name)")
        : OutputError(path: path, errno: reason)
    }
  }

  deinit { close(descriptor) }

  /// Whether the path still leads to the folder that is held, with its lock: what is written under it would else
  /// become part of something else, or of nothing.
  public var isStillHeld: Bool {
    var (held, found) = (stat(), stat())
    return fstat(descriptor, &held) == 0 && stat(path + "/.lock", &found) == 0
      && held.st_dev == found.st_dev && held.st_ino == found.st_ino
  }
}

extension FolderPath {
  /// Makes the folder, if need be with those above it.
  ///
  /// - Throws: ``OutputError`` where it cannot be made or written.
  public static func make(_ path: String) throws(OutputError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/") {
      made += name + "/"
      if mkdir(made, 0o777) != 0, errno != EEXIST { throw OutputError(path: path, errno: errno) }
    }
    if access(made, W_OK | X_OK) != 0 { throw OutputError(path: path, errno: errno) }
  }
}
