import Foundation
import Landscape
import Subprocess
import Testing

@testable import ExternalEvaluators

/// A worker that has children, ignores requests to end, and never answers after its first.
private func stubborn(_ folder: String) -> String {
  TestWorker.command(
    """
    trap '' TERM
    sleep 1000 &
    echo $! > \(folder)/child.$SADDLE_WORKER
    hello
    read -r line
    answer "$line"
    read -r line
    echo $$ > \(folder)/worker.$SADDLE_WORKER
    while :; do sleep 1000; done
    """)
}

private func process(_ name: String, in folder: String) -> Int32? {
  lines(of: folder + "/" + name).first.flatMap { Int32($0) }
}

@Test func aCancelledRunReturnsAndClosingLeavesNoProcess() async throws {
  try await withTemporaryFolder { folder in
    let evaluators = ExternalEvaluators(command: stubborn(folder), workers: 2, timeout: .seconds(1000))
    let computation = SurfaceComputation(evaluators, grid: smallGrid)
    async let run = onThread { try? computation.run() }
    #expect(await comesTrue { (1...2).allSatisfy { process("worker.\($0)", in: folder) != nil } })
    computation.cancel()
    #expect(await run != nil)
    #expect(computation.current.evaluatedCount == 2)
    let workers = try (1...2).map { try #require(process("worker.\($0)", in: folder)) }
    let children = try (1...2).map { try #require(process("child.\($0)", in: folder)) }
    #expect((workers + children).allSatisfy { isRunning($0) })
    await onThread { evaluators.close() }
    // These are ours: they have been waited for. Theirs are somebody else's to wait for.
    #expect(workers.allSatisfy { kill($0, 0) == -1 && errno == ESRCH })
    for child in children { #expect(await comesTrue { !isRunning(child) }) }
  }
}

@Test func whatAWorkerStartedEndsWithIt() async throws {
  try await withTemporaryFolder { folder in
    let outcome = await evaluated(
      TestWorker.command("trap '' TERM; sleep 1000 & echo $! > \(folder)/child.1; exit 5"))
    #expect(outcome.error?.description.contains("died with exit code 5") == true)
    let child = try #require(process("child.1", in: folder))
    #expect(await comesTrue { !isRunning(child) })
  }
}

@Test func aWorkerHasASessionOfItsOwnAndSoNoTerminal() async throws {
  // The sixth number of a process's status is its session (proc(5)).
  let outcome = await evaluated("echo $$ $(cut -d ' ' -f 6 /proc/$$/stat) >&2; exit 1")
  let text = try #require(outcome.error?.description)
  #expect(text.contains(/hello: ([0-9]+) \1$/), "\(text)")
}

@Test func aWorkerSeesTheEndOfItsInput() async throws {
  try await withTemporaryFolder { folder in
    let outcome = await evaluated(
      TestWorker.command(
        "hello; while read -r line; do answer \"$line\"; done; sleep 0.1; touch \(folder)/ended"))
    #expect(outcome.isRight)
    #expect(FileManager.default.fileExists(atPath: folder + "/ended"))
  }
}

@Test func aCancelledRunLeavesTheWorkersForTheNext() async throws {
  let evaluators = ExternalEvaluators(command: TestWorker.good, workers: 2)
  let first = SurfaceComputation(evaluators, grid: smallGrid)
  try await onThread { Result { try first.run { _ in first.cancel() } } }.get()
  #expect(first.current.evaluatedCount > 0 && !first.current.isComplete)
  let second = SurfaceComputation(evaluators, grid: smallGrid, known: first.surfaces)
  try await onThread { Result { try second.run() } }.get()
  #expect(second.current.isComplete && second.progress.secondsLeft == 0)
  await onThread { evaluators.close() }
  let third = SurfaceComputation(evaluators, grid: smallGrid)
  await #expect(throws: ExternalEvaluatorError.closed) {
    try await onThread { Result { try third.run() } }.get()
  }
}

@Test func theWaitForAHelloCanBeCancelled() async throws {
  let evaluators = ExternalEvaluators(command: "sleep 1000")
  let cancellation = Cancellation()
  async let hello = onThread { Result { try evaluators.hello(cancellation) } }
  cancellation.cancel()
  #expect(try await hello.get() == nil)
  async let other = onThread { Result { try evaluators.hello() } }
  await onThread { evaluators.close() }
  let closed = await other
  #expect(throws: ExternalEvaluatorError.closed) { try closed.get() }

  let good = ExternalEvaluators(
    command: TestWorker.command("echo begun >&2; printf 'epoch 1\\033[K' >&2; sleep 0.1; hello; read -r line")
  )
  let said = try await onThread { Result { try good.hello() } }.get()
  #expect(said == EvaluatorHello(name: "slope", loss: "height", range: -1...1))
  #expect(await comesTrue { good.latestComplaint == "worker 1: epoch 1" })
  await onThread { good.close() }
}

@Test func evaluatorsThatNobodyHoldsEnd() async throws {
  try await withTemporaryFolder { folder in
    var evaluators: ExternalEvaluators? = ExternalEvaluators(
      command: TestWorker.command("echo $$ > \(folder)/worker.1; hello; sleep 1000"))
    #expect(await comesTrue { process("worker.1", in: folder) != nil })
    #expect(evaluators != nil)
    evaluators = nil
    let worker = try #require(process("worker.1", in: folder))
    #expect(await comesTrue { !isRunning(worker) })
  }
}

/// To the guardian the end of its input and the end of the process are one.
@Test func theGuardianEndsWhatIsLeftWhenItsInputEnds() async throws {
  var options = PlatformOptions()
  options.createSession = true
  let guardian = Guardian()
  let status = try await Subprocess.run(
    .path("/bin/sh"), arguments: ["-c", "trap '' TERM; while :; do sleep 1000; done"],
    platformOptions: options, input: .none, output: .discarded, error: .discarded
  ) { process in
    guardian.watch(4_000_000)
    guardian.watch(process.processIdentifier.value)
    guardian.release(4_000_000)
    guardian.dismiss()
  }.terminationStatus
  #expect(status == .signaled(SIGKILL))
  await guardian.end()
}
