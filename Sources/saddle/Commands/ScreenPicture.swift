import Canvas
import Glibc
import Training

/// A screen after some steps of training, as a file.
struct ScreenPicture {
  private let setup: TrainingSetup
  private let plan: TrainingPlan
  private let arrival: Explorer.Arrival
  private let size: ScreenSize
  private let display: DisplaySettings

  init(
    setup: TrainingSetup, plan: TrainingPlan, arrival: Explorer.Arrival, size: String,
    display: DisplaySettings = DisplaySettings()
  ) throws {
    self.setup = setup
    self.display = display
    self.size = try ScreenSize(size)
    self.plan = plan
    self.arrival = arrival
  }

  /// The screen, paused after the steps.
  ///
  /// - Throws: as ``TrainingSetup/plan(goingOnFrom:)`` where a change on the way cannot be.
  func draw() throws -> Buffer {
    var live = LiveTraining(plan, pace: .unlimited)
    let trainer = live.trainer
    func snapshot() -> TrainingSnapshot {
      trainer.askForSnapshot()
      trainer.stop()
      return trainer.snapshot
    }
    var state = ExplorerState(plan, observation: .nothing(plan), probes: live.observer.probes)
    state.display = display
    state.setup = setup
    try arrival.settings.apply(to: &state)
    let steps = arrival.settings.step ?? arrival.changes.last?.step ?? 0
    let stride = max(1, steps / Self.pathPositions)
    for step in 0...steps {
      for leg in arrival.changes where leg.step == step {
        guard let next = leg.setup, let before = state.setup else { continue }
        live = live.continued(
          by: try next.plan(goingOnFrom: live.plan), hasOtherLosses: next.hasOtherLosses(than: before))
        trainer.change(to: live.plan)
        state.setup = next
      }
      if step == steps { break }
      if step.isMultiple(of: stride) {
        if state.screen == .landscape { live.landscape.record(snapshot()) }
        // The way of a sample that is followed.
        if state.surface.sample != nil { state.see(live.observer.observe(snapshot())) }
      }
      trainer.makeStep()
      // What is asked for waits in memory.
      if step % 1000 == 999 { trainer.stop() }
    }
    let last = snapshot()
    let observation = live.observer.observe(last, below: state.surface.lower)
    state.take(live.plan, observation: observation, probes: live.observer.probes)
    try arrival.settings.apply(to: &state)
    state.isPaused = true
    if state.screen == .landscape {
      live.landscape.record(last)
      repeat {
        _ = live.landscape.update(&state, last)
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
