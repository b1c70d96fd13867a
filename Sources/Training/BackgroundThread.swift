import Dispatch
import Glibc
import Synchronization

/// A thread of its own that does one work after another, and gives way to others where there are fewer processors
/// than wishes.
public final class BackgroundThread: Sendable {
  public typealias Work = @Sendable () -> Void

  private struct Works {
    var ready: [Work] = []
    /// Those that are to be done at a time, in no order.
    var later: [(due: ContinuousClock.Instant, work: Work)] = []
    var isOver = false

    enum Next {
      case work(Work)
      /// Until a time; nil where nothing is known yet of what comes next.
      case rest(until: ContinuousClock.Instant?)
      case end
    }

    mutating func next(at now: ContinuousClock.Instant) -> Next {
      if isOver { return .end }
      if !ready.isEmpty { return .work(ready.removeFirst()) }
      guard let first = later.indices.min(by: { later[$0].due < later[$1].due }) else {
        return .rest(until: nil)
      }
      return later[first].due <= now ? .work(later.remove(at: first).work) : .rest(until: later[first].due)
    }
  }

  /// What the thread is to do.
  private final class Inbox: Sendable {
    let works = SanitizedMutex(Works())
    let bell = DispatchSemaphore(value: 0)
    let niceness: Int32

    init(niceness: Int32) { self.niceness = niceness }

    func change(_ body: (inout Works) -> Void) {
      works.withLock { body(&$0) }
      bell.signal()
    }

    func run() {
      // Linux counts niceness by the thread. The threads of a dispatch queue are lent to others, who would keep it.
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
      while true {
        let now = ContinuousClock.now
        switch works.withLock({ $0.next(at: now) }) {
        case .work(let work): work()
        case .rest(nil): bell.wait()
        case .rest(let due?): _ = bell.wait(timeout: .now() + (due - now) / .seconds(1))
        case .end: return
        }
      }
    }
  }

  private let inbox: Inbox

  /// - Parameter niceness: how far the thread gives way to others, from 0 to 19.
  public init(niceness: Int32 = 10) {
    inbox = Inbox(niceness: niceness)
    var thread = pthread_t()
    let context = Unmanaged.passRetained(inbox).toOpaque()
    let isStarted = pthread_create(
      &thread, nil,
      { context in
        Unmanaged<Inbox>.fromOpaque(context!).takeRetainedValue().run()
        return nil
      }, context)
    precondition(isStarted == 0, "no thread to be had")
    pthread_detach(thread)
  }

  /// What has not begun is not done.
  deinit { inbox.change { $0.isOver = true } }

  /// Has `work` done after all that was asked for before.
  public func async(_ work: @escaping Work) { inbox.change { $0.ready.append(work) } }

  /// Has `work` done in so many seconds, or when the thread comes to it.
  public func async(after seconds: Double, _ work: @escaping Work) {
    let due = ContinuousClock.now + .seconds(seconds)
    inbox.change { $0.later.append((due, work)) }
  }

  /// Returns when `work` is done, after all that was asked for before.
  ///
  /// - Precondition: it is called on another thread.
  public func sync(_ work: @escaping Work) {
    let end = DispatchSemaphore(value: 0)
    // Else nobody might hold the thread while it is waited for.
    withExtendedLifetime(self) {
      async {
        work()
        end.signal()
      }
      end.wait()
    }
  }
}
