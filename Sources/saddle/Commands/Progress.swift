import Canvas
import Glibc
import Training

/// The progress of a training on standard error: one line that is redrawn where that is a terminal, else a
/// line a second.
struct Progress {
  let steps: Int
  private let epochs: Int
  private let firstStep: Int
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var nextTime: ContinuousClock.Instant
  private var line = ""

  /// - Parameter firstStep: how many steps had been made when this process began.
  init(epochs: Int, steps: Int, firstStep: Int) {
    self.epochs = epochs
    self.steps = steps
    self.firstStep = firstStep
    nextTime = start.advanced(by: Self.interval(isTerminal))
  }

  private static func interval(_ isTerminal: Bool) -> Duration {
    isTerminal ? .milliseconds(100) : .seconds(1)
  }

  mutating func show(_ session: TrainingSession, train: Evaluation, test: Evaluation?) {
    let now = ContinuousClock.now
    guard now >= nextTime || session.step == steps else { return }
    nextTime = now.advanced(by: Self.interval(isTerminal))
    let seconds = (now - start) / .seconds(1)
    let rate = Double(session.step - firstStep) / max(seconds, 1e-9)
    var parts = [
      "epoch \(session.epoch.grouped)/\(epochs.grouped)", "train loss \(train.loss.formatted())",
    ]
    if let test { parts.append("test accuracy \((test.accuracy * 100).formatted(decimals: 1)) %") }
    parts.append("\(Counted.text(Int(rate), "step"))/s")
    parts.append(
      session.step < steps
        ? "\(Self.clock(Double(steps - session.step) / rate)) left" : "\(Self.clock(seconds)) in all")
    line = parts.joined(separator: " · ")
    write(
      isTerminal
        ? "\r\u{1B}[K" + line.clipped(toWidth: OutputTerminal.width(of: STDERR_FILENO) - 1) : line + "\n")
  }

  /// Ends the line that is redrawn.
  func end() {
    if isTerminal, !line.isEmpty { write("\n") }
  }

  private func write(_ text: String) {
    // Who cannot be told of progress has not asked for it.
    _ = FileOutput.write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Hours, minutes and seconds: "0:07", "1:02:33".
  static func clock(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "∞" }
    let total = Int(seconds.rounded(.up))
    let (hours, minutes, rest) = (total / 3600, total / 60 % 60, total % 60)
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return hours > 0 ? "\(hours):\(padded(minutes)):\(padded(rest))" : "\(minutes):\(padded(rest))"
  }
}
