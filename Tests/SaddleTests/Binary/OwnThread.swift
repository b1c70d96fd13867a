import Dispatch
import Foundation
import Synchronization

/// Runs tasks on a thread of its own. Those that all tests share are as many as there are cores, and may be busy
/// with the computations of other tests for many seconds, while a program that a test watches goes on.
final class OwnThread: TaskExecutor {
  // A serial queue: those of concurrent queues come from the same few threads as the tasks'.
  private let queue = DispatchQueue(label: "saddle.test")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// Lets as many tests run programs at a time as there are cores, but two at least; all would begin at once
/// otherwise, and none come to its end.
private final class Turns: Sendable {
  private struct State {
    var free = max(2, ProcessInfo.processInfo.activeProcessorCount)
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  static let shared = Turns()
  @TaskLocal static var isTaken = false

  func take() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        if state.free == 0 {
          state.waiting.append(continuation)
          return false
        }
        state.free -= 1
        return true
      }
      if isFree { continuation.resume() }
    }
  }

  func giveBack() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      if state.waiting.isEmpty {
        state.free += 1
        return nil
      }
      return state.waiting.removeFirst()
    }
    next?.resume()
  }
}

/// Runs `body`, which may block and run programs, on a thread of its own, as soon as not too many others do.
func onOwnThread<T>(_ body: () async throws -> T) async throws -> T {
  if Turns.isTaken { return try await body() }
  await Turns.shared.take()
  defer { Turns.shared.giveBack() }
  return try await Turns.$isTaken.withValue(true) {
    try await withTaskExecutorPreference(OwnThread(), operation: body)
  }
}

/// Looks every 10 ms whether a condition has come true; false where it has not within two minutes and a hundred
/// looks, which is longer than any machine takes.
func comesTrue(_ condition: @Sendable () throws -> Bool) async throws -> Bool {
  let deadline = ContinuousClock.now + .seconds(120)
  var looks = 0
  while ContinuousClock.now < deadline || looks < 100 {
    if try condition() { return true }
    looks += 1
    try await Task.sleep(for: .milliseconds(10))
  }
  return false
}
