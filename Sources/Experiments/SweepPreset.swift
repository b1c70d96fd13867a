/// Sweeps that ask what the paper asks, on data that come with the program.
///
/// Each has a second panel, in which weight decay is tuned: the first alone would mislead.
public enum SweepPreset: String, Sendable, CaseIterable {
  case figure2
  case table2
  case table3
  case weightDecay = "weight-decay"

  /// What it asks, in a line.
  public var summary: String {
    switch self {
    case .figure2: "accuracy against samples a class (Figure 2)"
    case .table2: "the losses on all bundled data (Table 2)"
    case .table3: "targets with one to three levels of groups (Table 3)"
    case .weightDecay: "what is left once weight decay is tuned"
    }
  }

  /// How many minutes it takes on two processors.
  public func minutes(isQuick: Bool) -> Int {
    if isQuick { return 2 }
    switch self {
    case .figure2: return 5
    case .table2: return 6
    case .table3: return 3
    case .weightDecay: return 3
    }
  }

  /// - Parameter isQuick: fewer and shorter trainings.
  public func definition(isQuick: Bool) -> SweepDefinition {
    var sweep = SweepDefinition()
    sweep.weightDecays = Self.weightDecays
    switch self {
    case .figure2:
      sweep.losses = Self.losses
      sweep.samplesPerClass = isQuick ? [2, 5, 20] : [2, 5, 10, 20]
      sweep.panelLosses = [Self.losses, ["cross-entropy", "cosine"]]
      sweep.lossLearningRates = Self.fewRates
      sweep.searchSteps = 450
    case .table2:
      sweep.data =
        isQuick ? ["digits", "glyphs", "languages"] : ["digits", "fashion", "glyphs", "languages"]
      sweep.dataModels = ["languages": ["mlp:128"]]
      sweep.losses = Self.losses
      sweep.embeddings = ["one-hot", "semantic"]
      sweep.samplesPerClass = [10]
      sweep.panelLosses = [Self.losses, ["cross-entropy", "cosine"]]
      sweep.lossLearningRates = Self.moreRates
      sweep.searchSteps = 450
    case .table3:
      sweep.losses = ["cosine", "cosine+cross-entropy"]
      sweep.embeddings = ["one-hot", "semantic:1", "semantic:2", "semantic:3"]
      sweep.samplesPerClass = [5]
      sweep.lossLearningRates = Self.fewRates
      sweep.searchSteps = 450
    case .weightDecay:
      sweep.losses = ["cross-entropy", "cosine"]
      sweep.samplesPerClass = [2, 5]
      sweep.lossLearningRates = Self.moreRates
    }
    sweep.lossLearningRates = sweep.lossLearningRates.filter { sweep.losses.contains($0.key) }
    if isQuick {
      sweep.steps /= 2
      sweep.searchSteps /= 2
    }
    return sweep
  }

  /// None, and beside it a choice.
  public static let weightDecays: [[Float]] = [[0], [0, 0.002, 0.01, 0.05]]

  private static let losses = [
    "mse", "cross-entropy", "cross-entropy-smoothed", "cosine", "cosine+cross-entropy",
  ]

  /// Those that validation data chose out of more in longer searches.
  private static let fewRates: [String: [Float]] = [
    "mse": [0.01, 0.005], "cross-entropy": [0.5, 0.1], "cross-entropy-smoothed": [0.5, 0.1],
    "cosine": [2.5, 0.5], "cosine+cross-entropy": [2.5, 1],
  ]

  private static let moreRates: [String: [Float]] = [
    "mse": [0.05, 0.01, 0.005], "cross-entropy": [0.5, 0.1, 0.05],
    "cross-entropy-smoothed": [0.5, 0.1, 0.05],
    "cosine": [2.5, 0.5, 0.1], "cosine+cross-entropy": [2.5, 0.5, 0.1],
  ]
}
