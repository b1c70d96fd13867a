import Dispatch
import Glibc
import Synchronization

/// A thread of its own that does its share of one work after another.
///
/// The works of a step follow one another within microseconds, sooner than a sleeping thread wakes: after each
/// it stays awake for a moment in case there is more.
final class CrewThread: Sendable {
  /// A work as it is shared: each thread calls it with a number of its own, and where it returns nothing of the
  /// work is left to begin.
  typealias Work = (_ worker: Int) -> Void

  /// Those that nobody uses. There are never more than were in use at once, and they stay until the program ends.
  private static let idle = SanitizedMutex<[CrewThread]>([])
  /// About as long as it takes to wake a thread.
  private static let wakefulness = Duration.microseconds(30)

  private enum State: UInt8, AtomicRepresentable { case idle, invited, working }

  private let state = Atomic(State.idle)
  private let isAsleep = Atomic(false)
  private let alarm = DispatchSemaphore(value: 0)
  // Both are set while the thread is idle, before it is invited.
  private nonisolated(unsafe) var work: UnsafePointer<Work>?
  private nonisolated(unsafe) var worker = 0

  /// Calls `work` on up to `count` threads, this one with the number 0 among them, and returns when all are done.
  /// One that has not come by the time that this one is done is left out.
  static func share(among count: Int, _ work: @escaping Work) {
    var threads = idle.withLock { idle in
      defer { idle.removeLast(min(count - 1, idle.count)) }
      return Array(idle.suffix(count - 1))
    }
    while threads.count < count - 1 { threads.append(CrewThread()) }
    withUnsafePointer(to: work) { pointer in
      for (index, thread) in threads.enumerated() { thread.invite(to: pointer, worker: index + 1) }
      work(0)
      for thread in threads { thread.dismiss() }
    }
    idle.withLock { $0 += threads }
  }

  private init() {
    DispatchQueue(label: "saddle.crew").async { [self] in
      while true {
        waitForInvitation()
        guard state.compareExchange(expected: .invited, desired: .working, ordering: .acquiring).exchanged
        else { continue }
        makeShare()
        state.store(.idle, ordering: .releasing)
      }
    }
  }

  private func invite(to work: UnsafePointer<Work>, worker: Int) {
    self.work = work
    self.worker = worker
    state.store(.invited, ordering: .sequentiallyConsistent)
    if isAsleep.exchange(false, ordering: .sequentiallyConsistent) { alarm.signal() }
  }

  /// Not inlined, so that the thread holds on to nothing of the work once it is idle.
  @inline(never)
  private func makeShare() { work!.pointee(worker) }

  private func waitForInvitation() {
    if Self.comesSoon({ state.load(ordering: .relaxed) == .invited }) { return }
    isAsleep.store(true, ordering: .sequentiallyConsistent)
    let isInvited = state.load(ordering: .sequentiallyConsistent) == .invited
    // Whoever lowers the flag decides whether the alarm goes off.
    if isInvited, isAsleep.exchange(false, ordering: .sequentiallyConsistent) { return }
    alarm.wait()
  }

  /// Waits for the thread's share where it has begun; otherwise there is nothing left of the work.
  private func dismiss() {
    if state.compareExchange(expected: .invited, desired: .idle, ordering: .relaxed).exchanged { return }
    while !Self.comesSoon({ state.load(ordering: .acquiring) == .idle }) { sched_yield() }
  }

  /// Whether `condition` comes true before the thread may rest.
  private static func comesSoon(_ condition: () -> Bool) -> Bool {
    let end = ContinuousClock.now + wakefulness
    repeat {
      for _ in 0..<64 where condition() { return true }
    } while ContinuousClock.now < end
    return false
  }
}
