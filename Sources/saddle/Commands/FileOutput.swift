import ArrayFiles
import Glibc

/// Writing to an open file, a pipe or a terminal.
enum FileOutput {
  /// Writes all bytes and returns the error number of what went wrong, or nil.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    OutputFile.write(bytes, to: descriptor)
  }

  /// Writes a text to standard output. A reader that has seen enough and closed the pipe is no error.
  ///
  /// - Throws: ``CommandError/cannotWrite(_:)`` for anything else, such as a full disk.
  static func print(_ text: String) throws(CommandError) {
    fflush(nil)
    guard let error = write(Array(text.utf8), to: STDOUT_FILENO), error != EPIPE else { return }
    throw .cannotWrite("cannot write standard output: \(SystemError.message(of: error))")
  }

  /// Whether standard output is a pipe that nobody reads any more.
  static var isReaderGone: Bool {
    var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    return poll(&output, 1, 0) > 0 && output.revents & Int16(POLLERR) != 0
  }

  /// Tells the user something by the way, as a line on standard error.
  static func remark(_ text: String) {
    _ = write(Array("saddle: \(OneLine.of(text))\n".utf8), to: STDERR_FILENO)
  }
}
