/// In what runs differ: the keys whose values are not the same in all of them, with those values.
public struct ConfigurationDifference: Sendable, Hashable {
  /// In natural order.
  public let keys: [String]
  /// For each key, the value of each run; nil where the run does not have the key.
  public let values: [[String?]]

  /// - Parameter runs: the values of each run by key. One that lacks a key differs from those that have it.
  public init(of runs: [[String: String]]) {
    let all = Set(runs.joined().map(\.key))
    keys = all.filter { key in !runs.allSatisfy { $0[key] == runs[0][key] } }
      .sorted(by: NaturalOrder.isBefore)
    values = keys.map { key in runs.map { $0[key] } }
  }

  /// In what the runs were started with.
  public static func configurations(of logs: [RunLog]) -> Self { Self(of: logs.map(\.configuration)) }
}

extension RunLog {
  /// The last finite value of a tag that no restart has hidden, to sort runs by; nil where there is none.
  public func lastFiniteValue(of tag: String) -> Double? {
    guard let series = series(tag) else { return nil }
    return series.lastFinite(upTo: .max, .lastWrite).map { series.value($0) }
  }
}
