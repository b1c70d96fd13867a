import Glibc

/// A regular file that is open for reading at any place.
///
/// It is read, not mapped: a file that others cut short meanwhile is an error then, not the end of the process.
public final class InputFile: Sendable {
  public let path: String
  /// In bytes, as it was when the file was opened.
  public let size: Int
  private let descriptor: Int32

  /// - Throws: ``InputError`` where there is no such file, it cannot be opened, or it is a folder, a pipe or a
  ///   device.
  public init(_ path: String) throws(InputError) {
    // Without O_NONBLOCK a pipe would be waited for.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw InputError(path, errno: errno) }
    var status = stat()
    var problem: InputError?
    if fstat(descriptor, &status) != 0 {
      problem = InputError(path, errno: errno)
    } else if status.st_mode & S_IFMT == S_IFDIR {
      problem = InputError(path, expected: "a file", found: "a folder")
    } else if status.st_mode & S_IFMT != S_IFREG {
      problem = InputError(path, expected: "a regular file", found: "a pipe or a device")
    }
    if let problem {
      close(descriptor)
      throw problem
    }
    self.path = path
    self.descriptor = descriptor
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// The whole content.
  ///
  /// - Throws: ``InputError`` where it cannot be read or is larger than the machine's memory.
  public func bytes() throws(InputError) -> [UInt8] { try bytes(in: 0..<size) }

  /// The bytes of a part of the file.
  ///
  /// - Precondition: `range` lies within ``size``.
  /// - Throws: ``InputError`` where they cannot be read or are more than the machine's memory holds.
  public func bytes(in range: Range<Int>) throws(InputError) -> [UInt8] {
    try FileBytes(self, range).bytes(range.count)
  }

  /// Fills `target` with the bytes from `offset` on.
  func read(into target: UnsafeMutableRawBufferPointer, at offset: Int) throws(InputError) {
    var done = 0
    while done < target.count {
      let count = pread(
        descriptor, target.baseAddress! + done, target.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw InputError(path, errno: errno) }
      if count == 0 {
        throw InputError(
          path, at: "byte \(offset + done)", expected: "\(size) bytes as before",
          found: "the end of a file that became shorter")
      }
      done += count
    }
  }
}
