import Dispatch

/// Where the tasks of workers run: on threads of their own, so that an answer is never late because all threads
/// that tasks share are busy.
final class WorkerExecutor: TaskExecutor {
  static let shared = WorkerExecutor()

  private let queue = DispatchQueue(label: "saddle.evaluators", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
