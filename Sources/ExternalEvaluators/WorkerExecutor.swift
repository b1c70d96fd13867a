import Dispatch

/// Where the tasks of workers run: on a thread of their own, so that an answer is never late because all threads
/// that tasks share are busy. None of them blocks.
final class WorkerExecutor: TaskExecutor {
  static let shared = WorkerExecutor()

  // A serial queue: those of concurrent queues come from the same few threads as the tasks'.
  private let queue = DispatchQueue(label: "saddle.evaluators")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
