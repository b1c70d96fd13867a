import ArgumentParser
import ArrayFiles
import Datasets
import Experiments
import Glibc
import Training

/// What a sweep asks: a preset, a file, single options, or several of these, of which the later ones count.
struct SweepOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "\(SweepPreset.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "name"))
  var preset: String?

  @Flag(help: "For --preset: fewer and shorter trainings, about two minutes of them on two processors.")
  var quick = false

  @Option(
    help: ArgumentHelp(
      "A YAML file that says what is asked (README); options count before it.", valueName: "file"))
  var file: String?

  @Option(
    help: ArgumentHelp(
      "Keep the results in this folder, or go on with the sweep there (default: sweep- and the name of the preset"
        + " or file, as in sweep-figure2, with --quick sweep-figure2-quick; without these: sweep; of plan: none).",
      valueName: "folder"))
  var results: String?

  @Option(
    help: ArgumentHelp(
      "Data sets, by name or path, each once more (default: glyphs).", valueName: "name|path"))
  var data: [String] = []

  @Option(help: ArgumentHelp("Models, each once more (default: residual:16,32,64).", valueName: "spec"))
  var model: [String] = []

  @Option(help: ArgumentHelp("\(Losses.names.joined(separator: ", ")).", valueName: "names"))
  var losses: String?

  @Option(
    help: ArgumentHelp(
      "one-hot, semantic, or semantic:D for D levels of groups (default: one-hot). Losses without targets to embed,"
        + " such as cross-entropy, are one-hot beside the others.", valueName: "names"))
  var embeddings: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many training samples of each class, such as 2,5,10,20.", valueName: "counts"))
  var samplesPerClass: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The learning rates to choose from, such as 0.1,0.01; or those of one loss, such as cosine=2.5,1: each once"
        + " more (default: \(defaultRates); presets have their own).", valueName: "rates"))
  var lr: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The weight decays to choose from; a list a panel (default: \(Self.defaultDecays)).",
      valueName: "lists"))
  var weightDecays: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("The seeds (default: 1,2,3).", valueName: "numbers"))
  var seeds: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The steps of a training (default: 900).", valueName: "count")
  )
  var steps: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The steps of a training that rates are chosen by (default: as many as --steps, in some presets half of them).",
      valueName: "count")
  )
  var searchSteps: Int?

  @Option(parsing: .unconditional, help: ArgumentHelp("Samples a step (default: 96).", valueName: "count"))
  var batchSize: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Validation samples to hold out of the training side, for data that bring none (default: a fifth, at most 1000).",
      valueName: "count"))
  var validation: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Shift images by up to so many pixels (default: 0).", valueName: "pixels"))
  var shift: Int?

  @Flag(help: "Mirror half of the images.")
  var flip = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Erase a random rectangle of an image with this probability (default: 0).", valueName: "probability"))
  var erase: Float?

  func validate() throws {
    if let preset, SweepPreset(rawValue: preset) == nil {
      throw ValidationError(
        "--preset: expected one of \(SweepPreset.allCases.map(\.rawValue).joined(separator: ", ")), found '\(preset)'"
      )
    }
    if quick, preset == nil { throw ValidationError("--quick is for --preset, which is missing") }
    guard results != "" else { throw ValidationError("--results: expected the name of a folder, found ''") }
  }

  /// What is asked where nothing is said, with tuned weight decay beside none: the one alone would mislead.
  private static var unsaid: SweepDefinition {
    var definition = SweepDefinition()
    definition.weightDecays = SweepPreset.weightDecays
    return definition
  }

  private static var defaultDecays: String {
    unsaid.weightDecays.map { $0.map { SweepReport.text($0) }.joined(separator: ",") }.joined(separator: "/")
  }

  private static var defaultRates: String {
    SweepDefinition().learningRates.map { SweepReport.text($0) }.joined(separator: ",")
  }

  /// The keys of what single options say.
  private var givenKeys: Set<String> {
    let keys = [
      ("data", !data.isEmpty), ("models", !model.isEmpty), ("losses", losses != nil),
      ("embeddings", embeddings != nil), ("samples-per-class", samplesPerClass != nil), ("lr", !lr.isEmpty),
      ("weight-decays", weightDecays != nil), ("seeds", seeds != nil), ("steps", steps != nil),
      ("search-steps", searchSteps != nil), ("batch-size", batchSize != nil),
      ("validation", validation != nil), ("shift", shift != nil), ("flip", flip), ("erase", erase != nil),
    ]
    return Set(keys.filter(\.1).map(\.0))
  }

  /// Whether anything is said of what is asked.
  private var isDefinition: Bool { preset != nil || file != nil || !givenKeys.isEmpty }

  /// The folder of the results, without slashes at its end.
  var folder: String {
    if let results { return FolderPath.withoutSlashesAtItsEnd(results) }
    if let file {
      let name = file.split(separator: "/").last.map(String.init) ?? file
      return "sweep-" + name.prefix { $0 != "." }
    }
    return (["sweep"] + [preset].compactMap { $0 } + (quick ? ["quick"] : [])).joined(separator: "-")
  }

  /// What is asked, and the data.
  ///
  /// - Parameter workers: how many trainings are to run at the same time.
  /// - Throws: ``CommandError`` for an option, `InputError` for a file.
  func question(workers: Int = 1) throws -> (SweepDefinition, SweepData) {
    let definition = try definition()
    do {
      let data = try SweepData(definition)
      try definition.check(with: data)
      try definition.checkSizes(with: data, workers: workers)
      if definition.flip, definition.data.contains(where: TrainingSettings.characters.contains) {
        FileOutput.remark("--flip: \(TrainingSettings.flipRemark)")
      }
      return (definition, data)
    } catch let error as SweepError { throw complaint(error) }
  }

  private func definition() throws -> SweepDefinition {
    if !isDefinition {
      if results != nil, access(folder + "/sweep.json", F_OK) == 0 {
        return try SweepQuestion(in: folder).definition
      }
      throw CommandError.usage(
        "expected what to sweep: --preset, --file, or --losses and --samples-per-class; or --results with a sweep"
          + " to go on with")
    }
    do {
      var definition = preset.flatMap(SweepPreset.init)?.definition(isQuick: quick) ?? Self.unsaid
      if let file { definition = try SweepFile(YAMLFile(path: file)).changes.applied(to: definition) }
      definition = try changes().applied(to: definition)
      try definition.check()
      return definition
    } catch let error as SweepError { throw complaint(error) }
  }

  /// What is wrong with an option is wrong usage, with a file bad data.
  private func complaint(_ error: SweepError) -> any Error {
    if !isDefinition { return InputError(folder + "/sweep.json", reason: "\(error)") }
    if let file, !givenKeys.contains(error.key) { return InputError(file, reason: "\(error)") }
    return CommandError.usage("--\(Self.option(ofKey: error.key)): \(error.reason)")
  }

  /// The name of the option that a key of a file has.
  private static func option(ofKey key: String) -> String {
    if key == "models" { return "model" }
    return key.hasPrefix("loss-lr") ? "lr" + key.dropFirst("loss-lr".count) : key
  }

  /// What single options say.
  private func changes() throws -> SweepChanges {
    var changes = SweepChanges()
    if !data.isEmpty { changes.data = data }
    if !model.isEmpty { changes.models = model }
    changes.losses = losses.map(Self.names)
    changes.embeddings = embeddings.map(Self.names)
    changes.samplesPerClass = try samplesPerClass.map {
      try Self.numbers($0, "--samples-per-class", Int.init)
    }
    for text in lr {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let rates = try Self.numbers(parts.last!, "--lr", Float.init)
      guard !rates.isEmpty else {
        let name = parts.count == 2 ? "--lr of \(parts[0])" : "--lr"
        throw CommandError.usage("\(name): expected one at least, found an empty list")
      }
      if parts.count == 2 {
        changes.lossLearningRates = (changes.lossLearningRates ?? [:]).merging(
          [parts[0]: rates], uniquingKeysWith: +)
      } else {
        changes.learningRates = (changes.learningRates ?? []) + rates
      }
    }
    changes.weightDecays = try weightDecays?.split(separator: "/", omittingEmptySubsequences: false).map {
      try Self.numbers(String($0), "--weight-decays", Float.init)
    }
    changes.seeds = try seeds.map { try Self.numbers($0, "--seeds", UInt64.init) }
    changes.steps = steps
    changes.searchSteps = searchSteps
    changes.batchSize = batchSize
    changes.validation = validation
    changes.shift = shift
    if flip { changes.flip = true }
    changes.erase = erase
    return changes
  }

  private static func names(_ text: String) -> [String] {
    text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  private static func numbers<Number>(
    _ text: String, _ option: String, _ number: (String) -> Number?
  ) throws(CommandError) -> [Number] {
    var numbers: [Number] = []
    for name in names(text) {
      guard let value = number(name) else {
        throw .usage("\(option): expected numbers separated by commas, found '\(name)'")
      }
      numbers.append(value)
    }
    return numbers
  }
}
