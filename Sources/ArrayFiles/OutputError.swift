import Glibc

/// A file that could not be written.
public struct OutputError: Error, Hashable, CustomStringConvertible {
  public let path: String
  /// Without a full stop.
  public let reason: String

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  init(path: String, errno code: Int32) {
    self.init(path: path, reason: String(cString: strerror(code)))
  }

  public var description: String { "cannot write \(path): \(reason)" }
}
