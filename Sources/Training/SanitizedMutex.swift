import Synchronization

/// A mutex whose handing over ThreadSanitizer sees also where one thread waits for another: of the standard library's
/// that way is compiled without it, so that it tells of races where there are none.
public struct SanitizedMutex<Value>: ~Copyable, Sendable {
  private let mutex: Mutex<Value>
  private let isHandedOver = Atomic(false)

  public init(_ value: sending Value) { mutex = Mutex(value) }

  /// Has `body` work on the value while no other thread does.
  public func withLock<Result, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    try mutex.withLock { (value) throws(Failure) -> sending Result in
      _ = isHandedOver.load(ordering: .acquiring)
      defer { isHandedOver.store(true, ordering: .releasing) }
      return try body(&value)
    }
  }
}
