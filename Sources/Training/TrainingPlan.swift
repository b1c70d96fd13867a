import Datasets

/// What is trained on what, and how: everything that decides the bits of a training.
public struct TrainingPlan: Sendable {
  public var data: Split
  public var model: Model
  /// A network is trained for each of them, from the same weights and on the same batches.
  public var losses: [any Loss]
  /// How many samples a step sees; 0 stands for all of them.
  public var batchSize: Int
  public var learningRate: Float
  public var momentum: Float
  public var seed: UInt64

  /// The learning rates that can be chosen: those that make sense lie far within.
  public static let learningRates: ClosedRange<Float> = 1e-9...1e9
  /// The most parameters that a network can have: 64 MB of them, several times over in training.
  public static let mostParameters = 1 << 24

  public init(
    data: Split, model: Model, losses: [any Loss], batchSize: Int, learningRate: Float, momentum: Float,
    seed: UInt64
  ) {
    self.data = data
    self.model = model
    self.losses = losses
    self.batchSize = batchSize
    self.learningRate = learningRate
    self.momentum = momentum
    self.seed = seed
  }

  public var network: Network {
    model.network(inputWidth: data.train.inputWidth, classCount: data.train.classCount)
  }
  public var embedding: Embedding { .oneHot(data.train.classCount) }
}
