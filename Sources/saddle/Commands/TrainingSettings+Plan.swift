import ArrayFiles
import Datasets
import Training

extension TrainingSettings {
  /// Reads what is to be trained on and with.
  ///
  /// - Parameter remark: is told what a user should know of how the data were taken.
  /// - Throws: ``CommandError`` naming the option, and `InputError` where a file is not what it should be.
  func plan(losses names: [String], crew: Crew, remark: (String) -> Void) throws -> TrainingPlan {
    let losses = try losses(names)
    let split = try split(remark: remark)
    let model = try fittingModel(split, losses: losses)
    var plan = TrainingPlan(
      data: split, model: model, losses: losses, embedding: try targets(of: split.train, for: losses),
      batchSize: batchSize, learningRate: learningRate, seed: seed)
    plan.optimizer = optimizer == "adamw" ? .adamW() : .sgd(momentum: momentum, isNesterov: nesterov)
    plan.weightDecay = weightDecay
    plan.clip = clip.map(GradientClip.init)
    plan.crew = crew
    plan.epochs = epochs
    for loss in losses {
      let count = plan.network(for: loss).parameterCount
      guard count <= TrainingPlan.mostParameters else {
        throw CommandError.usage(
          "--model: expected at most \(TrainingPlan.mostParameters) parameters, found \(count)")
      }
    }
    plan.schedule = try trainingSchedule(stepsPerEpoch: plan.stepsPerEpoch)
    if let initialWeights {
      let file = try SafeTensors(path: initialWeights)
      plan.initialWeights = try losses.map { loss in
        let network = plan.network(for: loss)
        let loaded = try network.weights(
          in: file, named: initialWeights, others: network.initialWeights(seed: seed))
        if let fresh = loaded.fresh { remark("--init: \(fresh)") }
        return loaded.weights
      }
    }
    return plan
  }

  private var lossParameters: LossParameters {
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

  private func losses(_ names: [String]) throws -> [any Loss] {
    let option = names.count == 1 ? "--loss" : "--losses"
    return try names.map { name in
      do throws(UnknownLoss) { return try Losses.named(name, lossParameters) } catch {
        throw CommandError.usage("\(option): \(error)")
      }
    }
  }

  private func split(remark: (String) -> Void) throws -> Split {
    guard let split = Split.bundled(data) else {
      let names = Split.bundledNames.joined(separator: ", ")
      throw CommandError.usage("--data: no data set '\(data)': expected one of \(names)")
    }
    return split
  }

  private func fittingModel(_ split: Split, losses: [any Loss]) throws -> Model {
    do throws(ModelError) {
      let model = try Model(self.model)
      _ = try model.layers(inputShape: split.train.inputShape, featureWidth: split.train.classCount)
      return model
    } catch { throw CommandError.usage("--model: \(error)") }
  }

  private func targets(of data: Dataset, for losses: [any Loss]) throws -> Embedding {
    .oneHot(data.classCount)
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
