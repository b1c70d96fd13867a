import Datasets
import Testing

@testable import Training

private let model = Model.mlp([6, 5])
private let data = Dataset(
  name: "made", inputShape: [4], pixels: (0..<28).map { UInt8($0 * 37 % 101) }, scale: 0.02,
  labels: [0, 1, 2, 0, 1, 2, 1], classNames: ["a", "b", "c"])

private func inputs() -> [[Double]] {
  (0..<7).map { row in
    (0..<4).map { column in
      let pixel = (column + 4 * row) * 37 % 101
      return Double(Float(pixel) * 0.02)
    }
  }
}

/// The mean loss of the network in double precision, by the formulas, from its flat vector.
private func referenceLoss(_ parameters: [Double], _ loss: any Loss) -> Double {
  let widths = [4, 6, 5, 3]
  let total = zip(inputs(), data.labels).reduce(0.0) { sum, sample in
    var values = sample.0
    var next = 0
    for (index, (rows, columns)) in zip(widths, widths.dropFirst()).enumerated() {
      values = (0..<columns).map { column in
        let linear = (0..<rows).reduce(parameters[next + rows * columns + column]) {
          $0 + values[$1] * parameters[next + $1 * columns + column]
        }
        return index < 2 ? max(0, linear) : linear
      }
      next += rows * columns + columns
    }
    return sum + closedForm(loss.name, values, Int(sample.1))
  }
  return total / 7
}

@Test(arguments: Losses.names.filter { $0 != "cosine+cross-entropy" })
func theGradientOfTheNetworkFollowsCentralDifferences(name: String) throws {
  let loss = try Losses.named(name)
  let plan = TrainingPlan(
    data: Split(train: data, test: data), model: model, losses: [loss], batchSize: 0, learningRate: 0.1,
    seed: 1)
  let weights = plan.network(for: loss).initialWeights(seed: 3)
  let parameters = weights.parameters
  let learner = Learner(plan, loss: loss, weights: weights, rows: 7)
  data.copyInputs(of: 0..<7, to: learner.inputs)
  let gradient = learner.gradient(labels: data.labels)

  for index in parameters.indices {
    var (above, below) = (parameters.map(Double.init), parameters.map(Double.init))
    above[index] += 1e-6
    below[index] -= 1e-6
    let slope = (referenceLoss(above, loss) - referenceLoss(below, loss)) / 2e-6
    #expect(abs(Double(gradient[index]) - slope) <= 1e-5 * max(1, abs(slope)), "parameter \(index)")
  }
}

private func network(_ model: Model, inputWidth: Int, classCount: Int) throws -> Network {
  Network(layers: try model.layers(inputShape: [inputWidth], featureWidth: classCount))
}

@Test func initialWeightsHaveTheVarianceOfHe() throws {
  let weights = try network(.mlp([300]), inputWidth: 200, classCount: 10).initialWeights(seed: 1)
  let first = weights.parameters[0..<60_000].map(Double.init)
  let variance = first.reduce(0) { $0 + $1 * $1 } / 60_000
  #expect(abs(variance * 200 / 2 - 1) < 0.02)
  #expect(abs(first.reduce(0, +) / 60_000) < 0.002)
  #expect(weights.parameters[60_000..<60_300].allSatisfy { $0 == 0 })
}

@Test func theSeedDecidesTheInitialWeights() throws {
  let network = try network(model, inputWidth: 4, classCount: 3)
  #expect(network.initialWeights(seed: 1) == network.initialWeights(seed: 1))
  #expect(network.initialWeights(seed: 1) != network.initialWeights(seed: 2))
}

@Test func aHeadDoesNotChangeTheWeightsBeforeIt() throws {
  let body = try model.layers(inputShape: [4], featureWidth: 3)
  let head = CosineCrossEntropyLoss().head(featureWidth: 3, classCount: 3)
  let (plain, headed) = (Network(layers: body), Network(layers: body, head: head))
  #expect(headed.featureWidth == 3 && headed.logitWidth == 3 && plain.logitWidth == nil)
  let weights = headed.initialWeights(seed: 5)
  #expect(Array(weights.parameters.prefix(plain.parameterCount)) == plain.initialWeights(seed: 5).parameters)
}

@Test func theWorkOfANetworkIsCountedInMultiplyAdds() throws {
  let network = try network(.mlp([128, 64]), inputWidth: 64, classCount: 10)
  #expect(network.multiplyAdds == 64 * 128 + 128 * 64 + 64 * 10)
  // Forward and the gradient of the weights of all, the gradient of the inputs of all but the first.
  #expect(network.trainingMultiplyAdds == 2 * network.multiplyAdds + 128 * 64 + 64 * 10)
}
