import ArgumentParser
import ArrayFiles
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
      "One to four of \(Losses.names.joined(separator: ", ")), separated by commas"
        + " (default: \(TrainingSetup().losses.joined(separator: ","))).", valueName: "names"))
  var losses: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Stop after so many epochs (default: never).", valueName: "count"))
  var epochs: Int?

  @Option(help: "What is shown first: samples, or landscape (default: samples; tab switches).")
  var screen: ScreenName?

  @Option(help: ArgumentHelp("Show the state in this file; options count before it.", valueName: "file"))
  var state: String?

  @OptionGroup var display: DisplayOptions

  @OptionGroup var recordings: RecordingOptions

  @Option(help: "Write the screen to this file (.svg, .png, .ans or .txt) instead of opening it.")
  var picture: String?

  @Option(
    parsing: .unconditional, help: "Make so many steps before anything is seen, and pause (default: 0).")
  var steps: Int?

  @Option(
    help: ArgumentHelp(
      "Change the training after so many steps, such as 384:lr=0.04; may be given several times.",
      valueName: "step:key=value"))
  var at: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Set what is shown, such as panel=2 or screen=landscape (\(ViewKey.allCases.map(\.rawValue).joined(separator: ", "))); may be given several times.",
      valueName: "key=value"))
  var settings: [String] = []

  @Option(help: "For --picture: the size of the screen in columns and rows (default: 120x36).")
  var size: String?

  func validate() throws {
    try TrainingOptions.check("--epochs", epochs, in: 1...Train.mostEpochs)
    try TrainingOptions.check("--steps", steps, in: 0...KeySettings.mostSteps)
    if picture == nil, size != nil {
      throw ValidationError("--size is for --picture, which is missing")
    }
    if picture != nil { try recordings.refuse(beside: "--picture") }
  }

  func run() throws {
    let (setup, plan, arrival) = try prepared()
    if let picture {
      try ScreenPicture(
        setup: setup, plan: plan, arrival: arrival, size: size ?? ScreenSize.standard,
        display: display.applied(to: DisplaySettings())
      ).write(to: picture)
    } else {
      try explore(plan, setup, arrival)
    }
  }

  /// What the options say.
  func prepared() throws -> (setup: TrainingSetup, plan: TrainingPlan, arrival: Explorer.Arrival) {
    let file = try state.map { (path) throws(InputError) in try StateFile(path: path) }
    var setup = try file.map { try $0.settings.applied(to: TrainingSetup()) } ?? TrainingSetup()
    setup.settings = training.applied(to: setup.settings)
    if let epochs { setup.settings.epochs = epochs }
    // The screen draws on a thread of its own.
    setup.threads = training.threads ?? max(1, Crew.ofAllProcessors.threads - 1)
    if let losses {
      setup.losses = try LossList.names(losses, option: "--losses", atMost: KeyTable.mostPanels)
    }
    for option in training.idle(in: setup.settings, losses: setup.losses) {
      FileOutput.remark("\(option) has no effect here")
    }
    let plan = try setup.plan { FileOutput.remark($0) }
    return (setup, plan, try arrival(file, setup, plan))
  }

  /// What is to be seen first.
  private func arrival(
    _ file: StateFile?, _ setup: TrainingSetup, _ plan: TrainingPlan
  ) throws -> Explorer.Arrival {
    var arrival = Explorer.Arrival()
    arrival.settings.view = file?.settings.view ?? [:]
    arrival.settings.step = steps ?? file?.settings.step
    if let screen { arrival.settings.view[.screen] = screen.rawValue }
    var changes = file?.changes ?? []
    for text in at { changes.append(try TrainingChange(text: text)) }
    arrival.changes = try TrainingChange.legs(changes, from: setup)
    // What cannot be is told before anything is shown.
    for leg in arrival.changes { _ = try leg.setup?.plan(goingOnFrom: plan) }
    if let last = arrival.changes.last, let step = arrival.settings.step, last.step > step {
      throw CommandError.usage("--at: expected at most step \(step), which is seen, found \(last.step)")
    }
    for text in settings {
      var assignment = KeySettings()
      try assignment.take(assignment: text)
      guard assignment.training.isEmpty, assignment.losses == nil, assignment.step == nil else {
        throw CommandError.usage(
          "--set: expected what is shown, found '\(text)', which has an option of its own")
      }
      arrival.settings.view.merge(assignment.view) { $1 }
    }
    // A training that hurried to a step rests there, unless it is to go on.
    if arrival.settings.step != nil, arrival.settings.view[.paused] == nil {
      arrival.settings.view[.paused] = "true"
    }
    var state = ExplorerState(plan, observation: .nothing(plan), probes: Observer.probes(of: plan))
    state.setup = setup
    try arrival.settings.apply(to: &state)
    return arrival
  }

  private func explore(_ plan: TrainingPlan, _ setup: TrainingSetup, _ arrival: Explorer.Arrival) throws {
    let recording = try recordings.begin()
    let terminal: Terminal
    do { terminal = try Terminal(mouse: .all, recording: recording) } catch {
      throw CommandError.usage("\(error); saddle train and saddle figure1 need no screen")
    }
    let look = display.kept
    var explorer = Explorer(
      LiveTraining(plan), pace: .standard, terminal: terminal, setup: setup, display: look.settings,
      displayPath: DisplaySettings.path)
    explorer.tell(look.problem)
    let ending = explorer.run(from: arrival)
    // The step or the evaluation that is being made ends with the process: nobody needs it.
    terminal.close()
    if !explorer.told.isEmpty { try FileOutput.print(explorer.told.joined(separator: "\n") + "\n") }
    try Recording.end(recording, besideError: ending != .quit)
    if case .interrupted(let signal) = ending { try Interruption.end(by: signal) }
  }
}

/// A screen in the words of the command line.
enum ScreenName: String, CaseIterable, ExpressibleByArgument {
  case samples, landscape
}
