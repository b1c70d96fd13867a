import ArgumentParser
import Datasets
import Training

/// The options that say what is trained and how.
struct TrainingOptions: ParsableArguments {
  @Option(help: "A bundled data set: \(Split.bundledNames.joined(separator: ", ")).")
  var data = "digits"

  @Option(help: "The network: mlp: and the widths of its hidden layers.")
  var model = "mlp:64,32"

  @Option(parsing: .unconditional, help: "How many samples a step sees; 0: the whole set.")
  var batchSize = 32

  @Option(name: .customLong("lr"), parsing: .unconditional, help: "The learning rate.")
  var learningRate: Float = 0.02

  @Option(parsing: .unconditional, help: "The momentum, from 0 to below 1.")
  var momentum: Float = 0.9

  @Option(parsing: .unconditional, help: "The seed of the initial weights and of the order of the samples.")
  var seed: UInt64 = 1

  func validate() throws {
    guard TrainingPlan.learningRates.contains(learningRate) else {
      let (least, most) = (TrainingPlan.learningRates.lowerBound, TrainingPlan.learningRates.upperBound)
      throw ValidationError("--lr: expected a number from \(least) to \(most), found \(learningRate)")
    }
    guard (0..<1).contains(momentum) else {
      throw ValidationError("--momentum: expected a number from 0 to below 1, found \(momentum)")
    }
    guard batchSize >= 0 else {
      throw ValidationError("--batch-size: expected 0 or more, found \(batchSize)")
    }
  }

  /// - Throws: ``CommandError`` where there is no such data set or model.
  func plan(losses: [any Loss]) throws -> TrainingPlan {
    guard let split = Split.bundled(data) else {
      let names = Split.bundledNames.joined(separator: ", ")
      throw CommandError.usage("--data: no data set '\(data)': expected one of \(names)")
    }
    let model: Model
    do { model = try Model(self.model) } catch { throw CommandError.usage("--model: \(error)") }
    let parameterCount = model.network(
      inputWidth: split.train.inputWidth, classCount: split.train.classCount
    ).parameterCount
    guard parameterCount <= TrainingPlan.mostParameters else {
      throw CommandError.usage(
        "--model: expected at most \(TrainingPlan.mostParameters) parameters, found \(parameterCount)")
    }
    return TrainingPlan(
      data: split, model: model, losses: losses, batchSize: batchSize, learningRate: learningRate,
      momentum: momentum, seed: seed)
  }
}
