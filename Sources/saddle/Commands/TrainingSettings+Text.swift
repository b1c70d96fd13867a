extension TrainingSettings {
  /// What stands for no value where there may be none.
  static let noValue = "none"

  /// The value of an option as its text on the command line; ``noValue`` for none.
  func text(of key: CodingKeys) -> String {
    func text(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? Self.noValue }
    return switch key {
    case .data: data
    case .samplesPerClass: text(samplesPerClass)
    case .validation: text(validation)
    case .standardize: text(standardize)
    case .shift: text(shift)
    case .flip: text(flip)
    case .erase: text(erase)
    case .model: model
    case .activation: activation
    case .trainShare: text(trainShare)
    case .labelNoise: text(labelNoise)
    case .inputNoise: text(inputNoise)
    case .initialWeights: text(initialWeights)
    case .embedding: embedding
    case .embeddingWidth: text(embeddingWidth)
    case .tree: text(tree)
    case .labelSmoothing: text(labelSmoothing)
    case .lambda: text(lambda)
    case .temperature: text(temperature)
    case .margin: text(margin)
    case .batchSize: text(batchSize)
    case .optimizer: optimizer
    case .learningRate: text(learningRate)
    case .momentum: text(momentum)
    case .nesterov: text(nesterov)
    case .weightDecay: text(weightDecay)
    case .clip: text(clip)
    case .schedule: schedule
    case .cycle: text(cycle)
    case .cycleFactor: text(cycleFactor)
    case .leastRate: text(leastRate)
    case .warmUp: text(warmUp)
    case .epochs: text(epochs)
    case .seed: text(seed)
    }
  }

  /// Sets the value of an option from a text.
  ///
  /// - Throws: ``CommandError/usage(_:)`` where the text is no value of its kind; its range is checked by
  ///   ``checkRanges()``.
  mutating func set(_ key: CodingKeys, to text: String) throws(CommandError) {
    let name = key.stringValue
    func number<Value: LosslessStringConvertible>() throws(CommandError) -> Value {
      guard let value = Value(text) else {
        let kind =
          Value.self == Bool.self ? "true or false" : Value.self == Float.self ? "a number" : "a whole number"
        throw .usage("\(name): expected \(kind), found '\(text)'")
      }
      return value
    }
    func optional<Value: LosslessStringConvertible>() throws(CommandError) -> Value? {
      text == Self.noValue ? nil : try number()
    }
    switch key {
    case .data: data = text
    case .samplesPerClass: samplesPerClass = try optional()
    case .validation: validation = try number()
    case .standardize: standardize = try number()
    case .shift: shift = try number()
    case .flip: flip = try number()
    case .erase: erase = try number()
    case .model: model = text
    case .activation: activation = text
    case .trainShare: trainShare = try optional()
    case .labelNoise: labelNoise = try number()
    case .inputNoise: inputNoise = try number()
    case .initialWeights: initialWeights = try optional()
    case .embedding: embedding = text
    case .embeddingWidth: embeddingWidth = try optional()
    case .tree: tree = try optional()
    case .labelSmoothing: labelSmoothing = try number()
    case .lambda: lambda = try number()
    case .temperature: temperature = try number()
    case .margin: margin = try optional()
    case .batchSize: batchSize = try number()
    case .optimizer: optimizer = text
    case .learningRate: learningRate = try number()
    case .momentum: momentum = try number()
    case .nesterov: nesterov = try number()
    case .weightDecay: weightDecay = try number()
    case .clip: clip = try optional()
    case .schedule: schedule = text
    case .cycle: cycle = try number()
    case .cycleFactor: cycleFactor = try number()
    case .leastRate: leastRate = try number()
    case .warmUp: warmUp = try number()
    case .epochs: epochs = try optional()
    case .seed: seed = try number()
    }
  }
}
