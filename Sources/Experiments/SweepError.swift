/// What is wrong with a sweep: the key, what was expected there and what was found.
public struct SweepError: Error, Hashable, CustomStringConvertible {
  /// As options and files name it.
  public let key: String
  public let reason: String

  public init(_ key: String, expected: String, found: String) {
    self.init(key, reason: "expected \(expected), found \(found)")
  }

  init(_ key: String, reason: String) {
    self.key = key
    self.reason = reason
  }

  public var description: String { "\(key): \(reason)" }
}
