import ArrayFiles
import Glibc

/// A run's folder, held by one process at a time.
public final class RunFolder {
  private let lock: FolderLock
  public var path: String { lock.path }

  static let metricsName = "metrics.jsonl"
  public var configurationPath: String { path + "/config.json" }
  public var metricsPath: String { path + "/" + Self.metricsName }
  public var checkpointPath: String { path + "/checkpoints" }

  /// Makes the folder, if need be with those above it, and locks it until this value or the process is gone.
  ///
  /// - Throws: `OutputError` where the folder cannot be written or another process holds it.
  public init(_ path: String) throws(OutputError) {
    lock = try FolderLock(path, name: "run folder")
  }

  /// Checks that the path still leads to the folder that is held: what is written under it would else become
  /// part of another run, or of none.
  ///
  /// - Throws: `OutputError` where the folder, or the lock in it, was moved, replaced or removed.
  public func checkThatItIsStillHeld() throws(OutputError) {
    if lock.isStillHeld { return }
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
