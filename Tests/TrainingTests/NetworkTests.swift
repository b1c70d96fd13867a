import Datasets
import Testing

@testable import Training

private let model = Model(hiddenWidths: [6, 5])
private let data = Dataset(
  name: "made", inputShape: [4], pixels: (0..<28).map { UInt8($0 * 37 % 101) }, scale: 0.02,
  labels: [0, 1, 2, 0, 1, 2, 1], classNames: ["a", "b", "c"])

private func inputs() -> [[Double]] {
  (0..<7).map { row in (0..<4).map { Double(Float(($0 + 4 * row) * 37 % 101) * 0.02) } }
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

@Test(arguments: Losses.all.map(\.name))
func theGradientOfTheNetworkFollowsCentralDifferences(name: String) throws {
  let loss = try Losses.named(name)
  let network = model.network(inputWidth: 4, classCount: 3)
  let parameters = network.initialParameters(seed: 3)
  let learner = Learner(
    network: network, loss: loss, embedding: .oneHot(3), optimizer: SGD(momentum: 0),
    initialParameters: parameters)
  let workspace = Workspace(network: network, rows: 7)
  data.copyInputs(of: 0..<7, to: workspace.inputs)
  let gradient = learner.gradient(labels: data.labels, workspace: workspace)

  for index in parameters.indices {
    var (above, below) = (parameters.map(Double.init), parameters.map(Double.init))
    above[index] += 1e-6
    below[index] -= 1e-6
    let slope = (referenceLoss(above, loss) - referenceLoss(below, loss)) / 2e-6
    #expect(abs(Double(gradient[index]) - slope) <= 1e-5 * max(1, abs(slope)), "parameter \(index)")
  }
}

@Test func initialWeightsHaveTheVarianceOfHe() {
  let network = Model(hiddenWidths: [300]).network(inputWidth: 200, classCount: 10)
  let parameters = network.initialParameters(seed: 1)
  let weights = parameters[0..<60_000].map(Double.init)
  let variance = weights.reduce(0) { $0 + $1 * $1 } / 60_000
  #expect(abs(variance * 200 / 2 - 1) < 0.02)
  #expect(abs(weights.reduce(0, +) / 60_000) < 0.002)
  #expect(parameters[60_000..<60_300].allSatisfy { $0 == 0 })
}

@Test func theSeedDecidesTheInitialWeights() {
  let network = model.network(inputWidth: 4, classCount: 3)
  #expect(network.initialParameters(seed: 1) == network.initialParameters(seed: 1))
  #expect(network.initialParameters(seed: 1) != network.initialParameters(seed: 2))
}
