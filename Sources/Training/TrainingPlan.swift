import Datasets

/// What is trained on what, and how: everything that decides the bits of a training.
public struct TrainingPlan: Sendable {
  public var data: Split
  public var model: Model
  /// What stands behind the hidden layers of the model.
  public var activation = Activation.relu
  /// A network is trained for each of them, from the same weights and on the same batches.
  public var losses: [any Loss]
  /// The targets of the losses that have some.
  public var embedding: Embedding
  /// How many samples a step sees; 0 stands for all of them.
  public var batchSize: Int
  /// The peak of the schedule.
  public var learningRate: Float
  public var schedule = Schedule.constant
  public var optimizer = Optimizer.sgd(momentum: 0.9)
  public var weightDecay: Float = 0
  public var clip: GradientClip?
  /// What happens to the training samples of a step, where these are images.
  public var augmentation = Augmentation()
  /// After how many epochs a training that is watched comes to its end; nil for never.
  public var epochs: Int?
  /// The same in steps, where that is sooner.
  public var steps: Int?
  public var seed: UInt64
  /// The threads of a step; the bits do not depend on them.
  public var crew = Crew(threads: 1)
  /// The weights to begin with, in place of drawn ones; one network each a loss.
  public var initialWeights: [Weights]?

  /// The learning rates that can be chosen: those that make sense lie far within.
  public static let learningRates: ClosedRange<Float> = 1e-9...1e9
  /// The most parameters that a network can have: 64 MB of them, several times over in training.
  public static let mostParameters = 1 << 24

  /// - Precondition: the model fits the data.
  public init(
    data: Split, model: Model, losses: [any Loss], embedding: Embedding? = nil, batchSize: Int,
    learningRate: Float, seed: UInt64
  ) {
    self.data = data
    self.model = model
    self.losses = losses
    self.embedding = embedding ?? .oneHot(data.train.classCount)
    self.batchSize = batchSize
    self.learningRate = learningRate
    self.seed = seed
  }

  /// How many steps see every training sample once.
  public var stepsPerEpoch: Int {
    BatchOrder(sampleCount: data.train.count, batchSize: batchSize, seed: seed).stepsPerEpoch
  }

  /// The network that is trained with `loss`: the model's layers, then the head that the loss brings along.
  ///
  /// - Precondition: the model fits the data and has the activation.
  public func network(for loss: any Loss) -> Network {
    let width = embedding(for: loss).width
    do throws(ModelError) {
      return Network(
        layers: try model.layers(
          inputShape: data.train.inputShape, featureWidth: width, activation: activation),
        head: loss.head(featureWidth: width, classCount: data.train.classCount))
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// Why the network that is trained with `trained` gives nothing that `loss` can be computed of; nil where it
  /// does.
  public func misfit(of loss: any Loss, network trained: any Loss) -> String? {
    let (width, found) = (embedding(for: loss).width, embedding(for: trained).width)
    if width != found {
      return "it needs \(width) features, and the network gives \(found)"
    }
    if !loss.head(featureWidth: width, classCount: data.train.classCount).isEmpty, loss.name != trained.name {
      return "it needs weights with its head, and these were trained with \(trained.name)"
    }
    return nil
  }

  /// The targets of `loss`, or where it has none a feature a class.
  public func embedding(for loss: any Loss) -> Embedding {
    loss.usesTargets || embedding.isOneHot ? embedding : .oneHot(data.train.classCount)
  }
}
