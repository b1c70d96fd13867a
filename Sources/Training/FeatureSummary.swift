/// What the features f are like that a network gives a set of samples.
public struct FeatureSummary: Sendable, Hashable {
  /// ‖f‖ of each sample.
  public let norms: [Float]
  /// R² of the directions of the classes, as ``ClassSeparation`` has it; NaN where it is not known.
  public let separation: Double
  /// The expected calibration error; nil for losses whose predictions have no probabilities.
  public let calibrationError: Double?

  public init(norms: [Float], separation: Double, calibrationError: Double?) {
    self.norms = norms
    self.separation = separation
    self.calibrationError = calibrationError
  }

  /// The mean of the finite norms.
  public var meanNorm: Double {
    let finite = norms.filter(\.isFinite)
    return finite.isEmpty ? .nan : finite.reduce(0) { $0 + Double($1) } / Double(finite.count)
  }
}

/// Collects a summary from features as they come, batch by batch.
struct FeatureSummaryBuilder {
  private var norms: [Float] = []
  private var separation: ClassSeparation
  private var calibration = CalibrationError()

  init(classCount: Int, width: Int) { separation = ClassSeparation(classCount: classCount, width: width) }

  mutating func add(
    _ rows: OutputRows, confidences: UnsafePointer<Float>, predictions: UnsafePointer<Int32>
  ) {
    for row in 0..<rows.rows {
      let features = rows.features + row * rows.width
      var square = 0.0
      for index in 0..<rows.width { square += Double(features[index]) * Double(features[index]) }
      let norm = square.squareRoot()
      norms.append(Float(norm))
      separation.add(features, label: Int(rows.labels[row]), norm: norm)
      calibration.add(
        confidence: Double(confidences[row]), isCorrect: predictions[row] == rows.labels[row])
    }
  }

  var summary: FeatureSummary {
    FeatureSummary(norms: norms, separation: separation.value, calibrationError: calibration.value)
  }
}
