import ArrayFiles
import Glibc

/// A run's folder, held by one process at a time.
public final class RunFolder {
  public let path: String
  private let lock: Int32

  static let metricsName = "metrics.jsonl"
  public var configurationPath: String { path + "/config.json" }
  public var metricsPath: String { path + "/" + Self.metricsName }
  public var checkpointPath: String { path + "/checkpoints" }

  /// Makes the folder, if need be with those above it, and locks it until this value or the process is gone.
  ///
  /// - Throws: `OutputError` where the folder cannot be written or another process holds it.
  public init(_ path: String) throws(OutputError) {
    self.path = FolderPath.withoutSlashesAtItsEnd(path)
    var made = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/") {
      made += name + "/"
      if mkdir(made, 0o777) != 0, errno != EEXIST { throw OutputError(path: path, errno: errno) }
    }
    if access(made, W_OK | X_OK) != 0 { throw OutputError(path: path, errno: errno) }
    lock = open(path + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    if lock < 0 { throw OutputError(path: path, errno: errno) }
    if flock(lock, LOCK_EX | LOCK_NB) != 0 {
      let reason = errno
      close(lock)
      throw reason == EWOULDBLOCK
        ? OutputError(path: path, reason: "another process is using this run folder")
        : OutputError(path: path, errno: reason)
    }
  }

  deinit { close(lock) }

  /// Checks that the path still leads to the folder that is held: what is written under it would else become
  /// part of another run, or of none.
  ///
  /// - Throws: `OutputError` where the folder, or the lock in it, was moved, replaced or removed.
  public func checkThatItIsStillHeld() throws(OutputError) {
    let (held, found) = (try? FileStatus(descriptor: lock, path: path), try? FileStatus(path + "/.lock"))
    if let held, let found, held.isSameFile(as: found) { return }
    throw OutputError(
      path: path, reason: "the run folder was moved, replaced or removed while it was written to")
  }

  /// Whether a run was begun here.
  public var holdsRun: Bool {
    let files = [configurationPath, metricsPath, checkpointPath]
    return files.contains { access($0, F_OK) == 0 }
  }

  /// Whether there are files of events for TensorBoard.
  public var holdsEvents: Bool { names.contains(where: TensorBoardRun.isEventFile) }

  /// What is in the folder; nothing where it cannot be read.
  var names: [String] { (try? FolderListing(path).names) ?? [] }
}
