import Training

/// The loss and the accuracy over a grid of points of a plane, as far as they are known.
public struct WeightSurface: Sendable, Hashable {
  public let grid: Grid
  /// What was evaluated at each point, row by row; nil where nothing has been yet.
  public private(set) var evaluations: [Evaluation?]
  public private(set) var evaluatedCount = 0

  public init(_ grid: Grid) {
    self.grid = grid
    evaluations = [Evaluation?](repeating: nil, count: grid.count)
  }

  public var isComplete: Bool { evaluatedCount == grid.count }

  public subscript(point: Grid.Point) -> Evaluation? { evaluations[grid.index(of: point)] }

  public mutating func set(_ point: Grid.Point, to evaluation: Evaluation) {
    let index = grid.index(of: point)
    if evaluations[index] == nil { evaluatedCount += 1 }
    evaluations[index] = evaluation
  }

  /// The losses row by row, NaN where nothing is known.
  public var losses: [Double] { evaluations.map { $0?.loss ?? .nan } }
  public var accuracies: [Double] { evaluations.map { $0?.accuracy ?? .nan } }
}
