import Training

extension TrainingSettings {
  /// Checks each value by itself, whether it comes from an option or from a `config.json`.
  ///
  /// - Throws: ``CommandError/usage(_:)`` naming the option, what it takes and what was found.
  func checkRanges() throws(CommandError) {
    try check(.learningRate, learningRate, in: TrainingPlan.learningRates)
    try check(.momentum, momentum, below: 1)
    try check(.labelSmoothing, labelSmoothing, below: 1)
    try check(.lambda, lambda, in: 0...1e6)
    try check(.temperature, temperature, in: 1e-6...1e6)
    try check(.margin, margin, in: 0...1.5)
    try check(.batchSize, batchSize, in: 0...Int(Int32.max))
    try check(.trainShare, trainShare, in: 0.1...0.9)
    try check(.labelNoise, labelNoise, in: 0...1)
    try check(.inputNoise, inputNoise, in: 0...1e6)
    try check(.samplesPerClass, samplesPerClass, in: 1...Int(Int32.max))
    try check(.validation, validation, in: 0...Int(Int32.max))
    try check(.shift, shift, in: 0...Int(Int32.max))
    try check(.erase, erase, in: 0...1)
    try check(.embeddingWidth, embeddingWidth, in: Model.widths)
    try check(.weightDecay, weightDecay, in: 0...1e6)
    try check(.clip, clip, in: 1e-9...1e9)
    try check(.cycle, cycle, in: 1...1_000_000)
    try check(.cycleFactor, cycleFactor, in: 1...1000)
    try check(.leastRate, leastRate, in: 0...TrainingPlan.learningRates.upperBound)
    try check(.warmUp, warmUp, in: 0...1_000_000)
    try check(.epochs, epochs, in: 1...Train.mostEpochs)
    try check(.activation, activation, among: Activation.allCases.map(\.rawValue))
    try check(.optimizer, optimizer, among: ["sgd", "adamw"])
    try check(.schedule, schedule, among: ["constant", "cosine", "sgdr"])
    try check(.embedding, embedding, among: ["one-hot", "semantic"])
  }

  private func check<Number: Comparable>(
    _ key: CodingKeys, _ value: Number?, in range: ClosedRange<Number>
  ) throws(CommandError) {
    // Not a number lies in no range.
    guard let value, !range.contains(value) else { return }
    throw .usage(
      "--\(key.stringValue): expected a number from \(range.lowerBound) to \(range.upperBound),"
        + " found \(value)")
  }

  private func check(_ key: CodingKeys, _ value: Float, below bound: Float) throws(CommandError) {
    guard !(0..<bound).contains(value) else { return }
    throw .usage("--\(key.stringValue): expected a number from 0 to below \(bound), found \(value)")
  }

  private func check(_ key: CodingKeys, _ value: String, among names: [String]) throws(CommandError) {
    guard !names.contains(value) else { return }
    throw .usage(
      "--\(key.stringValue): expected one of \(names.joined(separator: ", ")), found '\(value)'")
  }
}
