import Canvas
import Datasets
import Training

/// Something of a training that can be changed on the screen.
enum Control: Hashable {
  case setting(TrainingSettings.CodingKeys)
  /// How many hidden layers or blocks the model has.
  case layers
  /// The width of the widest of them.
  case width
  /// The loss of a panel, counted from 0; the first that is not there yet adds one.
  case loss(panel: Int)

  /// All that a setup has, with what they have in common.
  static func groups(of setup: TrainingSetup) -> [(title: String, controls: [Control])] {
    let panels = 0..<min(setup.losses.count + 1, KeyTable.mostPanels)
    return [
      ("losses", panels.map { .loss(panel: $0) } + keys(.labelSmoothing, .lambda, .temperature, .margin)),
      (
        "optimizer",
        keys(
          .learningRate, .optimizer, .momentum, .weightDecay, .clip, .schedule, .cycle, .epochs, .batchSize)
      ),
      ("data", keys(.data, .samplesPerClass, .trainShare, .labelNoise, .inputNoise)),
      ("model", keys(.model) + [.layers, .width] + keys(.activation)),
      ("chance", keys(.seed)),
    ]
  }

  private static func keys(_ keys: TrainingSettings.CodingKeys...) -> [Control] { keys.map { .setting($0) } }

  static func all(of setup: TrainingSetup) -> [Control] { groups(of: setup).flatMap(\.controls) }

  var name: String {
    switch self {
    case .loss(let panel): "panel \(panel + 1)"
    case .layers: "layers"
    case .width: "width"
    case .setting(let key): Self.name(of: key)
    }
  }

  private static func name(of key: TrainingSettings.CodingKeys) -> String {
    switch key {
    case .learningRate: "learning rate"
    case .samplesPerClass: "samples a class"
    case .labelSmoothing: "smoothing ε"
    case .lambda: "weight λ"
    case .epochs: "ends after"
    case .cycle: "first cycle"
    case .batchSize: "batch size"
    case .trainShare: "train share"
    case .labelNoise: "label noise"
    case .inputNoise: "input noise"
    case .weightDecay: "weight decay"
    default: key.stringValue
    }
  }

  /// Whether a change goes into the training as it runs; others start it anew.
  var isLive: Bool {
    if case .setting(let key) = self { return TrainingSetup.liveKeys.contains(key) }
    return false
  }

  /// Whether it has no part in a training by `setup`.
  func isIdle(in setup: TrainingSetup) -> Bool {
    guard case .setting(let key) = self else { return false }
    let losses = Set(setup.losses)
    return switch key {
    case .momentum: setup.settings.optimizer != "sgd"
    case .cycle: setup.settings.schedule != "sgdr"
    case .labelSmoothing: !losses.contains("cross-entropy-smoothed")
    case .lambda: !losses.contains("cosine+cross-entropy")
    case .temperature: losses.isDisjoint(with: ["normface", "cosface", "arcface"])
    case .margin: losses.isDisjoint(with: ["cosface", "arcface"])
    default: false
    }
  }

  static let shortTitles = Dictionary(
    uniqueKeysWithValues: Losses.all().map { ($0.name, $0.shortTitle) })

  /// What it stands at, for people.
  func text(in setup: TrainingSetup) -> String {
    let settings = setup.settings
    switch self {
    case .loss(let panel):
      guard setup.losses.indices.contains(panel) else { return TrainingSettings.noValue }
      return Self.shortTitles[setup.losses[panel]] ?? setup.losses[panel]
    case .setting(.weightDecay): return Double(settings.weightDecay).formatted(significantDigits: 2)
    case .layers: return settings.hiddenWidths.map { "\($0.count)" } ?? "as in the model"
    case .width: return settings.hiddenWidths.map { $0.max().map { "\($0)" } ?? "none" } ?? "as in the model"
    case .setting(.samplesPerClass): return settings.samplesPerClass.map { "\($0)" } ?? "all"
    case .setting(.trainShare): return settings.trainShare.map { "\($0)" } ?? "as it comes"
    case .setting(.batchSize): return settings.batchSize == 0 ? "all" : "\(settings.batchSize)"
    case .setting(.epochs): return settings.epochs.map { Counted.text($0, "epoch") } ?? "never"
    case .setting(.cycle): return Counted.text(settings.cycle, "epoch")
    case .setting(.margin): return settings.margin.map { "\($0)" } ?? "its own"
    case .setting(let key): return settings.text(of: key)
    }
  }
}

extension TrainingSettings {
  /// The widths of the hidden layers or blocks, where the model is given by them.
  var hiddenWidths: [Int]? {
    switch try? Model(model) {
    case .mlp(let widths), .residual(let widths): widths
    case .plain, nil: nil
    }
  }

  /// The same kind of model with other widths; nil where there is none.
  func model(hiddenWidths: [Int]) -> String? {
    switch try? Model(model) {
    case .mlp: Model.mlp(hiddenWidths).description
    case .residual where !hiddenWidths.isEmpty: Model.residual(hiddenWidths).description
    default: nil
    }
  }
}
