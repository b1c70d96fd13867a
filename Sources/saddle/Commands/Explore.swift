import ArgumentParser
import Canvas
import Glibc
import Training

/// `saddle explore`: the screen.
struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explore, live, where the samples stand on the losses of their networks.",
    discussion: "Press ? on the screen for its keys.")

  @OptionGroup var training: TrainingOptions

  @Option(help: "The losses, separated by commas.")
  var losses = Losses.all.map(\.name).joined(separator: ",")

  @Option(help: "Write a picture of the screen to this file (.svg, .png or .txt) instead of opening it.")
  var picture: String?

  @Option(parsing: .unconditional, help: "For --picture: how many steps are made before it (default: 0).")
  var steps: Int?

  @Option(help: "For --picture: the size of the screen in columns and rows (default: 120x36).")
  var size: String?

  func validate() throws {
    if picture == nil, steps != nil || size != nil {
      throw ValidationError("--steps and --size are for --picture, which is missing")
    }
  }

  func run() throws {
    let plan = try training.plan(losses: try LossList.parse(losses, option: "--losses"))
    if let picture {
      try ScreenPicture(plan: plan, steps: steps ?? 0, size: size ?? "120x36").write(to: picture)
    } else {
      try explore(plan)
    }
  }

  private func explore(_ plan: TrainingPlan) throws {
    let terminal: Terminal
    do { terminal = try Terminal() } catch {
      throw CommandError.usage("\(error); saddle train and saddle figure1 need no screen")
    }
    let trainer = Trainer(plan, pace: Pace.standard.trainerPace)
    var explorer = Explorer(plan: plan, pace: .standard, trainer: trainer, terminal: terminal)
    let ending = explorer.run()
    terminal.close()
    trainer.stop()
    guard case .interrupted(let signal) = ending else { return }
    if signal == SIGINT { throw ExitCode(130) }
    raise(signal)
  }
}
