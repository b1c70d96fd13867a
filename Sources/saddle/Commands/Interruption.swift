import Dispatch
import Glibc
import Synchronization

/// Notes ^C instead of dying of it, so that what was begun can be ended properly; a second ^C kills.
final class Interruption {
  private let flag: Flag
  private let source: any DispatchSourceSignal

  private final class Flag: Sendable {
    let isSet = Atomic(false)
  }

  init() {
    let flag = Flag()
    self.flag = flag
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global(qos: .userInteractive))
    source.setEventHandler {
      flag.isSet.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
    source.resume()
  }

  deinit {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }

  var hasCome: Bool { flag.isSet.load(ordering: .relaxed) }
}
