import Dispatch
import Glibc
import Landscape

/// Programs of somebody else's that evaluate points of a plane, several at a time.
///
/// Each worker is a shell with the same command, in a session of its own; what they say is told at
/// ``EvaluatorHello``. A worker that dies, hangs, answers out of order or writes nonsense is ended, its points go
/// to another, and it is started again a few times as long as it has said hello. Whatever happens to this process,
/// nothing of the workers is left after it.
///
/// The methods block and are not for tasks.
public final class ExternalEvaluators: PointSource {
  private let queue: WorkQueue
  private let guardian = Guardian()
  private let tasks: [Task<Void, Never>]

  /// Starts the workers.
  ///
  /// - Parameters:
  ///   - command: what `/bin/sh -c` runs; in it `$SADDLE_WORKER` is the worker's number, from 1.
  ///   - timeout: how long an answer may take. Requests are made so large that one comes about every 200 ms,
  ///     so it is the time of a few points at most.
  ///   - helloTimeout: how long it may take until a worker has said hello, once it has been started.
  /// - Precondition: there is at least one worker.
  public init(
    command: String, workers: Int = 1, timeout: Duration = .seconds(60),
    helloTimeout: Duration = .seconds(300)
  ) {
    precondition(workers >= 1)
    // A worker that dies before it has read its request is no reason to die as well.
    signal(SIGPIPE, SIG_IGN)
    let queue = WorkQueue(command: command, workers: workers)
    self.queue = queue
    tasks = (1...workers).map { [guardian] worker in
      let life = WorkerLife(
        command: command, worker: worker, timeouts: .init(hello: helloTimeout, answer: timeout), queue: queue,
        guardian: guardian)
      return Task.detached(executorPreference: WorkerExecutor.shared) {
        await Self.work(life, isAlone: workers == 1)
      }
    }
  }

  deinit { dismiss() }

  /// What the evaluators say of themselves; waits until the first of them has said it.
  ///
  /// - Returns: nil where the wait is cancelled.
  /// - Throws: ``ExternalEvaluatorError``.
  public func hello(_ cancellation: Cancellation = Cancellation()) throws -> EvaluatorHello? {
    try queue.hello(cancellation)
  }

  /// - Throws: ``ExternalEvaluatorError``.
  public func evaluate(_ request: PointRequest) throws { try queue.evaluate(request) }

  public var remarks: [String] { queue.remarks }

  /// The last line that a worker has written to standard error, after its name, as a terminal shows it: such as
  /// how far a training is before the hello. nil where none has written any.
  public var latestComplaint: String? { queue.latestComplaint }

  /// Ends the workers and returns when nothing is left of them, after about two seconds at most: their input
  /// ends, and who has not ended a second later is asked to and then made to.
  public func close() {
    dismiss()
    let gone = DispatchSemaphore(value: 0)
    Task.detached(executorPreference: WorkerExecutor.shared) { [tasks, guardian] in
      for task in tasks { await task.value }
      await guardian.end()
      gone.signal()
    }
    gone.wait()
  }

  private func dismiss() {
    queue.close()
    for task in tasks { task.cancel() }
  }

  /// How often a worker is started again without having answered in between.
  private static let restarts = 3

  /// One worker, with as many processes one after another as it takes.
  private static func work(_ life: WorkerLife, isAlone: Bool) async {
    let (queue, name) = (life.queue, "worker \(life.worker) (\(PlainText.line(life.command, limit: 40)))")
    var failures = 0
    while case .failed(let failure, let saidHello, let answers) = await life.run(), !queue.isOver {
      failures = answers > 0 ? 1 : failures + 1
      guard saidHello, failures <= restarts else {
        return queue.lose(
          worker: life.worker, reason: "worker \(life.worker) \(failure)",
          remark: "\(name) \(failure); it is not started again")
      }
      queue.remark(
        "\(name) \(failure); \(isAlone ? "" : "its points go to another, and ")it is started again")
      // 0.1, 0.3 and 0.9 seconds.
      try? await Task.sleep(for: .milliseconds([100, 300, 900][failures - 1]))
    }
  }
}
