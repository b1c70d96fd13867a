import Dispatch
import Glibc
import Synchronization

/// Somebody who types while a program draws on a terminal in memory, and looks how soon a frame answers each key.
final class Typist: Sendable {
  private let isOver = Atomic(false)
  private let answers = Mutex<[Double]>([])
  private let typing = DispatchGroup()

  /// A bit less than a frame apart, so that keys come at all places between frames.
  private static let pause: UInt32 = 29_000

  /// Begins to type.
  ///
  /// - Parameters:
  ///   - keys: gives one key after another, each of which changes what is seen: no frame answers one that does not.
  ///   - before: gives a key to type right before each of them, whose own answer is not waited for.
  init(
    on screen: CountingTerminal, _ keys: @escaping @Sendable (Int) -> UInt8,
    before: (@Sendable (Int) -> UInt8)? = nil
  ) {
    DispatchQueue.global(qos: .userInteractive).async(group: typing) { [self] in
      var number = 0
      while !isOver.load(ordering: .relaxed) {
        usleep(Self.pause)
        if let before { screen.type(before(number)) }
        // A key that goes missing is as bad as one that takes a second.
        let seconds = screen.secondsToAnswer(keys(number)) ?? 1
        answers.withLock { $0.append(seconds) }
        number += 1
      }
    }
  }

  /// Ends the typing.
  ///
  /// - Returns: the milliseconds that each key waited, but for the last, which may have come after the last frame.
  func stop() -> [Double] {
    isOver.store(true, ordering: .relaxed)
    typing.wait()
    return answers.withLock { $0.dropLast().map { $0 * 1e3 } }
  }
}
