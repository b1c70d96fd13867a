import ArrayFiles
import Glibc

/// What tells one state of a file from another.
struct FileStatus: Sendable, Hashable {
  let device: UInt
  let inode: UInt
  let size: Int
  let seconds: Int
  let nanoseconds: Int
  let isRegular: Bool
  let isFolder: Bool

  private init(_ status: stat) {
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
    isRegular = status.st_mode & S_IFMT == S_IFREG
    isFolder = status.st_mode & S_IFMT == S_IFDIR
  }

  /// - Throws: `InputError` where there is no such file or it cannot be reached.
  init(_ path: String) throws(InputError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw InputError(path, errno: errno) }
    self.init(status)
  }

  init(descriptor: Int32, path: String) throws(InputError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw InputError(path, errno: errno) }
    self.init(status)
  }

  /// Whether the path itself is a symbolic link.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// When it was last written, in seconds since 1970.
  var modified: Double { Double(seconds) + Double(nanoseconds) / 1e9 }

  var identity: FileIdentity { FileIdentity(device: device, inode: inode) }

  func isSameFile(as other: FileStatus) -> Bool { identity == other.identity }
}

/// What a file or folder is, by whatever path.
struct FileIdentity: Sendable, Hashable {
  let device: UInt
  let inode: UInt
}
