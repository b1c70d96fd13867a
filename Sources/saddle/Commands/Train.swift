import ArgumentParser
import ArrayFiles
import Canvas
import Datasets
import RunLogs
import Training

/// `saddle train`: a training without a screen.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train a network without the screen.",
    discussion: "Progress goes to standard error, the final test accuracy to standard output.")

  @OptionGroup var training: TrainingOptions

  @Option(help: ArgumentHelp("\(Losses.names.joined(separator: ", ")) (default: cosine).", valueName: "name"))
  var loss: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How often the whole training set is seen (default: 40).", valueName: "count"))
  var epochs: Int?

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp(
      "Keep config.json, metrics.jsonl and checkpoints in this folder, which is made if need be.",
      valueName: "folder"))
  var runFolder: String?

  @Flag(
    help: ArgumentHelp(
      "Go on with the run in the folder, with the settings that it has; begin it where there is none."))
  var resume = false

  @Flag(
    help: ArgumentHelp(
      "Write event files for TensorBoard into the run's folder too; a run that has some goes on with them."))
  var tensorboard = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Save a checkpoint so often (default: 30, or at none but the steps of --checkpoint-steps).",
      valueName: "seconds"))
  var checkpointEvery: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Save a checkpoint whenever the number of steps is a multiple of this.", valueName: "steps"))
  var checkpointSteps: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Keep so many of the newest checkpoints, or all, and the best on validation data (default: 3, or as the run did).",
      valueName: "count|all"))
  var keepCheckpoints: String?

  static let mostEpochs = 1_000_000

  func validate() throws {
    try TrainingOptions.check("--epochs", epochs, in: 1...Self.mostEpochs)
    try TrainingOptions.check("--checkpoint-every", checkpointEvery, in: 0...1e9)
    _ = try keepCheckpoints.map(KeptCheckpoints.init)
    try TrainingOptions.check("--checkpoint-steps", checkpointSteps, in: 1...1_000_000_000)
    guard runFolder != "" else { throw ValidationError("--run: expected the name of a folder, found ''") }
    if resume, runFolder == nil {
      throw ValidationError("--resume: expected the run that is to go on, found no --run")
    }
    if tensorboard, runFolder == nil {
      throw ValidationError("--tensorboard: expected the run that the event files belong to, found no --run")
    }
  }

  func run() throws {
    let interruption = Interruption()
    let (settings, lossName, earlier) = try settings()
    var remarks = training.idle(in: settings, losses: [lossName]).map { "\($0) has no effect here" }
    let plan = try plan(settings, loss: lossName, earlier: earlier) { remarks.append($0) }
    let policy = CheckpointPolicy(
      earlier?.checkpoints, kept: try keepCheckpoints.map(KeptCheckpoints.init), steps: checkpointSteps,
      seconds: checkpointEvery)
    let configuration = RunConfiguration(
      settings: settings, loss: lossName, plan: plan, checkpoints: policy)
    if let earlier { try configuration.check(against: earlier, in: folder!) }
    // After what could be an error: that is one line.
    for remark in remarks { FileOutput.remark(remark) }
    let epochs = settings.epochs!
    do {
      let store = try folder.map {
        try RunStore(
          $0, configuration: configuration, earlier: earlier, logsEvents: tensorboard)
      }
      var run = try TrainingRun(plan, epochs: epochs, store: store)
      let test = try run.train(until: interruption)
      let accuracy = (test.accuracy * 100).formatted(decimals: 2)
      try FileOutput.print(
        "test accuracy \(accuracy) %, test loss \(test.loss.formatted()), \(Counted.text(run.session.step, "step"))\n"
      )
    } catch let error as OutputError {
      throw CommandError.cannotWrite("--run: \(error)")
    }
  }

  /// Sees to it that what is asked for can be trained.
  ///
  /// - Throws: as ``run()`` where it cannot.
  func check() throws {
    let (settings, loss, earlier) = try settings()
    _ = try plan(settings, loss: loss, earlier: earlier, remark: { _ in })
  }

  /// The run folder, so that names can be joined to it with a slash.
  private var folder: String? { runFolder.map(FolderPath.withoutSlashesAtItsEnd) }

  /// What the settings come to. Those of a run that goes on are not the user's words: what is wrong with them
  /// is wrong with its file.
  private func plan(
    _ settings: TrainingSettings, loss: String, earlier: RunConfiguration?, remark: (String) -> Void
  ) throws -> TrainingPlan {
    let crew = training.threads.map(Crew.init) ?? .ofAllProcessors
    guard earlier != nil, let folder else {
      return try settings.plan(losses: [loss], option: "--loss", crew: crew, remark: remark)
    }
    var settings = settings
    // A checkpoint has them, and the file may be gone.
    if !CheckpointFolder(folder + "/checkpoints").steps.isEmpty { settings.initialWeights = nil }
    do {
      return try settings.plan(losses: [loss], option: "--loss", crew: crew, remark: remark)
    } catch let error as CommandError where error.isUsage {
      throw InputError(RunConfiguration.path(in: folder), reason: error.message)
    } catch let error as InputError where error.kind == .missing {
      let moved = [("--data", settings.data, training.data), ("--tree", settings.tree, training.tree)]
        .first { $0.1 == error.file && $0.2 == nil }
      guard let moved else { throw error }
      throw CommandError.missing("\(error); where it has been moved, name it anew with \(moved.0)")
    }
  }

  /// What is to be trained, and the configuration of the run that goes on, if one does.
  private func settings() throws -> (TrainingSettings, loss: String, earlier: RunConfiguration?) {
    guard resume, let folder, let earlier = try RunConfiguration.existing(in: folder) else {
      var settings = training.applied(to: TrainingSettings())
      settings.epochs = epochs ?? 40
      return (settings, loss ?? "cosine", nil)
    }
    if let loss, loss != earlier.loss {
      throw CommandError.usage("--loss: the run in \(folder) has '\(earlier.loss)', found '\(loss)'")
    }
    var settings = training.applied(to: earlier.settings)
    if let (option, found, kept) = difference(of: settings, from: earlier.settings) {
      throw CommandError.usage("\(option): the run in \(folder) has '\(kept)', found '\(found)'")
    }
    if let epochs, epochs != settings.epochs {
      if settings.schedule == "cosine" {
        throw CommandError.usage(
          "--epochs: the learning rate of the run in \(folder) was laid out for"
            + " \(settings.epochs ?? 0), found \(epochs)")
      }
      settings.epochs = epochs
    }
    return (settings, earlier.loss, earlier)
  }

  /// The first option that asks for something else than a run has. Its data and its tree may lie somewhere else
  /// now: whether they are the same shows when they are read.
  private func difference(
    of settings: TrainingSettings, from earlier: TrainingSettings
  ) -> (option: String, here: String, there: String)? {
    var (settings, earlier) = (settings.withAbsolutePaths, earlier.withAbsolutePaths)
    if let data = training.data, Split.isPath(data) { earlier.data = settings.data }
    if training.tree != nil, earlier.embedding == "semantic" { earlier.tree = settings.tree }
    return settings.difference(from: earlier)
  }
}
