import Synchronization
import Training

/// Has surfaces evaluated, one a loss of their source, coarse to fine, while others look at what there is.
public final class SurfaceComputation: Sendable {
  private let source: any PointSource
  private let grid: Grid
  private let knownCount: Int
  private let state: SanitizedMutex<State>
  private let cancellation = Cancellation()

  private struct State {
    var surfaces: [WeightSurface]

    /// Whether a point is known of every loss.
    func isKnown(_ point: Grid.Point) -> Bool { surfaces.allSatisfy { $0[point] != nil } }
    /// How many points are, at least.
    var evaluatedCount: Int { surfaces.map(\.evaluatedCount).min() ?? 0 }

    var start: ContinuousClock.Instant?
  }

  /// - Parameter known: what has been evaluated before, a surface a loss; points that all have are left out.
  public init(_ source: any PointSource, grid: Grid, known: [WeightSurface]? = nil) {
    let surfaces = known ?? [WeightSurface](repeating: WeightSurface(grid), count: source.lossCount)
    precondition(surfaces.count == source.lossCount && surfaces.allSatisfy { $0.grid == grid })
    self.source = source
    self.grid = grid
    let start = State(surfaces: surfaces)
    knownCount = start.evaluatedCount
    state = SanitizedMutex(start)
  }

  /// What is known by now, a surface a loss; any thread may ask.
  public var surfaces: [WeightSurface] { state.withLock { $0.surfaces } }
  /// What is known by now of the first loss; any thread may ask.
  public var current: WeightSurface { state.withLock { $0.surfaces[0] } }

  /// How far it has come; any thread may ask.
  public var progress: SurfaceProgress {
    let (count, start) = state.withLock { ($0.evaluatedCount, $0.start) }
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
  /// - Throws: what the source throws; what has been evaluated by then stays in ``surfaces``.
  public func run(focus: Grid.Point? = nil, levelDone: ([WeightSurface]) -> Void = { _ in }) throws {
    state.withLock { $0.start = $0.start ?? .now }
    for level in CoarseToFine(grid, focus: focus).levels {
      let unknown = state.withLock { state in level.filter { !state.isKnown($0) } }
      if !unknown.isEmpty, !cancellation.isCancelled { try source.evaluate(request(for: unknown)) }
      if cancellation.isCancelled { return }
      levelDone(surfaces)
    }
  }

  private func request(for points: [Grid.Point]) -> PointRequest {
    PointRequest(points, of: grid, cancellation: cancellation) { [self] evaluations, point in
      state.withLock { state in
        precondition(evaluations.count == state.surfaces.count)
        for (index, evaluation) in evaluations.enumerated() {
          state.surfaces[index].set(point, to: evaluation)
        }
      }
    }
  }
}
