import Datasets
import Glibc
import Landscape
import Synchronization
import Training

/// Evaluates the surfaces of the landscape screen on a thread of its own, the latest wish first: whoever draws
/// looks at ``latest`` when ready, and neither waits for the other.
final class SurfaceWorker: Sendable {
  /// What is to be evaluated, and around what.
  struct Job: Sendable {
    let request: LandscapeRequest
    let center: Weights
    let centerStep: Int
    /// The way to the center, the earliest first.
    let path: [WeightHistory.Position]
    let focus: Grid.Point?
    /// Whether what is shown stays until all of it is evaluated: a middle that follows training would flicker.
    let isShownWhole: Bool
  }

  private struct State {
    var live = LiveLandscape()
    /// Counts what changed ``live``, surfaces in progress apart.
    var version = 0
    var computation: SurfaceComputation?
    var indices: [Int] = []
    var cancellation = Cancellation()
    var tracer: PathTracer?
    /// Weights that wait for their place, with who places them: by then the plane may be that of another network.
    var pending: (weights: Weights, step: Int, tracer: PathTracer)?
    var isPlacing = false
    /// The latest plane, and what it was made for.
    var built: (key: LandscapeRequest, plane: BuiltPlane)?
  }

  private let plan: TrainingPlan
  private let threads: Int
  private let evaluating = BackgroundThread()
  private let placing = BackgroundThread()
  private let state = SanitizedMutex(State())

  /// In microseconds: placing takes as long as two points of a surface, and nobody reads more than ten a second.
  private static let restBetweenPlacings: UInt32 = 100_000
  /// How many places of the path are compared with the surface.
  private static let mostComparisons = 24

  init(_ plan: TrainingPlan, threads: Int) {
    self.plan = plan
    self.threads = threads
  }

  /// What is known by now, and a number that changes with it, but for the points evaluated since.
  var latest: (live: LiveLandscape, version: Int) {
    let (state, computation) = state.withLock { ($0, $0.computation) }
    var live = state.live
    guard let computation else { return (live, state.version) }
    for (index, surface) in zip(state.indices, computation.surfaces) { live.surfaces[index] = surface }
    live.progress = computation.progress
    return (live, state.version)
  }

  /// Drops what is at work and begins with `job`.
  func begin(_ job: Job) {
    let cancellation = Cancellation()
    state.withLock { state in
      state.cancellation.cancel()
      state.computation?.cancel()
      state.cancellation = cancellation
      state.live.isWorking = true
      let isOther = state.live.request?.plane != job.request.plane
      state.live.comingPlane = isOther ? job.request.plane : nil
      state.version += 1
    }
    evaluating.async { [self] in work(on: job, cancellation) }
  }

  /// Ends what is at work; what has been evaluated stays.
  func cancel() {
    state.withLock { state in
      state.cancellation.cancel()
      state.computation?.cancel()
      state.live.isWorking = false
      state.version += 1
    }
  }

  /// Shows where training stands on the plane; where more comes in than can be placed, the latest counts.
  func place(_ weights: Weights, step: Int, of network: Int) {
    let mustStart = state.withLock { state in
      guard let tracer = state.tracer, state.live.request?.network == network else { return false }
      state.pending = (weights, step, tracer)
      defer { state.isPlacing = true }
      return !state.isPlacing
    }
    guard mustStart else { return }
    placing.async { [self] in
      while true {
        let next = state.withLock { state in
          let next = state.pending
          state.pending = nil
          state.isPlacing = next != nil
          return next
        }
        guard let (weights, step, tracer) = next else { return }
        let point = tracer.point(step: step, weights: weights)
        state.withLock { state in
          guard state.tracer === tracer else { return }
          state.live.position = point
          state.version += 1
        }
        usleep(Self.restBetweenPlacings)
      }
    }
  }

