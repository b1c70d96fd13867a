import Glibc

/// Writing files that are there as a whole or not at all.
public enum OutputFile {
  /// Writes to a temporary name in the same folder, then renames. A file that was there stays as it is until
  /// the new one is complete, and gives it its permissions; what a symbolic link points to is replaced, not
  /// the link. Pipes and devices are written to directly.
  ///
  /// - Throws: ``OutputError``; what was there before then is there still, and nothing else.
  public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    try write(pieces: CollectionOfOne(bytes), to: path)
  }

  /// The same for bytes that come piece by piece.
  public static func write(pieces: some Sequence<[UInt8]>, to path: String) throws(OutputError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    if exists, kind == S_IFDIR { throw OutputError(path: path, errno: EISDIR) }
    if exists, kind != S_IFREG {
      try fill(path, flags: O_WRONLY, mode: 0, pieces, reportedAs: path)
      return
    }
    // Renaming would get around a file that is protected against writing.
    if exists, access(path, W_OK) != 0 { throw OutputError(path: path, errno: errno) }

    let target = exists ? resolved(path) : path
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    // Processes of the same number may write there from other machines, and from other containers.
    let temporary = "\(folder).saddle-\(getpid())-\(String(UInt64.random(in: 0 ... .max), radix: 16)).tmp"
    let remembered = TemporaryFiles.remember(temporary)
    defer { TemporaryFiles.forget(remembered) }
    try fill(
      temporary, flags: O_WRONLY | O_CREAT | O_EXCL, mode: exists ? status.st_mode & 0o777 : 0o666, pieces,
      reportedAs: path)
    if exists { chmod(temporary, status.st_mode & 0o777) }
    if rename(temporary, target) != 0 {
      let reason = errno
      unlink(temporary)
      throw OutputError(path: path, errno: reason)
    }
  }

  /// Removes from a folder what processes that are gone left half-written there, and what this one did.
  ///
  /// - Precondition: this process is writing no file there.
  public static func removeRemains(in folder: String) {
    for name in remains(in: folder) {
      let process = name.dropFirst(".saddle-".count).prefix { $0 != "-" }
      guard let process = pid_t(process), process > 0 else { continue }
      if process == getpid() || kill(process, 0) != 0 && errno == ESRCH { unlink("\(folder)/\(name)") }
    }
  }

  /// The same for a folder that processes on other machines may be writing to: removes what has been there for
  /// longer than any file takes to be written.
  public static func removeOldRemains(in folder: String, olderThan seconds: Int = 3600) {
    for name in remains(in: folder) {
      var status = stat()
      if stat("\(folder)/\(name)", &status) == 0, status.st_mtim.tv_sec < time(nil) - seconds {
        unlink("\(folder)/\(name)")
      }
    }
  }

  private static func remains(in folder: String) -> [String] {
    FolderContent.names(in: folder).filter { $0.hasPrefix(".saddle-") && $0.hasSuffix(".tmp") }
  }

  /// Opens a file and writes all bytes; a file that was created for it is removed where that fails.
  private static func fill(
    _ file: String, flags: Int32, mode: mode_t, _ pieces: some Sequence<[UInt8]>, reportedAs path: String
  ) throws(OutputError) {
    let descriptor = open(file, flags | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw OutputError(path: path, errno: errno) }
    var failure: Int32?
    for piece in pieces {
      failure = write(piece, to: descriptor)
      if failure != nil { break }
    }
    // A full disk may only show when the file is closed.
    if close(descriptor) != 0, failure == nil { failure = errno }
    guard let failure else { return }
    if flags & O_CREAT != 0 { unlink(file) }
    throw OutputError(path: path, errno: failure)
  }

  /// Writes all bytes to an open file and returns the error number of what went wrong, or nil.
  public static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
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
