import ArrayFiles
import Datasets
import Glibc
import Training

/// Whose landscape is looked at: a network, its data, and where its weights come from.
struct LandscapeSubject {
  let plan: TrainingPlan
  /// What the network was trained with.
  let loss: any Loss
  let settings: TrainingSettings
  let network: Network
  /// The folder of the run; nil where there are weights only.
  let folder: String?

  /// Weights, and what they are called.
  struct NamedWeights {
    let name: String
    let weights: Weights
  }

  init(plan: TrainingPlan, settings: TrainingSettings, folder: String?) {
    self.plan = plan
    loss = plan.losses[0]
    self.settings = settings
    network = plan.network(for: loss)
    self.folder = folder
  }

  /// The network of a run.
  ///
  /// - Parameter change: what of the run's settings is to be another.
  /// - Throws: `InputError` where the folder holds no run or the data are other ones.
  init(
    run folder: String, changing change: (inout TrainingSettings) -> Void, crew: Crew,
    remark: (String) -> Void
  ) throws {
    guard let configuration = try RunConfiguration.existing(in: folder) else {
      throw InputError(folder + "/config.json", errno: ENOENT)
    }
    var settings = configuration.settings
    // The run has left them behind; the file may be gone.
    settings.initialWeights = nil
    change(&settings)
    let plan = try settings.plan(losses: [configuration.loss], option: "--loss", crew: crew, remark: remark)
    guard String(plan.data.fingerprint, radix: 16) == configuration.fingerprint else {
      throw InputError(settings.data, reason: "the data are not those of the run in \(folder)")
    }
    settings.initialWeights = configuration.settings.initialWeights
    self.init(plan: plan, settings: settings, folder: folder)
  }

  /// The checkpoints of the run.
  var checkpoints: CheckpointFolder? { folder.map { CheckpointFolder($0 + "/checkpoints") } }

  /// The steps of the run's checkpoints.
  ///
  /// - Throws: `InputError` where there are none.
  func steps() throws -> [Int] {
    guard let checkpoints else { return [] }
    let steps = checkpoints.weightSteps
    if steps.isEmpty {
      throw InputError(checkpoints.path, expected: "checkpoints of the run", found: "none")
    }
    return steps
  }

  /// The weights of a step of the run.
  ///
  /// - Throws: ``CommandError/usage(_:)`` where there is no checkpoint of it.
  func weights(step: Int, option: String) throws -> NamedWeights {
    let steps = try steps()
    guard steps.contains(step), let checkpoints else {
      throw CommandError.usage(
        "\(option): expected a step with a checkpoint (\(Self.list(steps))), found \(step)")
    }
    return NamedWeights(
      name: "step \(step)", weights: try weights(file: checkpoints.weightFile(step: step)).weights)
  }

  private static func list(_ steps: [Int]) -> String {
    let texts = steps.map(String.init)
    return (texts.count > 6 ? texts.prefix(2) + ["…"] + texts.suffix(3) : texts).joined(separator: ", ")
  }

  func weights(file path: String) throws -> NamedWeights {
    NamedWeights(name: path, weights: try network.allWeights(in: SafeTensors(path: path), named: path))
  }

  /// The weights that a text names: a step, `first`, `last` or `initial` of the run, or a file.
  func weights(named text: String, option: String) throws -> NamedWeights {
    guard folder != nil else { return try weights(file: text) }
    if let step = Int(text) { return try weights(step: step, option: option) }
    switch text {
    case "first": return try weights(step: steps()[0], option: option)
    case "last": return try weights(step: steps().last!, option: option)
    case "initial":
      if let file = settings.initialWeights {
        throw CommandError.usage("\(option): the run began with the weights in \(file): name that file")
      }
      return NamedWeights(name: "the initial weights", weights: network.initialWeights(seed: settings.seed))
    default: return try weights(file: text)
    }
  }
}
