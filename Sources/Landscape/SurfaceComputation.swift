import Dispatch
import Synchronization
import Training

/// Evaluates a surface on several threads, coarse to fine, while others look at what there is.
public final class SurfaceComputation: Sendable {
  private let evaluator: PlaneEvaluator
  private let grid: Grid
  private let surface: Mutex<WeightSurface>
  private let isCancelled = Atomic(false)

  /// - Parameter known: what has been evaluated before; those points are left out.
  public init(_ evaluator: PlaneEvaluator, grid: Grid, known: WeightSurface? = nil) {
    precondition(known == nil || known?.grid == grid)
    self.evaluator = evaluator
    self.grid = grid
    surface = Mutex(known ?? WeightSurface(grid))
  }

  /// What is known by now.
  public var current: WeightSurface { surface.withLock { $0 } }

  /// Ends ``run(threads:focus:progress:)`` after the points that are being evaluated.
  public func cancel() { isCancelled.store(true, ordering: .relaxed) }

  /// Evaluates the points that are not known yet; returns when all are, or after ``cancel()``.
  ///
  /// The values do not depend on the number of threads, on `focus`, or on what was known before.
  ///
  /// - Parameter levelDone: is called after each level of strides, on the calling thread.
  public func run(threads: Int, focus: Grid.Point? = nil, levelDone: (WeightSurface) -> Void = { _ in }) {
    for level in CoarseToFine(grid, focus: focus).levels {
      let unknown = surface.withLock { surface in level.filter { surface[$0] == nil } }
      let next = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: min(threads, unknown.count)) { _ in
        let workspace = evaluator.makeWorkspace()
        while !isCancelled.load(ordering: .relaxed) {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          if index >= unknown.count { return }
          let point = unknown[index]
          let evaluation = evaluator.evaluation(
            a: grid.x[point.column], b: grid.y[point.row], in: workspace)
          surface.withLock { $0.set(point, to: evaluation) }
        }
      }
      if isCancelled.load(ordering: .relaxed) { return }
      levelDone(current)
    }
  }
}
