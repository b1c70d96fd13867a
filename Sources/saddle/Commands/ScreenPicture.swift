import Canvas
import Glibc
import Training

/// A screen after some steps of training, as a file.
struct ScreenPicture {
  private let plan: TrainingPlan
  private let steps: Int
  private let size: ScreenSize
  private let screen: Screen

  private static let mostSteps = 1_000_000

  init(plan: TrainingPlan, steps: Int, size: String, screen: Screen = .home) throws {
    guard (0...Self.mostSteps).contains(steps) else {
      throw CommandError.usage("--steps: expected 0 to \(Self.mostSteps), found \(steps)")
    }
    self.size = try ScreenSize(size)
    self.plan = plan
    self.screen = screen
    self.steps = steps
  }

  /// The screen, paused after the steps.
  func draw() -> Buffer {
    let trainer = Trainer(plan, pace: .unlimited)
    var landscape = LandscapeLink(plan, threads: Crew.ofAllProcessors.threads)
    func snapshot() -> TrainingSnapshot {
      trainer.askForSnapshot()
      trainer.stop()
      return trainer.snapshot
    }
    let stride = max(1, steps / Self.pathPositions)
    for step in 0..<steps {
      if screen == .landscape, step.isMultiple(of: stride) { landscape.record(snapshot()) }
      trainer.makeStep()
      // What is asked for waits in memory.
      if step % 1000 == 999 { trainer.stop() }
    }
    let last = snapshot()
    var state = ExplorerState(plan, observation: Observer(plan).observe(last))
    state.isPaused = true
    state.screen = screen
    if screen == .landscape {
      landscape.record(last)
      repeat {
        _ = landscape.update(&state, last)
        usleep(10_000)
      } while state.landscape.live.isWorking || !state.landscape.live.isPlaced
    }
    return screen.draw(state, width: size.width, height: size.height)
  }

  /// How many places of the path a picture of the landscape shows.
  private static let pathPositions = 48

  /// - Throws: ``CommandError`` where the ending is none of .svg, .png and .txt or the file cannot be written.
  func write(to path: String) throws(CommandError) {
    let format = try PictureFormat(fileName: path, option: "--picture", among: [.svg, .png, .txt])
    try draw().write(to: path, as: format)
  }
}

extension Buffer {
  /// Writes the cells as a picture, or as text where the format is none of pictures.
  ///
  /// - Throws: ``CommandError`` where the file cannot be written.
  func write(to path: String, as format: PictureFormat) throws(CommandError) {
    switch format {
    case .svg: try AtomicFile.write(Array(svg().utf8), to: path)
    case .png: try AtomicFile.write(png(), to: path)
    case .txt, .csv: try AtomicFile.write(Array(text.utf8), to: path)
    }
  }
}