  private func work(on job: Job, _ cancellation: Cancellation) {
    guard !cancellation.isCancelled else { return }
    let loss = plan.losses[job.request.network]
    let misfits = plan.losses.map { plan.misfit(of: $0, network: loss) }
    let samples = LandscapeSamples(
      live: job.request.part, of: plan, multiplyAdds: plan.network(for: loss).multiplyAdds)
    guard job.center.areFinite else {
      fail(
        job, "the weights of \(loss.shortTitle) are not finite any more; w takes another network",
        cancellation)
      return
    }
    let built: BuiltPlane
    do {
      built = try plane(job, loss, samples, cancellation)
    } catch is PlaneBuilder.Cancelled {
      return
    } catch {
      fail(job, Self.text(error), cancellation)
      return
    }
    let indices = misfits.indices.filter { misfits[$0] == nil }
    let evaluator = PlaneEvaluator(
      plan, trainedWith: loss, losses: indices.map { plan.losses[$0] }, dataset: samples.dataset,
      center: job.center, x: built.plane.x, y: built.plane.y,
      batchNormalization: job.request.recomputesStatistics ? .recomputed : .running)
    let computation = SurfaceComputation(NetworkPoints(evaluator, threads: threads), grid: job.request.grid)
    let tracer = PathTracer(built.plane, evaluator, loss: indices.firstIndex(of: job.request.network)!)
    let path = job.path.map { position in
      LiveLandscape.PathPoint(
        step: position.step, place: built.plane.projection(of: position.weights.parameters))
    }
    let show: () -> Void = { [self] in
      publish(cancellation) { state in
        var live = LiveLandscape(request: job.request, centerStep: job.centerStep)
        live.surfaces = plan.losses.map { _ in nil }
        live.misfits = misfits
        live.plane = built.facts
        live.samples = samples.words
        live.path = path
        live.position = state.live.request?.network == job.request.network ? state.live.position : nil
        live.isWorking = true
        (state.live, state.indices) = (live, indices)
        (state.computation, state.tracer) = (computation, tracer)
      }
    }
    cancellation.whenCancelled { computation.cancel() }
    if !job.isShownWhole { show() }
    // Values of networks in this process are never missing.
    try? computation.run(focus: job.focus)
    if job.isShownWhole { show() }
    compare(job.path, tracer, cancellation)
    publish(cancellation) { $0.live.isWorking = false }
  }

  private func fail(_ job: Job, _ reason: String, _ cancellation: Cancellation) {
    publish(cancellation) { state in
      state.live = LiveLandscape(request: job.request, centerStep: job.centerStep)
      state.live.failure = reason
      (state.computation, state.tracer) = (nil, nil)
    }
  }

  /// The plane of a job; a window that moves does not change it, other weights in the middle do.
  private func plane(
    _ job: Job, _ loss: any Loss, _ samples: LandscapeSamples, _ cancellation: Cancellation
  ) throws -> BuiltPlane {
    var key = job.request
    key.window = key.plane.window
    if let built = state.withLock({ $0.built }), built.key == key, built.plane.plane.center == job.center {
      return built.plane
    }
    let built = try PlaneBuilder(
      plan: plan, loss: loss, center: job.center, path: job.path.map(\.weights.parameters)
    ).plane(job.request, samples: samples, cancellation)
    state.withLock { $0.built = (key, built) }
    return built
  }

  /// Compares the path with the surface, at places spread over it.
  private func compare(
    _ path: [WeightHistory.Position], _ tracer: PathTracer, _ cancellation: Cancellation
  ) {
    let stride = max(1, (path.count + Self.mostComparisons - 1) / Self.mostComparisons)
    for index in path.indices where index.isMultiple(of: stride) || index == path.count - 1 {
      if cancellation.isCancelled { return }
      let point = tracer.point(step: path[index].step, weights: path[index].weights)
      publish(cancellation) { $0.live.path[index] = point }
    }
  }

  private func publish(_ cancellation: Cancellation, _ body: (inout sending State) -> Void) {
    state.withLock { state in
      guard !cancellation.isCancelled else { return }
      body(&state)
      state.version += 1
    }
  }

  private static func text(_ error: any Error) -> String {
    switch error {
    case CurvatureError.pathTooStraight: "the path of training spans no plane before it has made some steps"
    default: "\(error)"
    }
  }
}
