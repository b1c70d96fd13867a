import Canvas
import Glibc

/// A line on standard error that tells how far a command has come: redrawn where that is a terminal, else a
/// line a second.
struct ProgressLine {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var nextTime: ContinuousClock.Instant
  private var isBegun = false

  init() { nextTime = ContinuousClock.now.advanced(by: Self.interval(isTerminal)) }

  private static func interval(_ isTerminal: Bool) -> Duration {
    isTerminal ? .milliseconds(100) : .seconds(1)
  }

  /// Shows `text`, where the last line is old enough.
  ///
  /// - Parameter isLast: whether there will be no other, so that it is shown in any case.
  mutating func show(isLast: Bool = false, _ text: @autoclosure () -> String) {
    let now = ContinuousClock.now
    guard now >= nextTime || isLast else { return }
    nextTime = now.advanced(by: Self.interval(isTerminal))
    isBegun = true
    let line = text()
    write(
      isTerminal
        ? "\r\u{1B}[K" + line.clipped(toWidth: OutputTerminal.width(of: STDERR_FILENO) - 1) : line + "\n")
  }

  /// Makes room for a line of another kind; the next ``show(isLast:_:)`` comes at once.
  mutating func clear() {
    if isTerminal, isBegun {
      write("\r\u{1B}[K")
      nextTime = .now
    }
  }

  /// Ends the line that is redrawn.
  func end() {
    if isTerminal, isBegun { write("\n") }
  }

  private func write(_ text: String) {
    // Who cannot be told of progress has not asked for it.
    _ = FileOutput.write(Array(text.utf8), to: STDERR_FILENO)
  }
}
