import Dispatch
import Subprocess
import Synchronization

/// The trainings beside a tour: each a process of its own that writes a run into a temporary folder.
final class TourTrainings: Sendable {
  private let temporary: TemporaryFolder
  var folder: String { temporary.path }
  private let task: Task<Void, Never>
  private let end = DispatchSemaphore(value: 0)

  /// How long a process has to end before it is killed, and how long its end is waited for, in milliseconds.
  private static let patience = 500
  private static let longestWait = 3000

  /// Begins all of them.
  ///
  /// - Throws: ``CommandError`` where there is no temporary folder to be had.
  init(_ trainings: [Tour.Training]) throws(CommandError) {
    let temporary = try TemporaryFolder(for: "tour")
    self.temporary = temporary
    let folder = temporary.path
    let end = end
    task = Task.detached {
      await withTaskGroup { group in
        for training in trainings {
          group.addTask { await Self.run(training, folder: folder) }
        }
      }
      end.signal()
    }
  }

  private static func run(_ training: Tour.Training, folder: String) async {
    var options = PlatformOptions()
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: false, allowedDurationToNextStep: .milliseconds(patience))
    ]
    // What goes wrong is seen: the run does not appear.
    _ = try? await Subprocess.run(
      .path("/proc/self/exe"),
      arguments: Arguments(["train"] + training.options + ["--run", "\(folder)/\(training.name)"]),
      platformOptions: options, input: .none, output: .discarded, error: .discarded)
  }

  /// Ends those that are still at work, and removes what they wrote.
  func close() {
    task.cancel()
    _ = end.wait(timeout: .now() + .milliseconds(Self.longestWait))
    temporary.remove()
  }
}
