import ArrayFiles

/// Why a command ends without having done its work: one line for people and a code for scripts.
struct CommandError: Error, Hashable, CustomStringConvertible {
  /// What is wrong, where, and what to do about it; without a full stop.
  let message: String
  /// One of those of `sysexits.h`.
  let exitCode: Int32

  var description: String { message }

  /// The command was used in a wrong way.
  static func usage(_ message: String) -> Self { Self(message: message, exitCode: 64) }

  /// A file that is read is missing (66) or not what it should be (65).
  static func input(_ error: InputError) -> Self {
    Self(message: error.description, exitCode: error.kind == .missing ? 66 : 65)
  }

  /// A file cannot be written.
  static func cannotWrite(_ message: String) -> Self { Self(message: message, exitCode: 73) }
}
