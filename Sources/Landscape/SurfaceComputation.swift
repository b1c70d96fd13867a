import Synchronization
import Training

/// Has a surface evaluated, coarse to fine, while others look at what there is.
public final class SurfaceComputation: Sendable {
  private let source: any PointSource
  private let grid: Grid
  private let knownCount: Int
  private let state: Mutex<State>
  private let cancellation = Cancellation()

  private struct State {
    var surface: WeightSurface
    var start: ContinuousClock.Instant?
  }

  /// - Parameter known: what has been evaluated before; those points are left out.
  public init(_ source: any PointSource, grid: Grid, known: WeightSurface? = nil) {
    precondition(known == nil || known?.grid == grid)
    self.source = source
    self.grid = grid
    knownCount = known?.evaluatedCount ?? 0
    state = Mutex(State(surface: known ?? WeightSurface(grid)))
  }

  /// What is known by now; any thread may ask.
  public var current: WeightSurface { state.withLock { $0.surface } }

  /// How far it has come; any thread may ask.
  public var progress: SurfaceProgress {
    let (count, start) = state.withLock { ($0.surface.evaluatedCount, $0.start) }
    return SurfaceProgress(
      evaluated: count, total: grid.count, known: knownCount,
      seconds: start.map { (ContinuousClock.now - $0) / .seconds(1) })
  }

  /// What the source has remarked by now; any thread may ask.
  public var remarks: [String] { source.remarks }

  /// Ends ``run(focus:levelDone:)`` after the points that are being evaluated; any thread may.
  public func cancel() { cancellation.cancel() }

  /// Has the points evaluated that are not known yet; returns when all are, or after ``cancel()``.
  ///
  /// The values do not depend on `focus` or on what was known before.
  ///
  /// - Parameter levelDone: is called after each level of strides, on the calling thread.
  /// - Throws: what the source throws; what has been evaluated by then stays in ``current``.
  public func run(focus: Grid.Point? = nil, levelDone: (WeightSurface) -> Void = { _ in }) throws {
    state.withLock { $0.start = $0.start ?? .now }
    for level in CoarseToFine(grid, focus: focus).levels {
      let unknown = state.withLock { state in level.filter { state.surface[$0] == nil } }
      if !unknown.isEmpty, !cancellation.isCancelled { try source.evaluate(request(for: unknown)) }
      if cancellation.isCancelled { return }
      levelDone(current)
    }
  }

  private func request(for points: [Grid.Point]) -> PointRequest {
    PointRequest(points, of: grid, cancellation: cancellation) { [self] evaluation, point in
      state.withLock { $0.surface.set(point, to: evaluation) }
    }
  }
}
