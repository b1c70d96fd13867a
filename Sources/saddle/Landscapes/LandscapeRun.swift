import ArrayFiles
import Canvas
import Landscape
import Training

/// The evaluation of a task, from what is kept of it on, with what is new kept again.
struct LandscapeRun {
  let task: LandscapeTask
  /// Where surfaces are kept; nil for nowhere.
  let cache: SurfaceCache?
  let threads: Int

  /// How often what has been evaluated is kept on the way, and when for the first time.
  private static let interval = Duration.seconds(10)
  private static let first = Duration.seconds(1)

  init(_ task: LandscapeTask, threads: Int) {
    self.task = task
    cache = task.subject.folder.map { SurfaceCache($0 + "/landscapes") }
    self.threads = threads
  }

  /// A surface a loss, all points of each.
  ///
  /// - Throws: ``CommandError`` where a signal came; what there is is kept.
  func surfaces(until interruption: Interruption) throws -> [WeightSurface] {
    var surfaces = task.losses.map { known($0) ?? WeightSurface(task.grid) }
    let open = surfaces.indices.filter { !surfaces[$0].isComplete }
    guard !open.isEmpty else { return surfaces }
    let losses = open.map { task.losses[$0] }
    let computation = SurfaceComputation(
      NetworkPoints(task.evaluator(of: losses), threads: threads), grid: task.grid,
      known: open.map { surfaces[$0] })
    let signal = try watch(computation, losses, until: interruption)
    for (index, surface) in zip(open, computation.surfaces) { surfaces[index] = surface }
    let isKept = keep(computation.surfaces, losses)
    if let signal, surfaces.contains(where: { !$0.isComplete }) {
      let progress = computation.progress
      throw CommandError.interrupted(
        by: signal,
        "stopped at \(progress.evaluated.grouped) of \(progress.total.grouped) points; "
          + (isKept
            ? "they are in \(cache!.folder), the same command goes on"
            : "nothing is kept of the weights of no run"))
    }
    return surfaces
  }

  /// Has the points evaluated and returns the signal that ended that, if one did.
  private func watch(
    _ computation: SurfaceComputation, _ losses: [any Loss], until interruption: Interruption
  ) throws -> Int32? {
    var line = ProgressLine()
    defer { line.end() }
    var nextKept = ContinuousClock.now.advanced(by: Self.first)
    return try WatchedWork.run(until: interruption) {
      try computation.run()
    } cancel: {
      computation.cancel()
    } look: {
      line.show(computation.progress.text)
      if cache != nil, ContinuousClock.now > nextKept {
        _ = keep(computation.surfaces, losses)
        nextKept = .now.advanced(by: Self.interval)
      }
    }.signal
  }

  /// What is kept of a loss. What cannot be read is as good as nothing.
  private func known(_ loss: any Loss) -> WeightSurface? {
    do throws(InputError) { return try cache?.surface(task.identity(of: loss), grid: task.grid) } catch {
      FileOutput.remark("a surface that was kept is not used and made anew: \(error)")
      return nil
    }
  }

  /// Keeps surfaces; a folder that cannot be written to is no reason not to show them.
  ///
  /// - Returns: whether they are kept.
  private func keep(_ surfaces: [WeightSurface], _ losses: [any Loss]) -> Bool {
    guard let cache else { return false }
    do throws(OutputError) {
      for (surface, loss) in zip(surfaces, losses) { try cache.keep(surface, task.identity(of: loss)) }
      return true
    } catch {
      FileOutput.remark("the surface is not kept: \(error)")
      return false
    }
  }

  /// The path of the run's checkpoints on the plane; nil where there is no run.
  ///
  /// - Throws: ``CommandError`` where a signal came.
  func trajectory(until interruption: Interruption) throws -> Trajectory? {
    guard let checkpoints = task.subject.checkpoints else { return nil }
    let evaluator = task.evaluator(of: task.losses)
    let tracer = TrajectoryTracer(task.plane.plane, evaluator: evaluator)
    var line = ProgressLine()
    defer { line.end() }
    var trajectory = Trajectory()
    let steps = checkpoints.weightSteps
    for (index, step) in steps.enumerated() {
      if let signal = interruption.signalThatCame {
        throw CommandError.interrupted(by: signal, "stopped at \(index) of \(steps.count) checkpoints")
      }
      line.show("\(index)/\(steps.count) checkpoints")
      do {
        let weights = try task.subject.weights(file: checkpoints.weightFile(step: step)).weights
        trajectory.append(tracer.point(step: step, weights: weights))
      } catch let error as InputError where error.kind == .missing {
        // A training in progress keeps the newest only.
        continue
      }
    }
    return trajectory
  }
}

extension SurfaceProgress {
  /// In words: "12/2601 points · 0 % · 0:07 left".
  var text: String {
    let share = Double(evaluated) / Double(total) * 100
    let parts = [
      "\(evaluated.grouped)/\(total.grouped) points", "\(share.formatted(decimals: 0)) %",
      secondsLeft.map { "\(Progress.clock($0)) left" },
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }
}
