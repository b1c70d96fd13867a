extension TrainingSettings {
  /// Settings that came later have the value that runs had before them, where a configuration is older.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    var settings = TrainingSettings()
    func read<Value: Decodable>(
      _ key: CodingKeys, _ path: WritableKeyPath<TrainingSettings, Value>
    ) throws {
      settings[keyPath: path] = try container.decode(Value.self, forKey: key)
    }
    func read<Value: Decodable>(
      _ key: CodingKeys, _ path: WritableKeyPath<TrainingSettings, Value?>
    ) throws {
      settings[keyPath: path] = try container.decodeIfPresent(Value.self, forKey: key)
    }
    func readLater<Value: Decodable>(
      _ key: CodingKeys, _ path: WritableKeyPath<TrainingSettings, Value>
    ) throws {
      guard let value = try container.decodeIfPresent(Value.self, forKey: key) else { return }
      settings[keyPath: path] = value
    }
    try read(.data, \.data)
    try read(.trainShare, \.trainShare)
    try read(.samplesPerClass, \.samplesPerClass)
    try read(.validation, \.validation)
    try readLater(.labelNoise, \.labelNoise)
    try readLater(.inputNoise, \.inputNoise)
    try read(.standardize, \.standardize)
    try read(.shift, \.shift)
    try read(.flip, \.flip)
    try read(.erase, \.erase)
    try read(.model, \.model)
    try readLater(.activation, \.activation)
    try read(.initialWeights, \.initialWeights)
    try read(.embedding, \.embedding)
    try read(.embeddingWidth, \.embeddingWidth)
    try read(.tree, \.tree)
    try read(.labelSmoothing, \.labelSmoothing)
    try read(.lambda, \.lambda)
    try read(.temperature, \.temperature)
    try read(.margin, \.margin)
    try read(.batchSize, \.batchSize)
    try read(.optimizer, \.optimizer)
    try read(.learningRate, \.learningRate)
    try read(.momentum, \.momentum)
    try read(.nesterov, \.nesterov)
    try read(.weightDecay, \.weightDecay)
    try read(.clip, \.clip)
    try read(.schedule, \.schedule)
    try read(.cycle, \.cycle)
    try read(.cycleFactor, \.cycleFactor)
    try read(.leastRate, \.leastRate)
    try read(.warmUp, \.warmUp)
    try read(.epochs, \.epochs)
    try read(.seed, \.seed)
    self = settings
  }
}
