import Glibc
import Synchronization

/// Writing files that are there as a whole or not at all.
enum OutputFile {
  /// Writes to a temporary name in the same folder, then renames. A file that was there keeps its permissions;
  /// where the path is a symbolic link, what it points to is replaced.
  ///
  /// - Throws: ``OutputError``; what was there before then is there still, and nothing else.
  static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      // Renaming would put a file in the place of a device.
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      throw OutputError(path: path, reason: isFolder ? "it is a folder" : "it is not a regular file")
    }
    if exists, access(path, W_OK) != 0 { throw OutputError(path: path, errno: errno) }

    let target = exists ? resolved(path) : path
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    let number = counter.add(1, ordering: .relaxed).newValue
    let temporary = "\(folder).\(getpid())-\(number).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputError(path: path, errno: errno) }

    var failure = fill(descriptor, bytes)
    if exists, failure == nil, fchmod(descriptor, status.st_mode & 0o777) != 0 { failure = errno }
    // A full disk may only show when the file is closed.
    if close(descriptor) != 0, failure == nil { failure = errno }
    if failure == nil, rename(temporary, target) != 0 { failure = errno }
    if let failure {
      unlink(temporary)
      throw OutputError(path: path, errno: failure)
    }
  }

  /// Tells apart the files that are being written at the same time.
  private static let counter = Atomic(0)

  /// - Returns: the error number where that fails.
  private static func fill(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32? {
    bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if count < 0, errno != EINTR { return errno }
        done += max(count, 0)
      }
      return nil
    }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
