/// All cells of a sweep with a number each, the same on every machine, so that each can be run by itself.
public struct SweepPlan: Sendable {
  /// A training that is to be made.
  public enum Entry: Sendable, Hashable {
    case search(SweepCell)
    /// With the rates that the cells of these numbers choose.
    case final(SweepPoint, seed: UInt64, searches: [Int])
  }

  /// First all searches, then all tests.
  public let entries: [Entry]
  public let searchCount: Int

  public init(_ definition: SweepDefinition, points: [SweepPoint]) {
    var entries: [Entry] = []
    var numbers: [String: Int] = [:]
    for point in points {
      for cell in definition.search(of: point) where numbers[cell.key] == nil {
        numbers[cell.key] = entries.count
        entries.append(.search(cell))
      }
    }
    searchCount = entries.count
    for point in points {
      let searches = definition.search(of: point).map { numbers[$0.key]! }.sorted()
      entries += definition.seeds.map { .final(point, seed: $0, searches: searches) }
    }
    self.entries = entries
  }

  /// The training that an entry stands for; nil for one whose rates are not chosen yet.
  public func cell(_ number: Int, of progress: SweepProgress) -> SweepCell? {
    switch entries[number] {
    case .search(let cell): cell
    case .final(let point, let seed, _): progress.finals(of: point)?.first { $0.seed == seed }
    }
  }

  /// The combination that an entry is of.
  public func point(_ number: Int) -> SweepPoint {
    switch entries[number] {
    case .search(let cell): cell.point
    case .final(let point, _, _): point
    }
  }

  /// The numbers of the searches that choose the rates of an entry.
  public func searches(for number: Int) -> [Int] {
    guard case .final(_, _, let searches) = entries[number] else { return [] }
    return searches
  }

  /// The numbers of the searches that an entry waits for.
  public func missing(for number: Int, of progress: SweepProgress) -> [Int] {
    searches(for: number).filter {
      guard case .search(let cell) = entries[$0] else { return false }
      return progress.result(of: cell) == nil
    }
  }
}
