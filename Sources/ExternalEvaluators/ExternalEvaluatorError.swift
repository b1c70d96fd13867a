/// Why external evaluators give no more values.
public enum ExternalEvaluatorError: Error, Hashable, CustomStringConvertible {
  /// Every worker has ended; each reason is a sentence that begins with the worker's name.
  case noWorkerLeft(command: String, reasons: [String])
  /// Two workers, told by their numbers, do not evaluate the same.
  case differentHellos(command: String, Int, EvaluatorHello, Int, EvaluatorHello)
  /// They have been closed.
  case closed

  /// One line that a terminal shows as it is.
  public var description: String {
    switch self {
    case .noWorkerLeft(let command, let reasons):
      "no evaluator '\(Self.shown(command))' is left: \(reasons.joined(separator: "; "))"
    case .differentHellos(let command, let first, let hello, let second, let other):
      "the evaluators '\(Self.shown(command))' are not the same: worker \(first) says \(Self.words(hello)), "
        + "worker \(second) says \(Self.words(other))"
    case .closed: "the evaluators have been closed"
    }
  }

  private static func words(_ hello: EvaluatorHello) -> String {
    "'\(hello.name)', '\(hello.loss)', \(hello.range.lowerBound) to \(hello.range.upperBound)"
  }

  private static func shown(_ command: String) -> String { PlainText.line(command, limit: 60) }
}
