import Glibc

/// The words of the C library for an error number.
enum SystemError {
  /// The message of the last call that failed.
  static var last: String { message(of: errno) }

  static func message(of number: Int32) -> String { String(cString: strerror(number)) }
}
