import Landscape
import Training

/// What joins the landscape screen to training and to the worker: it keeps the way of the weights, says what is
/// to be evaluated around which of them, and takes in what has been.
struct LandscapeLink {
  private let worker: SurfaceWorker
  private var history: WeightHistory
  private var asked: LandscapeRequest?
  private var center: (weights: Weights, step: Int)?
  private var restarts = 0
  private var seen: Version?

  private struct Version: Equatable {
    let changes: Int
    let evaluated: Int?
  }

  init(_ plan: TrainingPlan, threads: Int) {
    worker = SurfaceWorker(plan, threads: threads)
    history = WeightHistory(parameterCounts: plan.losses.map { plan.network(for: $0).parameterCount })
  }

  /// Whether its surfaces are not those of another link.
  func isOther(than link: LandscapeLink) -> Bool { worker !== link.worker }

  /// Takes in where training stands, whatever screen is shown.
  mutating func record(_ snapshot: TrainingSnapshot) { history.record(snapshot) }

  /// Ends the evaluation that is at work.
  func cancel() { worker.cancel() }

  /// Has evaluated what the state asks for, and brings into it what is there by now.
  ///
  /// - Returns: whether that is anything new.
  mutating func update(_ state: inout ExplorerState, _ snapshot: TrainingSnapshot) -> Bool {
    if snapshot.restarts != restarts {
      restarts = snapshot.restarts
      state.landscape.request.centering += 1
    }
    let live = state.landscape.live
    // A plane that could not be laid is tried again as training goes on.
    let follows = (state.landscape.isFollowing || live.failure != nil) && !live.isWorking
    let isFollowUp = follows && asked == state.landscape.request && center?.step != snapshot.step
    if isFollowUp { state.landscape.request.centering += 1 }
    let request = state.landscape.request
    if request != asked {
      begin(request, snapshot, around: state.landscape.crosshair, isShownWhole: isFollowUp)
    }
    worker.place(snapshot.learners[request.network].weights, step: snapshot.step, of: request.network)
    let latest = worker.latest
    let version = Version(changes: latest.version, evaluated: latest.live.progress?.evaluated)
    guard version != seen else { return false }
    seen = version
    state.landscape.live = latest.live
    return true
  }

  private mutating func begin(
    _ request: LandscapeRequest, _ snapshot: TrainingSnapshot, around crosshair: (a: Double, b: Double),
    isShownWhole: Bool
  ) {
    let isElsewhere = request.centering != asked?.centering || request.network != asked?.network
    if center == nil || isElsewhere {
      center = (snapshot.learners[request.network].weights, snapshot.step)
    }
    asked = request
    let (weights, step) = center!
    let grid = request.grid
    worker.begin(
      SurfaceWorker.Job(
        request: request, center: weights, centerStep: step,
        path: history.paths[request.network].filter { $0.step <= step },
        focus: grid.x.index(nearestTo: crosshair.a).flatMap { column in
          grid.y.index(nearestTo: crosshair.b).map { Grid.Point(column: column, row: $0) }
        },
        isShownWhole: isShownWhole))
  }
}
