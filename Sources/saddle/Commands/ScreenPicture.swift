import Canvas
import Glibc
import Training

/// A screen after some steps of training, as a file.
struct ScreenPicture {
  private let plan: TrainingPlan
  private let steps: Int
  private let width: Int
  private let height: Int
  private let screen: Screen

  private static let widths = 10...1000
  private static let heights = 3...1000
  private static let mostSteps = 1_000_000

  init(plan: TrainingPlan, steps: Int, size: String, screen: Screen = .home) throws {
    guard (0...Self.mostSteps).contains(steps) else {
      throw CommandError.usage("--steps: expected 0 to \(Self.mostSteps), found \(steps)")
    }
    let sides = size.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let width = sides[0], let height = sides[1], Self.widths.contains(width),
      Self.heights.contains(height)
    else {
      throw CommandError.usage(
        "--size: expected columns and rows such as 120x36, from 10x3 to 1000x1000, found '\(size)'")
    }
    self.plan = plan
    self.screen = screen
    self.steps = steps
    self.width = width
    self.height = height
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
    return screen.draw(state, width: width, height: height)
  }

  /// How many places of the path a picture of the landscape shows.
  private static let pathPositions = 48

  /// - Throws: ``CommandError`` where the ending is none of .svg, .png and .txt or the file cannot be written.
  func write(to path: String) throws(CommandError) {
    let format = try PictureFormat(fileName: path, option: "--picture", among: [.svg, .png, .txt])
    let picture = draw()
    switch format {
    case .svg: try AtomicFile.write(Array(picture.svg().utf8), to: path)
    case .png: try AtomicFile.write(picture.png(), to: path)
    default: try AtomicFile.write(Array(picture.text.utf8), to: path)
    }
  }
}
