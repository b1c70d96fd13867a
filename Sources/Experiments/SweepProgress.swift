/// How far a sweep is: what is known, which rates were chosen, and which cells can be run.
///
/// Choices are made by validation results alone: a cell of the search carries no test result.
public struct SweepProgress: Sendable {
  public let definition: SweepDefinition
  public let points: [SweepPoint]
  public private(set) var results: [String: CellResult] = [:]
  private let searches: [SweepPoint: [SweepCell]]
  /// Of the points whose search is complete.
  private var choices: [SweepPoint: Rates] = [:]
  private let pointsOfSearch: [String: [SweepPoint]]

  /// - Precondition: no two points are the same.
  public init(_ definition: SweepDefinition, points: [SweepPoint], results: [CellResult] = []) {
    self.definition = definition
    self.points = points
    searches = Dictionary(uniqueKeysWithValues: points.map { ($0, definition.search(of: $0)) })
    var pointsOfSearch: [String: [SweepPoint]] = [:]
    for point in points {
      for cell in searches[point]! { pointsOfSearch[cell.key, default: []].append(point) }
    }
    self.pointsOfSearch = pointsOfSearch
    for point in points { choose(for: point) }
    for result in results { add(result) }
  }

  /// Takes in a result; of a cell that was run twice the first one counts.
  public mutating func add(_ result: CellResult) {
    guard results[result.key] == nil else { return }
    results[result.key] = result
    for point in pointsOfSearch[result.key] ?? [] { choose(for: point) }
  }

  public func result(of cell: SweepCell) -> CellResult? { results[cell.key] }

  /// The cells by which the rates of a point are chosen; none where there is nothing to choose.
  public func search(of point: SweepPoint) -> [SweepCell] { searches[point] ?? [] }

  /// The rates with the best accuracy on validation samples: where several have that, the lowest loss, and then
  /// the first of the grid. Nil while some of the search is not known.
  public func choice(of point: SweepPoint) -> Rates? { choices[point] }

  /// The cell of the search with the best result so far; before there is any the first one, and nil where there is
  /// nothing to choose.
  public func leader(of point: SweepPoint) -> SweepCell? {
    let search = self.search(of: point)
    var leader: (cell: SweepCell, result: CellResult)?
    for cell in search {
      guard let result = results[cell.key] else { continue }
      if leader.map({ Self.isBetter(result, than: $0.result) }) ?? true { leader = (cell, result) }
    }
    return leader?.cell ?? search.first
  }

  private mutating func choose(for point: SweepPoint) {
    let search = self.search(of: point)
    if search.isEmpty {
      choices[point] = definition.grid(of: point).first
      return
    }
    var best: CellResult?
    for cell in search {
      guard let result = results[cell.key] else { return }
      if best.map({ Self.isBetter(result, than: $0) }) ?? true { best = result }
    }
    choices[point] = best?.rates
  }

  private static func isBetter(_ result: CellResult, than other: CellResult) -> Bool {
    // A training that broke down is never chosen before one that did not.
    if (result.divergedAt == nil) != (other.divergedAt == nil) { return result.divergedAt == nil }
    if result.validationAccuracy != other.validationAccuracy {
      return result.validationAccuracy > other.validationAccuracy
    }
    return (result.validationLoss ?? .infinity) < (other.validationLoss ?? .infinity)
  }

  /// The cells that test the chosen rates; nil while they are not chosen.
  public func finals(of point: SweepPoint) -> [SweepCell]? {
    choice(of: point).map { definition.finals(of: point, rates: $0) }
  }

  /// The cells that can be run now, each once: the tests of points whose rates are chosen first, so that
  /// results come early, then searches, point by point.
  public var open: [SweepCell] {
    var seen: Set<String> = []
    func isOpen(_ cell: SweepCell) -> Bool { results[cell.key] == nil && seen.insert(cell.key).inserted }
    let tests = points.flatMap { finals(of: $0) ?? [] }.filter(isOpen)
    return tests + points.flatMap { search(of: $0) }.filter(isOpen)
  }

  /// How many steps of training are known and how many there are in all. Which the last ones are is not known
  /// before the rates are chosen, and points may share some.
  public var steps: (done: Int, all: Int) {
    let searched = points.flatMap { self.search(of: $0) }
    let tested = points.flatMap { finals(of: $0) ?? [] }
    let undecided = points.count { choice(of: $0) == nil } * definition.seeds.count
    var known: [String: Int] = [:]
    for cell in searched + tested { known[cell.key] = cell.steps }
    let done = known.reduce(0) { results[$1.key] == nil ? $0 : $0 + $1.value }
    return (done, known.values.reduce(0, +) + undecided * definition.steps)
  }

  public var isComplete: Bool {
    points.allSatisfy { finals(of: $0)?.allSatisfy { results[$0.key] != nil } ?? false }
  }

  /// What the tests of a point gave, in the order of the seeds; only those that are known.
  public func tests(of point: SweepPoint) -> [CellResult] {
    (finals(of: point) ?? []).compactMap { results[$0.key] }
  }

  /// The accuracy on the test samples over all seeds, 0 to 1; nil while one is missing.
  public func accuracy(of point: SweepPoint) -> Estimate? {
    let tests = tests(of: point)
    guard tests.count == definition.seeds.count else { return nil }
    return Estimate(tests.map { $0.testAccuracy! })
  }

  /// How far the accuracy of a point is above that of another; nil while one is not known.
  ///
  /// A seed draws the same training samples and weights for both, so the error is that of the differences seed by
  /// seed.
  public func lead(of point: SweepPoint, over other: SweepPoint) -> Estimate? {
    guard accuracy(of: point) != nil, accuracy(of: other) != nil else { return nil }
    return Estimate(zip(tests(of: point), tests(of: other)).map { $0.testAccuracy! - $1.testAccuracy! })
  }
}

extension SweepDefinition {
  /// The cells by which the rates of a point are chosen, by the first seed; none where there is nothing to choose.
  public func search(of point: SweepPoint) -> [SweepCell] {
    let grid = grid(of: point)
    guard grid.count > 1 else { return [] }
    return grid.map {
      SweepCell(stage: .search, point: point, rates: $0, seed: seeds[0], steps: searchSteps)
    }
  }

  /// The cells that test the rates of a point, one a seed.
  public func finals(of point: SweepPoint, rates: Rates) -> [SweepCell] {
    seeds.map { SweepCell(stage: .final, point: point, rates: rates, seed: $0, steps: steps) }
  }
}
