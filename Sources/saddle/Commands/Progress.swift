import Canvas
import Training

/// The progress of a training on standard error.
struct Progress {
  let steps: Int
  private let epochs: Int
  private let firstStep: Int
  private let start = ContinuousClock.now
  private var line = ProgressLine()

  /// - Parameter firstStep: how many steps had been made when this process began.
  init(epochs: Int, steps: Int, firstStep: Int) {
    self.epochs = epochs
    self.steps = steps
    self.firstStep = firstStep
  }

  mutating func show(_ session: TrainingSession, train: Evaluation, test: Evaluation?) {
    var line = self.line
    line.show(isLast: session.step == steps, text(session, train: train, test: test))
    self.line = line
  }

  private func text(_ session: TrainingSession, train: Evaluation, test: Evaluation?) -> String {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let rate = Double(session.step - firstStep) / max(seconds, 1e-9)
    var parts = [
      "epoch \(session.epoch.grouped)/\(epochs.grouped)", "train loss \(train.loss.formatted())",
    ]
    if let test { parts.append("test accuracy \((test.accuracy * 100).formatted(decimals: 1)) %") }
    parts.append("\(Counted.text(Int(rate), "step"))/s")
    parts.append(
      session.step < steps
        ? "\(Self.clock(Double(steps - session.step) / rate)) left" : "\(Self.clock(seconds)) in all")
    return parts.joined(separator: " · ")
  }

  /// Ends the line that is redrawn.
  func end() { line.end() }

  /// Hours, minutes and seconds: "0:07", "1:02:33".
  static func clock(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "∞" }
    let total = Int(seconds.rounded(.up))
    let (hours, minutes, rest) = (total / 3600, total / 60 % 60, total % 60)
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return hours > 0 ? "\(hours):\(padded(minutes)):\(padded(rest))" : "\(minutes):\(padded(rest))"
  }
}
