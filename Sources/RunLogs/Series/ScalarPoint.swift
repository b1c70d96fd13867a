/// One value of a tag: what was logged at a step.
public struct ScalarPoint: Sendable {
  public var step: Int
  public var value: Double
  /// In microseconds since 1970; ``unknownTime`` where the log has no times.
  var microseconds: Int

  static let unknownTime = Int.min

  /// - Parameter time: in seconds since 1970; nil, NaN and what lies beyond the year 100,000 are unknown.
  public init(step: Int, time: Double? = nil, value: Double) {
    self.step = step
    self.value = value
    if let time, abs(time) < 3.1e12 {
      microseconds = Int((time * 1e6).rounded())
    } else {
      microseconds = Self.unknownTime
    }
  }

  init(step: Int, microseconds: Int, value: Double) {
    self.step = step
    self.microseconds = microseconds
    self.value = value
  }

  /// In seconds since 1970; nil where the log has no times.
  public var time: Double? { microseconds == Self.unknownTime ? nil : Double(microseconds) / 1e6 }
}
