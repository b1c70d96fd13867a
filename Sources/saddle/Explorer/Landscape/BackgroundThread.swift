import Dispatch
import Glibc
import Synchronization

/// A thread of its own that does one work after another, and by default gives way to training and to the screen
/// where there are fewer processors than wishes.
final class BackgroundThread: Sendable {
  /// What the thread is to do; it ends with the first nil.
  private final class Inbox: Sendable {
    let works = Mutex<[(@Sendable () -> Void)?]>([])
    let bell = DispatchSemaphore(value: 0)
    let niceness: Int32

    init(niceness: Int32) { self.niceness = niceness }

    func add(_ work: (@Sendable () -> Void)?) {
      works.withLock { $0.append(work) }
      bell.signal()
    }

    func run() {
      // Linux counts niceness by the thread. The threads of a dispatch queue are lent to others, who would keep it.
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
      while true {
        bell.wait()
        guard let work = works.withLock({ $0.removeFirst() }) else { return }
        work()
      }
    }
  }

  private let inbox: Inbox

  /// - Parameter niceness: how far the thread gives way to others, from 0 to 19.
  init(niceness: Int32 = 10) {
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

  deinit { inbox.add(nil) }

  /// Has `work` done after all that was asked for before.
  func async(_ work: @escaping @Sendable () -> Void) { inbox.add(work) }
}
