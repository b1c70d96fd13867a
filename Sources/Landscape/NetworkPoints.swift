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

  /// The bits of the values do not depend on the number of threads. Never throws; after a cancellation it
  /// returns with the points that are being evaluated.
  public func evaluate(_ request: PointRequest) {
    let points = request.points
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, points.count)) { _ in
      let workspace = evaluator.makeWorkspace()
      while !request.cancellation.isCancelled {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if index >= points.count { return }
        let point = points[index]
        request.hand(
          evaluator.evaluation(a: request.grid.x[point.column], b: request.grid.y[point.row], in: workspace),
          at: point)
      }
    }
  }
}
