import Dispatch
import Glibc
import Synchronization
import Testing

@testable import Training

@Suite struct BackgroundThreadTests {
  @Test func worksAreDoneInTheirOrderAndThoseOfATimeWhenItComes() {
    let thread = BackgroundThread()
    let done = Mutex<[Int]>([])
    let end = DispatchSemaphore(value: 0)
    let start = ContinuousClock.now
    let late = Mutex(Duration.zero)
    for (number, seconds) in [(8, 0.06), (7, 0.03)] {
      thread.async(after: seconds) {
        done.withLock { $0.append(number) }
        late.withLock { $0 = .now - start }
        if number == 8 { end.signal() }
      }
    }
    for number in 0..<5 { thread.async { done.withLock { $0.append(number) } } }
    thread.sync { done.withLock { $0.append(5) } }
    #expect(done.withLock { $0 } == [0, 1, 2, 3, 4, 5])
    #expect(end.wait(timeout: .now() + 100) == .success)
    #expect(done.withLock { $0 } == [0, 1, 2, 3, 4, 5, 7, 8])
    #expect(late.withLock { $0 } >= .milliseconds(60))
  }

  @Test func itGivesWayToOthers() {
    let niceness = Mutex<Int32>(-1)
    BackgroundThread(niceness: 7).sync {
      niceness.withLock { $0 = getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }
    }
    #expect(niceness.withLock { $0 } == 7)
  }

  @Test func whatHasNotBegunIsNotDoneOnceNobodyHoldsIt() {
    let isDone = Mutex(false)
    let gate = DispatchSemaphore(value: 0)
    let isOver = DispatchSemaphore(value: 0)
    var thread: BackgroundThread? = BackgroundThread()
    let hasBegun = DispatchSemaphore(value: 0)
    thread?.async {
      hasBegun.signal()
      gate.wait()
      isOver.signal()
    }
    thread?.async { isDone.withLock { $0 = true } }
    hasBegun.wait()
    thread = nil
    gate.signal()
    isOver.wait()
    usleep(20_000)
    #expect(!isDone.withLock { $0 })
  }
}
