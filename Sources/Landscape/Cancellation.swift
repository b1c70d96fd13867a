import Synchronization
import Training

/// A wish that something end, made on one thread and seen on others.
public final class Cancellation: Sendable {
  private let isMade = Atomic(false)
  private let handlers = SanitizedMutex<[@Sendable () -> Void]>([])

  public init() {}

  public var isCancelled: Bool { isMade.load(ordering: .acquiring) }

  /// Makes the wish and calls, on this thread, all who asked to be told of it.
  public func cancel() {
    let waiting = handlers.withLock { handlers in
      isMade.store(true, ordering: .releasing)
      defer { handlers = [] }
      return handlers
    }
    for handler in waiting { handler() }
  }

  /// Calls `handler` once, with the wish or at once if it has been made.
  public func whenCancelled(_ handler: @escaping @Sendable () -> Void) {
    let isLate = handlers.withLock { handlers in
      if !isCancelled { handlers.append(handler) }
      return isCancelled
    }
    if isLate { handler() }
  }
}
