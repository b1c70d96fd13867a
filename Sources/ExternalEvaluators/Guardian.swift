import Subprocess

/// A shell that outlives this process, however that ends, and then ends what is left of the workers.
///
/// It knows of this process's end by that of its own input. Workers see theirs end as well; one that hangs does
/// not look.
final class Guardian: Sendable {
  private let lines: AsyncStream<String>.Continuation
  private let task: Task<Void, Never>

  private static let script = """
    trap '' HUP INT TERM
    groups=' '
    while read -r sign group; do
      case $sign in
        +) groups="$groups$group " ;;
        -) groups="${groups%% $group *} ${groups#* $group }" ;;
      esac
    done
    [ "$groups" = ' ' ] && exit
    sleep 1
    for group in $groups; do kill -s TERM -- "-$group"; done
    sleep 1
    for group in $groups; do kill -s KILL -- "-$group"; done
    """

  init() {
    let (stream, continuation) = AsyncStream.makeStream(of: String.self)
    lines = continuation
    task = Task.detached(executorPreference: WorkerExecutor.shared) {
      var options = PlatformOptions()
      // What the terminal sends to this process is not for the guardian.
      options.createSession = true
      _ = try? await Subprocess.run(
        .path("/bin/sh"), arguments: ["-c", Self.script], platformOptions: options, input: .inputWriter,
        output: .discarded, error: .discarded
      ) { process in
        for await line in stream { _ = try await process.standardInputWriter.write(line) }
      }
    }
  }

  /// Ends a process group if this process ends before it.
  func watch(_ group: Int32) { lines.yield("+ \(group)\n") }
  /// The group has ended.
  func release(_ group: Int32) { lines.yield("- \(group)\n") }
  /// Lets the guardian go.
  func dismiss() { lines.finish() }
  /// Returns when it has gone.
  func end() async {
    dismiss()
    await task.value
  }
}
