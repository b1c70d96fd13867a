import Synchronization
import Testing

@testable import Landscape

@Test func whoAsksBeforeTheWishIsToldWithItAndWhoAsksLaterAtOnce() {
  let cancellation = Cancellation()
  let calls = Mutex<[String]>([])
  cancellation.whenCancelled { calls.withLock { $0.append("early") } }
  #expect(!cancellation.isCancelled && calls.withLock { $0.isEmpty })
  cancellation.cancel()
  #expect(cancellation.isCancelled && calls.withLock { $0 } == ["early"])
  cancellation.whenCancelled { calls.withLock { $0.append("late") } }
  cancellation.cancel()
  #expect(calls.withLock { $0 } == ["early", "late"])
}
