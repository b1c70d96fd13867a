/// What came out of a cell: a line of `results.jsonl`, which says what was trained along with it.
public struct CellResult: Sendable, Hashable, Codable {
  /// ``SweepCell/key``.
  public var key: String
  public var stage: SweepCell.Stage
  public var data: String
  public var model: String
  public var loss: String
  public var embedding: String
  public var samplesPerClass: Int
  public var learningRate: Float
  public var weightDecay: Float
  public var seed: UInt64
  public var steps: Int
  /// ``SweepQuestion/conditions``; nil where nobody wrote them down.
  public var conditions: String?
  /// At the end of the training, 0 to 1; 0 where it diverged.
  public var validationAccuracy: Double
  /// Nil where it is not finite.
  public var validationLoss: Double?
  /// Nil for cells of the search, which have not seen the test samples.
  public var testAccuracy: Double?
  /// The step at which the loss was not finite, if that came.
  public var divergedAt: Int?
  /// What the final weights hash to, in hexadecimal: the same cell gives the same bits.
  public var weights: String
  /// How long the training took.
  public var seconds: Double

  enum CodingKeys: String, CodingKey {
    case key, stage, data, model, loss, embedding, seed, steps, conditions, weights, seconds
    case samplesPerClass = "samples-per-class"
    case learningRate = "lr"
    case weightDecay = "weight-decay"
    case validationAccuracy = "validation-accuracy"
    case validationLoss = "validation-loss"
    case testAccuracy = "test-accuracy"
    case divergedAt = "diverged-at"
  }
}

extension CellResult {
  public init(
    _ cell: SweepCell, validationAccuracy: Double, validationLoss: Double?, testAccuracy: Double?,
    divergedAt: Int? = nil, conditions: String? = nil, weights: String = "", seconds: Double = 0
  ) {
    self.init(
      key: cell.key, stage: cell.stage, data: cell.point.data, model: cell.point.model, loss: cell.point.loss,
      embedding: cell.point.embedding, samplesPerClass: cell.point.samplesPerClass,
      learningRate: cell.rates.learningRate, weightDecay: cell.rates.weightDecay, seed: cell.seed,
      steps: cell.steps, conditions: conditions, validationAccuracy: validationAccuracy,
      validationLoss: validationLoss, testAccuracy: testAccuracy, divergedAt: divergedAt, weights: weights,
      seconds: seconds)
  }

  /// Whether the other is what the same training gives; it may have taken another time.
  func isSame(as other: CellResult) -> Bool {
    var other = other
    other.seconds = seconds
    // Whoever wrote no conditions down contradicts nobody.
    if conditions == nil || other.conditions == nil { other.conditions = conditions }
    return self == other
  }

  public var rates: Rates { Rates(learningRate: learningRate, weightDecay: weightDecay) }

  /// What keeps this from being the result of a cell with its key; nil where nothing does.
  ///
  /// Results come from files, which people edit.
  var flaw: String? {
    let cell = SweepCell(
      stage: stage,
      point: SweepPoint(
        panel: 0, data: data, model: model, loss: loss, embedding: embedding, samplesPerClass: samplesPerClass
      ),
      rates: rates, seed: seed, steps: steps)
    if cell.key != key { return "another key" }
    if !(0...1).contains(validationAccuracy) { return "a validation-accuracy of \(validationAccuracy)" }
    if seconds < 0 { return "\(seconds) seconds" }
    if let testAccuracy, !(0...1).contains(testAccuracy) { return "a test-accuracy of \(testAccuracy)" }
    if (stage == .final) != (testAccuracy != nil) {
      return stage == .final ? "no test-accuracy" : "a test-accuracy in the search"
    }
    return nil
  }
}
