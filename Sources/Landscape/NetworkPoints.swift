import Dispatch
import Synchronization
import Training

/// The values of a network in this process, on several threads.
public struct NetworkPoints: PointSource {
  private let evaluator: PlaneEvaluator
  private let threads: Int

  /// - Precondition: there is at least one thread.
  public init(_ evaluator: PlaneEvaluator, threads: Int) {
    precondition(threads >= 1)
    self.evaluator = evaluator
    self.threads = threads
  }

  public var lossCount: Int { evaluator.losses.count }

  /// The bits of the values do not depend on the number of threads, nor on which other points of the grid are
  /// asked for. Never throws; after a cancellation it returns with what is being evaluated.
  public func evaluate(_ request: PointRequest) {
    let works = works(of: request)
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, works.count)) { _ in
      let workspace = evaluator.makeWorkspace()
      while !request.cancellation.isCancelled {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if index >= works.count { return }
        evaluate(works[index], of: request, in: workspace)
      }
    }
  }

  /// What one thread evaluates at a time.
  private enum Work {
    case point(Grid.Point)
    /// Columns of a row, from left to right.
    case line(PlaneLine, row: Int, columns: [Int])
  }

  /// Points in their order, or the rows in the order of their first.
  private func works(of request: PointRequest) -> [Work] {
    let axis = request.grid.x
    guard axis.count > 1 else { return request.points.map(Work.point) }
    func line(_ row: Int) -> PlaneLine {
      PlaneLine(b: request.grid.y[row], range: axis.first...axis.last, count: axis.count)
    }
    var columns: [Int: [Int]] = [:]
    for point in request.points { columns[point.row, default: []].append(point.column) }
    let whole = Set(columns.keys.filter { evaluator.prefersWhole(line($0)) })
    return request.points.compactMap { point in
      guard whole.contains(point.row) else { return .point(point) }
      return columns.removeValue(forKey: point.row).map {
        .line(line(point.row), row: point.row, columns: $0.sorted())
      }
    }
  }

  private func evaluate(_ work: Work, of request: PointRequest, in workspace: PlaneWorkspace) {
    switch work {
    case .point(let point):
      let (a, b) = (request.grid.x[point.column], request.grid.y[point.row])
      request.hand(evaluator.evaluations(a: a, b: b, in: workspace), at: point)
    case .line(let line, let row, let columns):
      let found = evaluator.evaluations(
        of: line, places: columns, in: workspace, isCancelled: { request.cancellation.isCancelled })
      for (column, evaluations) in zip(columns, found ?? []) {
        request.hand(evaluations, at: Grid.Point(column: column, row: row))
      }
    }
  }
}
