import Glibc

/// A file that is there as a whole or not at all.
enum AtomicFile {
  /// Writes to a temporary name in the same folder, then renames. A file that was there stays as it is
  /// until the new one is complete, and gives it its permissions; what a symbolic link points to is
  /// replaced, not the link. Pipes and devices are written to directly.
  ///
  /// - Throws: ``CommandError/cannotWrite(_:)`` naming the path and the reason; nothing is left behind.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
    try write(pieces: CollectionOfOne(bytes), to: path)
  }

  /// The same for bytes that come piece by piece.
  static func write(pieces: some Sequence<[UInt8]>, to path: String) throws(CommandError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    if exists, kind == S_IFDIR { throw failure(path, SystemError.message(of: EISDIR)) }
    if exists, kind != S_IFREG {
      try fill(path, flags: O_WRONLY, mode: 0, pieces, reportedAs: path)
      return
    }
    // Renaming would get around a file that is protected against writing.
    if exists, access(path, W_OK) != 0 { throw failure(path, SystemError.last) }

    let target = exists ? resolved(path) : path
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    let temporary = "\(folder).saddle-\(getpid()).tmp"
    unlink(temporary)
    try fill(
      temporary, flags: O_WRONLY | O_CREAT | O_EXCL, mode: exists ? status.st_mode & 0o777 : 0o666, pieces,
      reportedAs: path)
    if exists { chmod(temporary, status.st_mode & 0o777) }
    if rename(temporary, target) != 0 {
      let reason = SystemError.last
      unlink(temporary)
      throw failure(path, reason)
    }
  }

  /// Opens a file and writes all bytes; a file that was created for it is removed where that fails.
  private static func fill(
    _ file: String, flags: Int32, mode: mode_t, _ pieces: some Sequence<[UInt8]>, reportedAs path: String
  ) throws(CommandError) {
    let descriptor = open(file, flags | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(path, SystemError.last) }
    var error: Int32?
    for piece in pieces {
      error = FileOutput.write(piece, to: descriptor)
      if error != nil { break }
    }
    // A full disk may only show when the file is closed.
    if close(descriptor) != 0, error == nil { error = errno }
    guard let error else { return }
    if flags & O_CREAT != 0 { unlink(file) }
    throw failure(path, SystemError.message(of: error))
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func failure(_ path: String, _ reason: String) -> CommandError {
    .cannotWrite("cannot write \(path): \(reason)")
  }
}
