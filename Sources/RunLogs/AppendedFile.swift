import ArrayFiles
import Glibc

/// A file of a run that only grows, and only by whole pieces.
final class AppendedFile {
  let path: String
  private let folder: RunFolder
  private let descriptor: Int32
  private(set) var length: Int

  /// - Parameters:
  ///   - name: the file's place in the folder; it is made if need be.
  ///   - length: the bytes to keep; what is written after them is dropped.
  /// - Throws: `OutputError` where the file is shorter than that or cannot be written.
  init(_ name: String, in folder: RunFolder, keeping length: Int) throws(OutputError) {
    let path = folder.path + "/" + name
    let opened = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    if opened < 0 { throw OutputError(path: path, errno: errno) }
    var status = stat()
    guard fstat(opened, &status) == 0, Int(status.st_size) >= length else {
      close(opened)
      throw OutputError(
        path: path, reason: "it is shorter than the \(length) bytes that the checkpoint knows of")
    }
    if ftruncate(opened, off_t(length)) != 0 {
      let reason = errno
      close(opened)
      throw OutputError(path: path, errno: reason)
    }
    self.folder = folder
    self.path = path
    self.length = length
    // The last one: an object that has all it needs is closed once more when it is thrown away.
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// - Throws: `OutputError` where there is no way to the file any more or it cannot be written, such as on a
  ///   full disk; it then is as it was before.
  func append(_ bytes: [UInt8]) throws(OutputError) {
    try checkThatFileIsFound()
    if let reason = OutputFile.write(bytes, to: descriptor) {
      ftruncate(descriptor, off_t(length))
      throw OutputError(path: path, errno: reason)
    }
    length += bytes.count
  }

  /// Writing to a file that nobody can find any more would go unnoticed.
  private func checkThatFileIsFound() throws(OutputError) {
    try folder.checkThatItIsStillHeld()
    let (open, found) = (try? FileStatus(descriptor: descriptor, path: path), try? FileStatus(path))
    guard let open, let found, open.isSameFile(as: found) else {
      throw OutputError(path: path, reason: "the file was moved, replaced or removed while it was written to")
    }
  }
}
