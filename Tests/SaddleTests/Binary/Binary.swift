import Foundation
import Subprocess

/// The program itself, as it was built beside these tests.
enum Binary {
  static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("saddle").path

  struct Result {
    /// The exit code; −1 where a signal ended the program.
    let exitCode: Int
    let output: String
    let error: String
  }

  /// Runs the program to its end without a terminal, with only `environment` added to the usual one.
  ///
  /// - Parameter folder: the working directory; that of the tests where it is nil.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], folder: String? = nil
  ) async throws -> Result {
    let updates = Dictionary(
      uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0.key), Optional($0.value)) })
    let result = try await onOwnThread {
      try await Subprocess.run(
        .path(.init(path)), arguments: Arguments(arguments), environment: .inherit.updating(updates),
        workingDirectory: folder.map { .init($0) },
        input: .none, output: .string(limit: 1 << 24), error: .string(limit: 1 << 20))
    }
    let exitCode: Int =
      switch result.terminationStatus {
      case .exited(let code): Int(code)
      default: -1
      }
    return Result(
      exitCode: exitCode, output: result.standardOutput, error: result.standardError)
  }
}

/// A folder that is removed after use, which has a thread of its own.
func withTemporaryFolder<T>(_ body: (String) async throws -> T) async throws -> T {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("saddle-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await onOwnThread { try await body(folder.path) }
}
