import ArgumentParser
import ArrayFiles
import Datasets
import Training

/// The options that say whose losses on what are evaluated.
struct LandscapeSubjectOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The checkpoint of the run at the center (default: the newest).", valueName: "step"))
  var step: Int?

  @Option(
    help: ArgumentHelp(
      "The weights at the center, the state dict of a PyTorch Sequential, in place of a run.",
      valueName: "file"))
  var weights: String?

  @Option(
    help: ArgumentHelp(
      "For weights of no run: the network (default: what the file says of itself).", valueName: "spec"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "For weights of no run: relu, tanh, sigmoid or linear (default: what the file says of itself, or relu).",
      valueName: "name"))
  var activation: String?

  @Option(
    help: ArgumentHelp(
      "For weights of no run: what they were trained with (default: what the file says of itself).",
      valueName: "name"))
  var loss: String?

  @Option(
    help: ArgumentHelp(
      "For weights of no run: the data (default: digits). Of a run: where its data are now.",
      valueName: "name|path"))
  var data: String?

  @Flag(help: "For weights of no run: they were trained on standardized inputs.")
  var standardize = false

  @Option(
    help: ArgumentHelp("For weights of no run: one-hot or semantic (default: one-hot).", valueName: "name"))
  var embedding: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("For semantic targets: how many dimensions they have.", valueName: "count"))
  var embeddingWidth: Int?

  @Option(help: ArgumentHelp("For semantic targets: the tree of the classes.", valueName: "file"))
  var tree: String?

  @Option(
    help: ArgumentHelp(
      "One to \(SurfacePicture.mostPanels) of \(Losses.names.joined(separator: ", ")), separated by commas"
        + " (default: the one that was trained with).", valueName: "names"))
  var losses: String?

  @OptionGroup var lossOptions: LossOptions

  @Option(help: ArgumentHelp("The samples: train or test (default: train).", valueName: "part"))
  var on: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Evaluate on so many of them, of each class its share (default: all).", valueName: "count"))
  var samples: Int?

  @Option(parsing: .unconditional, help: "The seed of the choice of samples (default: 0).")
  var sampleSeed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Batch normalization with the running statistics of the center (running) or with those of the samples"
        + " at every point (recomputed) (default: running).", valueName: "how"))
  var batchNorm: String?

  var isAnythingGiven: Bool {
    let texts = [weights, model, activation, loss, data, embedding, tree, losses, on, batchNorm]
    return texts.contains { $0 != nil } || step != nil || embeddingWidth != nil || samples != nil
      || sampleSeed != nil || standardize || !lossOptions.idle(among: []).isEmpty
  }

  func subject(run folder: String?, through files: [String], crew: Crew) throws -> LandscapeSubject {
    if let folder { return try subject(run: folder, crew: crew) }
    guard let file = weights ?? files.first else {
      throw CommandError.usage(
        "expected the folder of a run, or --weights, --import or --evaluator, found none")
    }
    if let step { throw CommandError.usage("--step: expected a run, found \(step) and weights of no run") }
    let metadata = try SafeTensors(path: file).metadata
    guard let model = model ?? metadata["model"] else {
      throw CommandError.usage("--model: expected a network such as mlp:64,32, as \(file) names none")
    }
    guard let loss = loss ?? metadata["loss"] else {
      throw CommandError.usage("--loss: expected what \(file) was trained with, as it does not say so")
    }
    var settings = lossOptions.applied(to: TrainingSettings())
    settings.model = model
    if let activation = activation ?? metadata["activation"] { settings.activation = activation }
    if let data { settings.data = data }
    if let embedding { settings.embedding = embedding }
    settings.standardize = standardize
    settings.embeddingWidth = embeddingWidth
    settings.tree = tree
    let plan = try settings.plan(losses: [loss], option: "--loss", crew: crew, remark: FileOutput.remark)
    return LandscapeSubject(plan: plan, settings: settings, folder: nil)
  }

  private func subject(run folder: String, crew: Crew) throws -> LandscapeSubject {
    for (option, isGiven) in [
      ("--weights", weights != nil), ("--model", model != nil), ("--activation", activation != nil),
      ("--loss", loss != nil),
      ("--embedding", embedding != nil), ("--embedding-width", embeddingWidth != nil),
      ("--tree", tree != nil), ("--standardize", standardize),
    ] where isGiven {
      throw CommandError.usage("\(option): it is for weights of no run, found the run \(folder) too")
    }
    return try LandscapeSubject(
      run: folder,
      changing: { settings in
        settings = lossOptions.applied(to: settings)
        if let data { settings.data = data }
      }, crew: crew, remark: FileOutput.remark)
  }

  /// The losses that are evaluated.
  ///
  /// - Throws: ``CommandError/usage(_:)`` for those that the network gives nothing for.
  func evaluated(_ subject: LandscapeSubject) throws -> [any Loss] {
    guard let losses else { return [subject.loss] }
    let all = try LossList.losses(
      named: try LossList.names(losses, option: "--losses", atMost: SurfacePicture.mostPanels),
      option: "--losses", parameters: subject.settings.lossParameters)
    for loss in all {
      if let misfit = subject.plan.misfit(of: loss, network: subject.loss) {
        throw CommandError.usage("--losses: \(loss.name) cannot be evaluated here: \(misfit)")
      }
    }
    return all
  }

  func chosenSamples(of split: Split) throws(CommandError) -> LandscapeSamples {
    guard let part = LandscapeSamples.Part(rawValue: on ?? "train") else {
      throw .usage("--on: expected train or test, found '\(on!)'")
    }
    if sampleSeed != nil, samples == nil { FileOutput.remark("--sample-seed has no effect here") }
    return try LandscapeSamples(part, of: split, count: samples, seed: sampleSeed ?? 0)
  }

  func batchNormalization() throws(CommandError) -> PlaneEvaluator.BatchNormalization {
    guard let how = PlaneEvaluator.BatchNormalization(rawValue: batchNorm ?? "running") else {
      throw .usage("--batch-norm: expected running or recomputed, found '\(batchNorm!)'")
    }
    return how
  }
}
