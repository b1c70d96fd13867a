/// A combination whose accuracy a sweep reports: rates are chosen for it, and it is tested over the seeds.
public struct SweepPoint: Sendable, Hashable {
  /// The place in ``SweepDefinition/weightDecays`` of the list that weight decay is chosen from.
  public var panel: Int
  public var data: String
  public var model: String
  public var loss: String
  public var embedding: String
  public var samplesPerClass: Int

  public init(
    panel: Int, data: String, model: String, loss: String, embedding: String, samplesPerClass: Int
  ) {
    self.panel = panel
    self.data = data
    self.model = model
    self.loss = loss
    self.embedding = embedding
    self.samplesPerClass = samplesPerClass
  }
}

/// A learning rate with a weight decay.
public struct Rates: Sendable, Hashable {
  public var learningRate: Float
  public var weightDecay: Float

  public init(learningRate: Float, weightDecay: Float) {
    self.learningRate = learningRate
    self.weightDecay = weightDecay
  }
}

extension SweepDefinition {
  /// All points: panel by panel, in each data by data and loss by loss.
  ///
  /// - Parameter hasTree: whether the classes of data have a tree: without one there is no semantic embedding.
  public func points(hasTree: (String) -> Bool) -> [SweepPoint] {
    var points: [SweepPoint] = []
    for panel in weightDecays.indices {
      for data in data {
        for model in models(for: data) {
          for loss in losses(ofPanel: panel) {
            for embedding in embeddings(of: loss, hasTree: hasTree(data)) {
              points += samplesPerClass.map {
                SweepPoint(
                  panel: panel, data: data, model: model, loss: loss, embedding: embedding,
                  samplesPerClass: $0)
              }
            }
          }
        }
      }
    }
    return points
  }

  public func models(for data: String) -> [String] { dataModels[data] ?? models }

  public func losses(ofPanel panel: Int) -> [String] {
    panelLosses.indices.contains(panel) ? panelLosses[panel] : losses
  }

  /// Losses that have no targets are trained once, whatever the embeddings.
  private func embeddings(of loss: String, hasTree: Bool) -> [String] {
    if Self.lossesWithoutTargets.contains(loss) { return ["one-hot"] }
    return embeddings.filter { $0 == "one-hot" || hasTree }
  }

  /// What is tried for a point.
  public func grid(of point: SweepPoint) -> [Rates] {
    (lossLearningRates[point.loss] ?? learningRates).flatMap { rate in
      weightDecays[point.panel].map { Rates(learningRate: rate, weightDecay: $0) }
    }
  }

  /// Which of the rates of a point are at an end of the grid, beyond which others may be better.
  ///
  /// A single value is no end, and no weight decay is below 0.
  public func areEnds(_ rates: Rates, of point: SweepPoint) -> (learningRate: Bool, weightDecay: Bool) {
    func isEnd(_ value: Float, of values: [Float]) -> Bool {
      let (least, most) = (values.min(), values.max())
      return least != most && (value == least || value == most)
    }
    let grid = grid(of: point)
    return (
      isEnd(rates.learningRate, of: grid.map(\.learningRate)),
      rates.weightDecay > 0 && isEnd(rates.weightDecay, of: grid.map(\.weightDecay))
    )
  }
}
