/// What a sweep asks: every combination of data, models, losses, embeddings and numbers of samples, with the rates
/// chosen from a grid on validation data, and a test of the chosen ones over several seeds.
public struct SweepDefinition: Sendable, Hashable, Codable {
  public var data = ["glyphs"]
  public var models = ["residual:16,32,64"]
  /// For data that other models are for.
  public var dataModels: [String: [String]] = [:]
  public var losses: [String] = []
  /// `one-hot`, `semantic`, or `semantic:D` for the tree of the classes with its D uppermost levels of groups.
  public var embeddings = ["one-hot"]
  /// How many training samples of each class.
  public var samplesPerClass: [Int] = []
  /// The learning rates that are tried; a loss in ``lossLearningRates`` has its own.
  public var learningRates: [Float] = [2.5, 1, 0.5, 0.1, 0.05, 0.01, 0.005, 0.001]
  /// For losses whose rates lie elsewhere.
  public var lossLearningRates: [String: [Float]] = [:]
  /// The panels: in each the weight decay is chosen from one of these lists, along with the rate.
  public var weightDecays: [[Float]] = [[0]]
  /// For panels that ask less than all: the losses of each, in the order of ``weightDecays``.
  public var panelLosses: [[String]] = []
  public var seeds: [UInt64] = [1, 2, 3]
  /// How many steps a training has, and those by which rates are chosen.
  public var steps = 900
  public var searchSteps = 900
  public var batchSize = 96
  public var momentum: Float = 0.9
  public var clip: Float = 10
  /// Validation samples that are held out of the training side, for data that bring none; where nothing is said,
  /// a fifth of it and at most 1,000.
  public var validation: Int?
  public var shift = 0
  public var flip = false
  public var erase: Float = 0

  public init() {}

  /// How long a search is where trainings have another number of steps: the same part of them.
  public func searchSteps(forSteps other: Int) -> Int {
    let (product, isTooLarge) = searchSteps.multipliedReportingOverflow(by: other)
    return isTooLarge || steps <= 0 ? other : max(min(1, other), product / steps)
  }

  /// Named as options and the keys of files are.
  enum CodingKeys: String, CodingKey, CaseIterable {
    case data, models, losses, embeddings, seeds, steps, momentum, clip, validation, shift, flip, erase
    case dataModels = "data-models"
    case samplesPerClass = "samples-per-class"
    case learningRates = "lr"
    case lossLearningRates = "loss-lr"
    case weightDecays = "weight-decays"
    case panelLosses = "panel-losses"
    case searchSteps = "search-steps"
    case batchSize = "batch-size"
  }
}
