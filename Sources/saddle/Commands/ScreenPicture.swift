import Canvas
import Glibc
import Training

/// A screen after some steps of training, as a file.
struct ScreenPicture {
  private let plan: TrainingPlan
  private let arrival: Explorer.Arrival
  private let size: ScreenSize
  private let display: DisplaySettings

  init(
    plan: TrainingPlan, arrival: Explorer.Arrival, size: String,
    display: DisplaySettings = DisplaySettings()
  ) throws {
    self.display = display
    let steps = arrival.settings.step ?? 0
    guard (0...KeySettings.mostSteps).contains(steps) else {
      throw CommandError.usage("--steps: expected 0 to \(KeySettings.mostSteps), found \(steps)")
    }
    self.size = try ScreenSize(size)
    self.plan = plan
    self.arrival = arrival
  }

  /// The screen, paused after the steps.
  ///
  /// - Throws: as ``TrainingSetup/plan(remark:)`` where a change on the way cannot be.
  func draw() throws -> Buffer {
    let trainer = Trainer(plan, pace: .unlimited)
    var landscape = LandscapeLink(plan, threads: Crew.ofAllProcessors.threads)
    func snapshot() -> TrainingSnapshot {
      trainer.askForSnapshot()
      trainer.stop()
      return trainer.snapshot
    }
    var observer = Observer(plan)
    var state = ExplorerState(plan, observation: .nothing(plan), probes: observer.probes)
    state.display = display
    try arrival.settings.apply(to: &state)
    let steps = arrival.settings.step ?? arrival.changes.last?.step ?? 0
    let stride = max(1, steps / Self.pathPositions)
    var plan = plan
    for step in 0...steps {
      for leg in arrival.changes where leg.step == step {
        plan = try leg.setup?.plan() ?? plan
        trainer.change(to: plan)
        observer = Observer(plan)
      }
      if step == steps { break }
      if step.isMultiple(of: stride) {
        if state.screen == .landscape { landscape.record(snapshot()) }
        // The way of a sample that is followed.
        if state.surface.sample != nil { state.see(observer.observe(snapshot())) }
      }
      trainer.makeStep()
      // What is asked for waits in memory.
      if step % 1000 == 999 { trainer.stop() }
    }
    let last = snapshot()
    let hasFeatures = state.surface.lower == .norms
    state.take(plan, observation: observer.observe(last, hasFeatures: hasFeatures), probes: observer.probes)
    try arrival.settings.apply(to: &state)
    state.isPaused = true
    if state.screen == .landscape {
      landscape.record(last)
      repeat {
        _ = landscape.update(&state, last)
        usleep(10_000)
      } while state.landscape.live.isWorking || !state.landscape.live.isPlaced
    }
    return state.screen.draw(state, width: size.width, height: size.height)
  }

  /// How many places of the path a picture of the landscape shows.
  private static let pathPositions = 48

  /// - Throws: ``CommandError`` where the ending is none of a screen's or the file cannot be written, and as ``draw()``.
  func write(to path: String) throws {
    let format = try ScreenFormat(fileName: path, option: "--picture")
    try draw().write(to: path, as: format)
  }
}
