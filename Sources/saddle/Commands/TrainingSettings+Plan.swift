import ArrayFiles
import Datasets
import Training

extension TrainingSettings {
  /// Reads what is to be trained on and with.
  ///
  /// - Parameters:
  ///   - option: the one that names the losses.
  ///   - remark: is told what a user should know of how the data were taken.
  /// - Throws: ``CommandError`` naming the option, and `InputError` where a file is not what it should be.
  func plan(losses names: [String], option: String, crew: Crew, remark: (String) -> Void) throws
    -> TrainingPlan
  {
    try checkRanges()
    let losses = try LossList.losses(named: names, option: option, parameters: lossParameters)
    let split = try split(remark: remark)
    try checkClassCount(split.train)
    let model = try fittingModel(split, losses: losses)
    var plan = TrainingPlan(
      data: split, model: model, losses: losses, embedding: try targets(of: split.train, for: losses),
      batchSize: batchSize, learningRate: learningRate, seed: seed)
    plan.activation = chosenActivation
    plan.augmentation = try augmentation(of: split.train, remark: remark)
    plan.crew = crew
    for loss in losses {
      let count = plan.network(for: loss).parameterCount
      guard count <= TrainingPlan.mostParameters else {
        throw CommandError.usage(
          "--model: expected at most \(TrainingPlan.mostParameters) parameters, found \(count)")
      }
    }
    try checkMemory(plan)
    try setCourse(of: &plan)
    plan.initialWeights = try loadedWeights(for: plan, remark: remark)
    return plan
  }

  /// What a training by a plan goes on by, where of the settings only those are others that it takes in on its way.
  ///
  /// Nothing is read: files may hold something else by now, to which the networks do not fit.
  ///
  /// - Parameters:
  ///   - names: the losses of the plan.
  ///   - option: the one that names them.
  /// - Throws: ``CommandError`` naming the option.
  func plan(goingOnFrom plan: TrainingPlan, losses names: [String], option: String) throws -> TrainingPlan {
    try checkRanges()
    var plan = plan
    plan.losses = try LossList.losses(named: names, option: option, parameters: lossParameters)
    plan.learningRate = learningRate
    try setCourse(of: &plan)
    return plan
  }

  private func setCourse(of plan: inout TrainingPlan) throws {
    plan.optimizer = optimizer == "adamw" ? .adamW() : .sgd(momentum: momentum, isNesterov: nesterov)
    plan.weightDecay = weightDecay
    plan.clip = clip.map(GradientClip.init)
    plan.epochs = epochs
    plan.schedule = try trainingSchedule(stepsPerEpoch: plan.stepsPerEpoch)
  }

  /// The weights in the file of `--init`, a network's each loss; nil where there is no such file.
  private func loadedWeights(for plan: TrainingPlan, remark: (String) -> Void) throws -> [Weights]? {
    guard let initialWeights else { return nil }
    let file = try SafeTensors(path: initialWeights)
    let loaded = try plan.losses.map { loss in
      let network = plan.network(for: loss)
      return try network.weights(
        in: file, named: initialWeights, others: network.initialWeights(seed: seed))
    }
    let remarks = loaded.map(\.remark)
    for (index, text) in remarks.enumerated() where remarks.firstIndex(of: text) == index {
      guard let text else { continue }
      let names = zip(plan.losses, remarks).filter { $1 == text }.map(\.0.name)
      remark(
        names.count == remarks.count ? "--init: \(text)" : "--init, \(names.joined(separator: ", ")): \(text)"
      )
    }
    return loaded.map(\.weights)
  }

  var lossParameters: LossParameters {
    var parameters = LossParameters()
    parameters.smoothing = labelSmoothing
    parameters.crossEntropyWeight = lambda
    parameters.temperature = temperature
    if let margin {
      parameters.cosineMargin = margin
      parameters.angularMargin = margin
    }
    return parameters
  }

  private func fittingModel(_ split: Split, losses: [any Loss]) throws -> Model {
    do throws(ModelError) {
      let model = try Model(self.model)
      _ = try model.layers(
        inputShape: split.train.inputShape, featureWidth: split.train.classCount,
        activation: chosenActivation)
      return model
    } catch {
      throw CommandError.usage("\(error.activation == nil ? "--model" : "--activation"): \(error)")
    }
  }

  /// - Precondition: the ranges have been checked.
  private var chosenActivation: Activation { Activation(rawValue: activation)! }

  private func targets(of data: Dataset, for losses: [any Loss]) throws -> Embedding {
    guard embedding == "semantic" else {
      for (option, isGiven) in [("--tree", tree != nil), ("--embedding-width", embeddingWidth != nil)]
      where isGiven {
        throw CommandError.usage("\(option): it is for --embedding semantic, found \(embedding)")
      }
      return .oneHot(data.classCount)
    }
    guard losses.contains(where: \.usesTargets) else {
      let names = losses.map(\.name).joined(separator: ", ")
      throw CommandError.usage("--embedding: semantic is for losses with targets, found \(names)")
    }
    guard let tree = try tree.map({ try ClassTree(path: $0) }) ?? data.tree else {
      throw CommandError.usage(
        "--embedding: semantic needs a tree of the classes, and '\(self.data)' has none: give --tree")
    }
    guard let width = embeddingWidth, width != data.classCount else {
      return try .semantic(tree: tree, classNames: data.classNames)
    }
    guard width < data.classCount else {
      throw CommandError.usage(
        "--embedding-width: expected at most \(data.classCount), one a class, found \(width)")
    }
    return try .semantic(tree: tree, classNames: data.classNames, width: width)
  }

  private func trainingSchedule(stepsPerEpoch: Int) throws -> Schedule {
    let shape: Schedule.Shape
    switch schedule {
    case "cosine":
      guard let epochs else {
        throw CommandError.usage("--schedule: cosine needs to know its end: give --epochs")
      }
      shape = .cosine(steps: epochs * stepsPerEpoch)
    case "sgdr": shape = .warmRestarts(cycle: cycle * stepsPerEpoch, factor: cycleFactor)
    default: shape = .constant
    }
    let minimum = shape == .constant ? 0 : leastRate
    return Schedule(shape, minimum: minimum, warmUpSteps: warmUp * stepsPerEpoch)
  }
}
