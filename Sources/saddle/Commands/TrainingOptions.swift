import ArgumentParser
import Datasets
import Training

/// The options that say what is trained and how. Each is nil where it is not given, so that a run that goes
/// on can tell what is asked for anew.
struct TrainingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "One of \(Split.names.joined(separator: ", ")), an npz or CSV file, or a folder"
        + " of IDX or CIFAR files (default: digits).", valueName: "name|path"))
  var data: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Split the data anew, with this share of all samples to train on, of each class alike; 0.1 to 0.9.",
      valueName: "share"))
  var trainShare: Float?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Train on so many samples of each class.", valueName: "count"))
  var samplesPerClass: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Validate on so many samples: the data set's own where it has some (glyphs), or else held out of those"
        + " to train on (default: 0).", valueName: "count"))
  var validation: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Give this share of the training samples another class by chance (default: 0).", valueName: "share"))
  var labelNoise: Float?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Add normal noise of this deviation to all inputs, once, before they are standardized (default: 0).",
      valueName: "deviation"))
  var inputNoise: Float?

  @Flag(help: "Standardize the inputs by the mean and the deviation of the training samples.")
  var standardize = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Shift the images of a step by chance, by up to so many pixels each way (default: 0).",
      valueName: "pixels"))
  var shift: Int?

  @Flag(help: "Mirror half of the images of a step from left to right, by chance.")
  var flip = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Erase a random rectangle of an image with this probability (default: 0).", valueName: "probability"))
  var erase: Float?

  @Option(
    help: ArgumentHelp(
      "mlp: and the widths of hidden layers; plain: and convolutions, ap, mp, gap, fcN, such as"
        + " plain:16,ap,32,ap,64,gap; or residual: and the widths of blocks, such as residual:16,32,64"
        + " (default: mlp:64,32).", valueName: "spec"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "What stands behind the hidden layers: \(Activation.allCases.map(\.rawValue).joined(separator: ", "))"
        + " (default: relu).", valueName: "name"))
  var activation: String?

  @Option(
    name: .customLong("init"),
    help: ArgumentHelp(
      "Begin with the weights in a safetensors file; where only the width of its last layer is another,"
        + " that layer begins anew.", valueName: "file"))
  var initialWeights: String?

  @Option(
    help: ArgumentHelp(
      "The targets of the losses that have some: one-hot or semantic (default: one-hot).",
      valueName: "name"))
  var embedding: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For semantic targets: how many dimensions they have (default: one a class).", valueName: "count"))
  var embeddingWidth: Int?

  @Option(
    help: ArgumentHelp(
      "For semantic targets: a file with a line 'child TAB parent' for each node of the tree of classes"
        + " (default: the data set's own).", valueName: "file"))
  var tree: String?

  @OptionGroup var lossOptions: LossOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many samples a step sees; 0: the whole set (default: 32).", valueName: "count"))
  var batchSize: Int?

  @Option(help: ArgumentHelp("sgd or adamw (default: sgd).", valueName: "name"))
  var optimizer: String?

  @Option(
    name: .customLong("lr"), parsing: .unconditional, help: "The learning rate, its peak (default: 0.02).")
  var learningRate: Float?

  @Option(parsing: .unconditional, help: "The momentum of sgd, from 0 to below 1 (default: 0.9).")
  var momentum: Float?

  @Flag(help: "Use Nesterov's momentum.")
  var nesterov = false

  @Option(parsing: .unconditional, help: "The weight decay, on all parameters (default: 0).")
  var weightDecay: Float?

  @Option(parsing: .unconditional, help: "Clip the gradient to this length over all parameters.")
  var clip: Float?

  @Option(
    help: ArgumentHelp("constant, cosine (over all epochs) or sgdr (default: constant).", valueName: "name"))
  var schedule: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The epochs of the first cycle of sgdr (default: 12).", valueName: "count"))
  var cycle: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many times as long each next cycle is (default: 2).", valueName: "factor"))
  var cycleFactor: Int?

  @Option(
    name: .customLong("min-lr"), parsing: .unconditional,
    help: ArgumentHelp("The least rate of cosine and sgdr (default: 1e-06).", valueName: "rate"))
  var leastRate: Float?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Raise the rate from 0 over so many epochs first (default: 0).", valueName: "count"))
  var warmUp: Int?

  @Option(
    parsing: .unconditional,
    help: "The seed of the initial weights and of the order of the samples (default: 1).")
  var seed: UInt64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The threads of a training step; the results do not depend on them (default: all processors in train,"
        + " one fewer on the screen).", valueName: "count"))
  var threads: Int?

  func validate() throws { try Self.check("--threads", threads, in: Crew.sizes) }

  /// - Throws: `ValidationError` where the value lies outside the range.
  static func check<Number: Comparable>(
    _ option: String, _ value: Number?, in range: ClosedRange<Number>
  ) throws {
    // Not a number lies in no range.
    guard let value, !range.contains(value) else { return }
    throw ValidationError(
      "\(option): expected a number from \(range.lowerBound) to \(range.upperBound), found \(value)")
  }

  /// `settings` with what is given in place of what they say.
  func applied(to settings: TrainingSettings) -> TrainingSettings {
    var settings = lossOptions.applied(to: settings)
    func apply<Value>(_ value: Value?, to path: WritableKeyPath<TrainingSettings, Value>) {
      if let value { settings[keyPath: path] = value }
    }
    func apply<Value>(_ value: Value?, to path: WritableKeyPath<TrainingSettings, Value?>) {
      if let value { settings[keyPath: path] = value }
    }
    apply(data, to: \.data)
    apply(trainShare, to: \.trainShare)
    apply(samplesPerClass, to: \.samplesPerClass)
    apply(validation, to: \.validation)
    apply(labelNoise, to: \.labelNoise)
    apply(inputNoise, to: \.inputNoise)
    if standardize { settings.standardize = true }
    apply(shift, to: \.shift)
    if flip { settings.flip = true }
    apply(erase, to: \.erase)
    apply(model, to: \.model)
    apply(activation, to: \.activation)
    apply(initialWeights, to: \.initialWeights)
    apply(embedding, to: \.embedding)
    apply(embeddingWidth, to: \.embeddingWidth)
    apply(tree, to: \.tree)
    apply(batchSize, to: \.batchSize)
    apply(optimizer, to: \.optimizer)
    apply(learningRate, to: \.learningRate)
    apply(momentum, to: \.momentum)
    if nesterov { settings.nesterov = true }
    apply(weightDecay, to: \.weightDecay)
    apply(clip, to: \.clip)
    apply(schedule, to: \.schedule)
    apply(cycle, to: \.cycle)
    apply(cycleFactor, to: \.cycleFactor)
    apply(leastRate, to: \.leastRate)
    apply(warmUp, to: \.warmUp)
    apply(seed, to: \.seed)
    return settings
  }

  /// The options that are given and have no part in a training by `settings` with `losses`.
  func idle(in settings: TrainingSettings, losses: [String]) -> [String] {
    let isSGD = settings.optimizer == "sgd"
    let isConstant = settings.schedule == "constant"
    let other = [
      ("--momentum", momentum != nil && !isSGD), ("--nesterov", nesterov && !isSGD),
      ("--cycle", cycle != nil && settings.schedule != "sgdr"),
      ("--cycle-factor", cycleFactor != nil && settings.schedule != "sgdr"),
      ("--min-lr", leastRate != nil && isConstant),
    ]
    return lossOptions.idle(among: losses) + other.filter(\.1).map(\.0)
  }
}
