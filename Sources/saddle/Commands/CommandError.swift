import ArrayFiles

/// Why a command ends without having done its work: one line for people and a code for scripts.
struct CommandError: Error, Hashable, CustomStringConvertible {
  /// What is wrong, where, and what to do about it; without a full stop.
  let message: String
  /// One of those of `sysexits.h`, 1, or 128 and the number of a signal.
  let exitCode: Int32

  var description: String { message }

  /// The command was used in a wrong way.
  static func usage(_ message: String) -> Self { Self(message: message, exitCode: 64) }

  var isUsage: Bool { exitCode == 64 }

  /// A training came to its end because its loss was not finite.
  static func diverged(_ message: String) -> Self { Self(message: message, exitCode: 1) }

  /// A signal ended the command, which has put in order what it was doing.
  static func interrupted(by signal: Int32, _ message: String) -> Self {
    Self(message: message, exitCode: 128 + signal)
  }

  /// A file that is read is missing (66) or not what it should be (65).
  static func input(_ error: InputError) -> Self {
    Self(message: error.description, exitCode: error.kind == .missing ? 66 : 65)
  }

  /// Programs that were asked for values give none, or not all.
  static func evaluators(_ message: String) -> Self { Self(message: message, exitCode: 65) }

  /// The same with more to say.
  func adding(_ words: String) -> Self { Self(message: message + words, exitCode: exitCode) }

  /// What is needed is not there.
  static func missing(_ message: String) -> Self { Self(message: message, exitCode: 66) }

  /// A file cannot be written.
  static func cannotWrite(_ message: String) -> Self { Self(message: message, exitCode: 73) }
}
