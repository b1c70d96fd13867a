import Subprocess

/// A worker's process, from its start to its end.
struct WorkerLife: Sendable {
  let command: String
  /// From 1.
  let worker: Int
  let timeouts: Timeouts
  let queue: WorkQueue
  let guardian: Guardian

  struct Timeouts: Sendable {
    let hello: Duration
    let answer: Duration
  }

  enum End: Sendable {
    /// It was no longer needed.
    case dismissed
    /// - Parameter answers: how many requests it had answered.
    case failed(WorkerFailure, saidHello: Bool, answers: Int)
  }

  typealias Process = Execution<CustomWriteInput, SequenceOutput, SequenceOutput>

  /// How long a worker may take to end by itself, and then once it has been asked to.
  private static let patience = Duration.milliseconds(1000)
  static let lastPatience = Duration.milliseconds(500)
  /// Signal 0 is none: a time in which the worker may end by itself.
  private static let teardown: [TeardownStep] = [
    .send(signal: Signal(rawValue: 0), toProcessGroup: true, allowedDurationToNextStep: patience),
    .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: lastPatience),
  ]

  /// Starts the process, has it work for as long as there is something to do, and returns when nothing of it is
  /// left. Where the task is cancelled, that is soon.
  func run() async -> End {
    var options = PlatformOptions()
    // A group of its own, so that all that the shell starts can be ended with it; and no terminal, so that
    // nothing is written over the screen and ssh does not ask for passwords there.
    options.createSession = true
    options.teardownSequence = Self.teardown
    let complaints = Complaints()
    do {
      let result = try await Subprocess.run(
        .path("/bin/sh"), arguments: ["-c", command],
        environment: .inherit.updating(["SADDLE_WORKER": "\(worker)"]), platformOptions: options,
        input: .inputWriter, output: .sequence, error: .sequence
      ) { process in
        let group = process.processIdentifier.value
        guardian.watch(group)
        async let complained: Void = complaints.read(process.standardError) { queue.hear($0, from: worker) }
        let course = await Conversation(worker: worker, timeouts: timeouts, queue: queue, process: process)
          .run()
        try? await process.standardInputWriter.finish()
        await process.teardown(using: Self.teardown)
        // The shell may have ended before what it started. Until it is waited for, which is when this closure
        // has returned, the number of its group is nobody else's.
        try? process.send(signal: .kill, toProcessGroup: true)
        guardian.release(group)
        await complained
        return course
      }
      let course = result.closureResult
      guard let stop = course.stop else { return .dismissed }
      var failure: WorkerFailure
      switch stop {
      case .failed(let known): failure = known
      case .outputEnded: failure = WorkerFailure(status: result.terminationStatus)
      }
      if !course.saidHello, !failure.reason.hasPrefix(Conversation.silence) {
        failure.reason += " before it said hello"
      }
      failure.lastLines = complaints.lastLines
      return .failed(failure, saidHello: course.saidHello, answers: course.answers)
    } catch {
      let failure = WorkerFailure("cannot be started: \(PlainText.line("\(error)", limit: 200))")
      return .failed(failure, saidHello: false, answers: 0)
    }
  }
}

extension WorkerFailure {
  fileprivate init(status: TerminationStatus) {
    switch status {
    case .exited(let code): self.init("died with exit code \(code)")
    case .signaled(let number): self.init("was ended by signal \(number)")
    }
  }
}
