/// Sweeps that ask what the paper asks, on data that come with the program.
public enum SweepPreset: String, Sendable, CaseIterable {
  case figure2
  case table2
  case table3
  case weightDecay = "weight-decay"

  /// What it asks, in a line.
  public var summary: String {
    switch self {
    case .figure2: "accuracy against samples per class on glyphs, as the paper's Figure 2"
    case .table2: "all losses on all bundled data, as the paper's Table 2"
    case .table3: "embeddings of one to three levels of groups, as the paper's Table 3"
    case .weightDecay: "what is left of it once weight decay is tuned"
    }
  }

  /// How long it takes on two processors, in words.
  public var time: String { "5 minutes" }

  /// - Parameter isQuick: fewer and shorter trainings.
  public func definition(isQuick: Bool) -> SweepDefinition {
    var sweep = SweepDefinition()
    sweep.lossLearningRates = Self.rates
    switch self {
    case .figure2:
      sweep.losses = Self.losses
      sweep.samplesPerClass = [2, 5, 10, 20]
      sweep.weightDecays = [[0], [0, 0.01, 0.05]]
      sweep.panelLosses = [Self.losses, ["cross-entropy", "cosine"]]
      sweep.searchSteps = 225
    case .table2:
      sweep.data = ["digits", "fashion", "glyphs", "languages"]
      sweep.dataModels = ["languages": ["mlp:128"]]
      sweep.losses = Self.losses
      sweep.embeddings = ["one-hot", "semantic"]
      sweep.samplesPerClass = [5]
    case .table3:
      sweep.losses = ["cosine", "cosine+cross-entropy"]
      sweep.embeddings = ["one-hot", "semantic:1", "semantic:2", "semantic:3"]
      sweep.samplesPerClass = [5]
    case .weightDecay:
      sweep.losses = ["cross-entropy", "cosine"]
      sweep.samplesPerClass = [2, 5]
      sweep.weightDecays = [[0], [0, 0.002, 0.01, 0.05]]
    }
    let names = sweep.losses
    sweep.lossLearningRates = sweep.lossLearningRates.filter { names.contains($0.key) }
    if isQuick {
      sweep.steps = 450
      sweep.searchSteps = 225
    }
    return sweep
  }

  private static let losses = [
    "mse", "cross-entropy", "cross-entropy-smoothed", "cosine", "cosine+cross-entropy",
  ]

  private static let rates: [String: [Float]] = [
    "mse": [0.05, 0.01, 0.005], "cross-entropy": [0.5, 0.1, 0.05],
    "cross-entropy-smoothed": [0.5, 0.1, 0.05],
    "cosine": [2.5, 1, 0.5, 0.1], "cosine+cross-entropy": [2.5, 1, 0.5],
  ]
}
