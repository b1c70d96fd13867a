import ArgumentParser
import ArrayFiles
import Dispatch
import Glibc
import Synchronization

/// Notes ^C and a polite request to end instead of dying of them, so that what was begun can be ended
/// properly; a second one kills.
final class Interruption {
  private let signalNumber: SignalNumber
  private let sources: [any DispatchSourceSignal]

  private final class SignalNumber: Sendable {
    let value = Atomic<Int32>(0)
  }

  private static let signals = [SIGINT, SIGTERM]

  init() {
    let number = SignalNumber()
    signalNumber = number
    sources = Self.signals.map { caught in
      signal(caught, SIG_IGN)
      let source = DispatchSource.makeSignalSource(
        signal: caught, queue: .global(qos: .userInteractive))
      source.setEventHandler {
        number.value.store(caught, ordering: .relaxed)
        TemporaryFiles.restoreRemoval(on: caught)
      }
      source.resume()
      return source
    }
  }

  deinit {
    for source in sources { source.cancel() }
    for caught in Self.signals { TemporaryFiles.restoreRemoval(on: caught) }
  }

  /// Ends the program as a signal that came to its screen would have: by the exit code of ^C, or of the signal.
  static func end(by number: Int32) throws {
    if number == SIGINT { throw ExitCode(130) }
    raise(number)
  }

  /// The signal that has come, if one has.
  var signalThatCame: Int32? {
    let number = signalNumber.value.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }
}
