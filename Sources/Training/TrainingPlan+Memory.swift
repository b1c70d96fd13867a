extension TrainingPlan {
  /// How many bytes a training takes about: its data, what a step computes in, and the weights with all that is
  /// as many as they are. What does not grow with data, batch or model is left out.
  public var memoryEstimate: Int {
    let parts = [data.train, data.test] + [data.validation].compactMap { $0 }
    let networks = losses.map { network(for: $0) }
    let evaluation = networks.map { Evaluator.layout(for: $0, crew: crew).byteCount }.max() ?? 0
    // The weights, their gradient and the optimizer's slots; those to begin with; the copies in the evaluators
    // of training and screen; the snapshot that is shown, and the one that is made.
    let weights = networks.reduce(0) { $0 + 4 * (7 + optimizer.slotCount) * $1.parameterCount }
    // The order of the samples is a whole number each.
    return parts.reduce(0) { $0 + $1.byteCount } + 8 * data.train.count + stepLayout.byteCount
      + 2 * evaluation + weights
  }

  /// The memory for a step of any of the learners.
  var stepLayout: WorkspaceMemory.Layout {
    let rows = BatchOrder(sampleCount: data.train.count, batchSize: batchSize, seed: seed).batchSize
    let layouts = losses.map {
      WorkspaceMemory.Layout(network: network(for: $0), rows: rows, crew: crew, isForTraining: true)
    }
    return layouts.dropFirst().reduce(layouts[0]) { $0.union($1) }
  }

  /// The weights that the seed gives for each loss; those of networks of the same layers are drawn once.
  func drawnWeights() -> [Weights] {
    var drawn: [Int: Weights] = [:]
    return losses.map { loss in
      let network = network(for: loss)
      guard network.logitWidth == nil else { return network.initialWeights(seed: seed) }
      if let weights = drawn[network.featureWidth] { return weights }
      let weights = network.initialWeights(seed: seed)
      drawn[network.featureWidth] = weights
      return weights
    }
  }
}
