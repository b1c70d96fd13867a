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

  @Option(
    help: ArgumentHelp(
      "One to four of \(Losses.names.joined(separator: ", ")), separated by commas.", valueName: "names"))
  var losses = Losses.figureOne.map(\.name).joined(separator: ",")

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Stop after so many epochs (default: never).", valueName: "count"))
  var epochs: Int?

  @Option(help: "What is shown first: samples, or landscape (tab switches).")
  var screen = ScreenName.samples

  @Option(help: "Write a picture of the screen to this file (.svg, .png or .txt) instead of opening it.")
  var picture: String?

  @Option(parsing: .unconditional, help: "For --picture: how many steps are made before it (default: 0).")
  var steps: Int?

  @Option(help: "For --picture: the size of the screen in columns and rows (default: 120x36).")
  var size: String?

  func validate() throws {
    try TrainingOptions.check("--epochs", epochs, in: 1...Train.mostEpochs)
    if picture == nil, steps != nil || size != nil {
      throw ValidationError("--steps and --size are for --picture, which is missing")
    }
  }

  func run() throws {
    var settings = training.applied(to: TrainingSettings())
    settings.epochs = epochs
    // The screen draws on a thread of its own.
    let threads = training.threads ?? max(1, Crew.ofAllProcessors.threads - 1)
    let names = try LossList.names(losses, option: "--losses", atMost: 4)
    for option in training.idle(in: settings, losses: names) {
      FileOutput.remark("\(option) has no effect here")
    }
    let plan = try settings.plan(losses: names, option: "--losses", crew: Crew(threads: threads)) {
      FileOutput.remark($0)
    }
    if let picture {
      try ScreenPicture(
        plan: plan, steps: steps ?? 0, size: size ?? ScreenSize.standard, screen: screen.screen
      ).write(
        to: picture)
    } else {
      try explore(plan, TrainingSetup(settings: settings, losses: names, threads: threads))
    }
  }

  private func explore(_ plan: TrainingPlan, _ setup: TrainingSetup) throws {
    let terminal: Terminal
    do { terminal = try Terminal(mouse: .buttons) } catch {
      throw CommandError.usage("\(error); saddle train and saddle figure1 need no screen")
    }
    var explorer = Explorer(
      LiveTraining(plan), pace: .standard, terminal: terminal, screen: screen.screen, setup: setup)
    let ending = explorer.run()
    // The step or the evaluation that is being made ends with the process: nobody needs it.
    terminal.close()
    guard case .interrupted(let signal) = ending else { return }
    if signal == SIGINT { throw ExitCode(130) }
    raise(signal)
  }
}

/// A screen in the words of the command line.
enum ScreenName: String, CaseIterable, ExpressibleByArgument {
  case samples, landscape

  var screen: Screen { self == .samples ? .home : .landscape }
}
