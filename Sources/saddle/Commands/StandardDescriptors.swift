import Glibc

/// Standard input, output and error of the process.
enum StandardDescriptors {
  /// Gives those that were closed when the process was started their numbers back.
  ///
  /// The next file that is opened would have the number otherwise, and what goes to standard output be written into
  /// it. What is opened here can be neither read as input nor written as output: both are errors, as of one that is
  /// closed.
  static func fill() {
    for (descriptor, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ] where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
      // The lowest number that is free, which is this one.
      _ = open("/dev/null", mode)
    }
  }
}
