import Glibc

/// A file that could not be written.
public struct OutputError: Error, Hashable, CustomStringConvertible {
  public let path: String
  /// Without a full stop.
  public let reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// `code` is an error number of the C library.
  public init(path: String, errno code: Int32) {
    self.init(path: path, reason: String(cString: strerror(code)))
  }

  public var description: String { "cannot write \(path): \(reason)" }
}
