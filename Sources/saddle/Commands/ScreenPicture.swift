import Canvas
import Training

/// The home screen after some steps of training, as a file.
struct ScreenPicture {
  private let plan: TrainingPlan
  private let steps: Int
  private let width: Int
  private let height: Int

  private static let widths = 10...1000
  private static let heights = 3...1000
  private static let mostSteps = 1_000_000

  init(plan: TrainingPlan, steps: Int, size: String) throws {
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
    self.steps = steps
    self.width = width
    self.height = height
  }

  /// The screen, paused after the steps.
  func draw() -> Buffer {
    let trainer = Trainer(plan, pace: .unlimited)
    for step in 0..<steps {
      trainer.makeStep()
      // What is asked for waits in memory.
      if step % 1000 == 999 { trainer.stop() }
    }
    trainer.askForSnapshot()
    trainer.stop()
    var state = ExplorerState(plan, observation: Observer(plan).observe(trainer.snapshot))
    state.isPaused = true
    return HomeScreen.draw(state, width: width, height: height)
  }

  /// - Throws: ``CommandError`` where the ending is none of .svg, .png and .txt or the file cannot be written.
  func write(to path: String) throws(CommandError) {
    let format = try PictureFormat(fileName: path, option: "--picture", among: [.svg, .png, .txt])
    let screen = draw()
    switch format {
    case .svg: try AtomicFile.write(Array(screen.svg().utf8), to: path)
    case .png: try AtomicFile.write(screen.png(), to: path)
    default: try AtomicFile.write(Array(screen.text.utf8), to: path)
    }
  }
}
