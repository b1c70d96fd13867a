import Dispatch
import Synchronization

/// Work on another thread, while this one shows how far it is and sees whether a signal comes.
enum WatchedWork {
  /// - Parameters:
  ///   - work: may block.
  ///   - cancel: is called once, when a signal has come; `work` returns soon after.
  ///   - look: is called every 20 ms.
  /// - Returns: what the work gave, and the signal that came, if one did.
  /// - Throws: what the work throws.
  static func run<Outcome: Sendable>(
    until interruption: Interruption, _ work: @escaping @Sendable () throws -> Outcome,
    cancel: () -> Void, look: () -> Void
  ) throws -> (outcome: Outcome, signal: Int32?) {
    let end = DispatchSemaphore(value: 0)
    let result = Mutex<Result<Outcome, any Error>?>(nil)
    DispatchQueue.global().async {
      let found = Result { try work() }
      result.withLock { $0 = found }
      end.signal()
    }
    var signal: Int32?
    while end.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
      if signal == nil, let came = interruption.signalThatCame {
        signal = came
        cancel()
      }
      look()
    }
    return (try result.withLock { $0! }.get(), signal)
  }
}
