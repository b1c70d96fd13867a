import Foundation
import Landscape

@testable import ExternalEvaluators

/// Evaluators in the language of /bin/sh, which every machine has.
enum TestWorker {
  /// `hello` says a hello; `answer LINE` gives a + 10 b for each point of a request; `id LINE` and `losses LINE`
  /// are the parts of that.
  private static let words = #"""
    hello() { echo '{"hello":1,"name":"slope","loss":"height","range":[-1,1]}'; }
    id() { rest=${1#*\"id\":}; echo "${rest%%,*}"; }
    losses() {
      echo "$1" | awk '{
        sub(/.*"points":/, ""); gsub(/[^-+.0-9eE]/, " "); n = split($0, v, " ")
        for (i = 1; i < n; i += 2) printf("%s%.17g", i > 1 ? "," : "", v[i] + 10 * v[i + 1])
      }'
    }
    answer() { echo "{\"id\":$(id "$1"),\"losses\":[$(losses "$1")]}"; }

    """#

  /// A command that runs a script in which these words are known.
  static func command(_ script: String) -> String { words + script }

  /// One that does what it should.
  static let good = command("hello; while read -r line; do answer \"$line\"; done")

  /// What a good one gives.
  static func expected(_ grid: Grid) -> [Double] {
    grid.y.values.flatMap { b in grid.x.values.map { a in a + 10 * b } }
  }
}

/// What came of a run to its end.
struct Outcome: Sendable {
  let surface: WeightSurface
  let remarks: [String]
  let error: ExternalEvaluatorError?
}

extension Outcome {
  /// Whether every point has the value that a good worker gives.
  var isRight: Bool {
    zip(surface.losses, TestWorker.expected(surface.grid)).allSatisfy { abs($0 - $1) <= 1e-12 }
      && surface.isComplete
  }
}

let smallGrid = Grid(
  x: GridAxis(from: -1, through: 1, count: 9), y: GridAxis(from: -0.5, through: 0.75, count: 5))

/// All tests would begin at once otherwise, and the machine be too slow for every worker.
private let turns = DispatchSemaphore(value: 4)

/// Has a surface evaluated, waits until there are so many remarks at least, and ends the evaluators. What the
/// others take over may be done before the end of a worker has been seen and remarked; that takes a task on the
/// threads that all tests share, and so as long as they are busy.
func evaluated(
  _ command: String, workers: Int = 1, timeout: Duration = .seconds(300),
  helloTimeout: Duration = .seconds(300),
  grid: Grid = smallGrid, known: WeightSurface? = nil, remarks: Int = 0
) async -> Outcome {
  await onThread {
    turns.wait()
    defer { turns.signal() }
    let evaluators = ExternalEvaluators(
      command: command, workers: workers, timeout: timeout, helloTimeout: helloTimeout)
    defer { evaluators.close() }
    let computation = SurfaceComputation(evaluators, grid: grid, known: known.map { [$0] })
    var caught: (any Error)?
    do { try computation.run() } catch { caught = error }
    for _ in 0..<120_000 where evaluators.remarks.count < remarks { usleep(10_000) }
    return Outcome(
      surface: computation.current, remarks: evaluators.remarks, error: caught as? ExternalEvaluatorError)
  }
}

/// Runs what blocks on a thread that tasks do not need.
func onThread<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: body()) }
  }
}

/// A folder that is removed after use; its path has nothing in it that a shell would not take as it is.
func withTemporaryFolder<T>(_ body: (String) async throws -> T) async throws -> T {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("saddle-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder.path)
}

/// The lines of a file; none where there is no file.
func lines(of file: String) -> [String] {
  ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
}

/// Whether a process is there: zombies of others' are not.
func isRunning(_ process: Int32) -> Bool {
  guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
    return false
  }
  return !status[status.lastIndex(of: ")")!...].hasPrefix(") Z")
}

/// Waits for a condition; false where it has not come true at any of so many looks, which take two minutes at
/// least. By the clock there might be one look only: the threads of tasks may be busy for as long.
func comesTrue(_ condition: () -> Bool) async -> Bool {
  for _ in 0..<12_000 {
    if condition() { return true }
    try? await Task.sleep(for: .milliseconds(10))
  }
  return false
}
