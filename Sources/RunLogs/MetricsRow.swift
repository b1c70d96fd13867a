/// One line of a `metrics.jsonl`: a step and the numbers that belong to it.
public struct MetricsRow: Sendable {
  public let step: Int
  /// In the order in which they are written.
  public private(set) var values: [(key: String, value: Double)] = []

  public init(step: Int) { self.step = step }

  /// Adds a number. Keys are the program's own: letters, digits, `/`, `_` and `-`.
  public mutating func set(_ key: String, to value: Double) {
    precondition(key.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C })
    values.append((key, value))
  }

  /// Adds a number of single precision with the digits that a Float has: 0.1 and not 0.10000000149.
  public mutating func set(_ key: String, to value: Float) {
    set(key, to: Double(value.description) ?? Double(value))
  }

  /// The row as one line of JSON, ended by a line feed. As in Python's json module, what is not finite is
  /// written as `NaN`, `Infinity` and `-Infinity`.
  public var line: String {
    var line = "{\"step\": \(step)"
    for (key, value) in values { line += ", \"\(key)\": \(Self.text(value))" }
    return line + "}\n"
  }

  private static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value > 0 ? "Infinity" : "-Infinity" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return value.description
  }
}
