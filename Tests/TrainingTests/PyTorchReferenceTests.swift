import Datasets
import Glibc
import Testing

@testable import Training

private let rows = 24
private let labels = (0..<rows).map { Int32($0 % 5) }

/// Weights by the formula of pytorch_reference.py.
func formulaWeights(_ network: Network) -> Weights {
  var weights = network.initialWeights(seed: 1)
  for index in weights.parameters.indices {
    weights.parameters[index] = Float(0.8 * sin(0.9 * Double(index) + 0.3))
  }
  for (norm, offset, _) in batchNorms(network) {
    for index in offset..<offset + norm.channels {
      weights.parameters[index] = Float(1 + 0.25 * 0.8 * sin(0.9 * Double(index) + 0.3))
    }
  }
  return weights
}

/// Where the parameters and the statistics of each batch normalization begin.
func batchNorms(_ network: Network) -> [(norm: BatchNorm, offset: Int, statisticOffset: Int)] {
  network.layers.indices.flatMap { index in
    let (layer, offset, statistics) = (
      network.layers[index], network.offsets[index], network.statisticOffsets[index]
    )
    let parts =
      (layer as? ResidualBlock)?.parts.map { ($0.layer, offset + $0.offset, statistics + $0.statisticOffset) }
      ?? [(layer, offset, statistics)]
    return parts.compactMap { layer, offset, statistics in
      (layer as? BatchNorm).map { ($0, offset, statistics) }
    }
  }
}

/// A training of 24 inputs of a shape, five classes.
private func plan(
  _ loss: String, model: String = "mlp:8", inputShape: [Int] = [6], embedding: Embedding? = nil
) throws -> TrainingPlan {
  let data = Dataset(
    name: "made", inputShape: inputShape,
    pixels: [UInt8](repeating: 0, count: rows * inputShape.reduce(1, *)), scale: 1, labels: labels,
    classNames: ["a", "b", "c", "d", "e"])
  return TrainingPlan(
    data: Split(train: data, test: data), model: try Model(model), losses: [try Losses.named(loss)],
    embedding: embedding, batchSize: 0, learningRate: 0.1, seed: 1)
}

/// Full-batch training against PyTorch's losses in double precision.
private func expectAgreement(
  _ plan: TrainingPlan, case name: String, input: (_ row: Int, _ index: Int) -> Double
) throws {
  let expected = try #require(pyTorchLosses[name])
  let loss = plan.losses[0]
  let learner = Learner(plan, loss: loss, weights: formulaWeights(plan.network(for: loss)), rows: rows)
  let width = plan.data.train.inputWidth
  for row in 0..<rows {
    for index in 0..<width { learner.inputs[row * width + index] = Float(input(row, index)) }
  }
  labels.withUnsafeBufferPointer { labels in
    for (step, value) in expected.enumerated() {
      let found = learner.step(labels: labels, number: step + 1, rate: plan.learningRate).loss
      #expect(abs(found - value) <= 1e-4 * value, "\(name), step \(step)")
    }
  }
}

func formulaVector(_ row: Int, _ index: Int) -> Double {
  sin(1.3 * Double(row) + 0.7 * Double(index * index))
}

/// Images of 6×7 places, the channels of a place side by side.
func formulaImage(channels: Int) -> (_ row: Int, _ index: Int) -> Double {
  { row, index in
    let (place, channel) = (index / channels, index % channels)
    let (y, x) = (place / 7, place % 7)
    return sin(1.3 * Double(row) + 0.7 * Double(y * y) + 1.9 * Double(x) + 0.4 * Double(channel))
  }
}

@Test(arguments: Losses.names)
func fullBatchTrainingFollowsPyTorch(name: String) throws {
  var plan = try plan(name)
  try expectAgreement(plan, case: name, input: formulaVector)
  plan.weightDecay = 0.01
  plan.clip = GradientClip(norm: 0.5)
  try expectAgreement(plan, case: "\(name), decay and clip", input: formulaVector)
}

@Test(arguments: ["mse", "cosine", "cosine+cross-entropy", "arcface"])
func semanticTargetsFollowPyTorch(name: String) throws {
  let tree = try ClassTree(tsv: "a\tA\nb\tA\nd\tB\ne\tB\nA\troot\nB\troot\nc\troot\n", file: "tree.tsv")
  var plan = try plan(name, embedding: .semantic(tree: tree, classNames: ["a", "b", "c", "d", "e"]))
  plan.weightDecay = 0.01
  plan.clip = GradientClip(norm: 0.5)
  try expectAgreement(plan, case: "\(name), semantic", input: formulaVector)
}

@Test func theOtherOptimizersFollowPyTorch() throws {
  var plan = try plan("cosine")
  plan.clip = GradientClip(norm: 0.5)
  plan.optimizer = .sgd(momentum: 0.9, isNesterov: true)
  plan.learningRate = 0.05
  plan.weightDecay = 0.01
  try expectAgreement(plan, case: "cosine, nesterov, decay", input: formulaVector)
  plan.optimizer = .adamW()
  plan.learningRate = 0.01
  plan.weightDecay = 0.1
  try expectAgreement(plan, case: "cosine, adamw", input: formulaVector)
}

@Test(arguments: ["cross-entropy", "cosine", "cosine+cross-entropy"], [1, 2, 4])
func plainModelsFollowPyTorch(name: String, threads: Int) throws {
  for (model, channels) in [("plain:4,ap,6,gap", 2), ("plain:4,mp,fc6", 1)] {
    try expectAgreement(name, model: model, channels: channels, threads: threads)
  }
}

@Test(arguments: ["cross-entropy", "mse"], [1, 2, 4])
func residualModelsFollowPyTorch(name: String, threads: Int) throws {
  try expectAgreement(name, model: "residual:4,6", channels: 2, threads: threads)
}

/// Full-batch training on images with momentum, weight decay and a clipped gradient.
private func expectAgreement(_ loss: String, model: String, channels: Int, threads: Int) throws {
  var plan = try plan(loss, model: model, inputShape: [6, 7, channels])
  plan.weightDecay = 0.01
  plan.clip = GradientClip(norm: 0.5)
  plan.crew = Crew(threads: threads)
  try expectAgreement(plan, case: "\(loss), \(model)", input: formulaImage(channels: channels))
}

@Test(arguments: [Activation.tanh, .sigmoid, .linear], [1, 2, 4])
func theActivationsFollowPyTorch(activation: Activation, threads: Int) throws {
  for (loss, model, shape) in [("cross-entropy", "mlp:8,7", [6]), ("mse", "plain:4,mp,fc6", [6, 7, 1])] {
    var plan = try plan(loss, model: model, inputShape: shape)
    plan.activation = activation
    plan.weightDecay = 0.01
    plan.clip = GradientClip(norm: 0.5)
    plan.crew = Crew(threads: threads)
    try expectAgreement(
      plan, case: "\(loss), \(model), \(activation)",
      input: shape.count == 1 ? formulaVector : formulaImage(channels: 1))
  }
}
