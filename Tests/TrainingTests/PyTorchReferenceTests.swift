import Glibc
import Testing

@testable import Training

@Test(arguments: Losses.all.map(\.name))
func fullBatchTrainingFollowsPyTorch(name: String) throws {
  let rows = 24
  let network = Model(hiddenWidths: [8]).network(inputWidth: 6, classCount: 5)
  let learner = Learner(
    network: network, loss: try Losses.named(name), embedding: .oneHot(5), optimizer: SGD(momentum: 0.9),
    initialParameters: (0..<network.parameterCount).map { Float(0.8 * sin(0.9 * Double($0) + 0.3)) })
  let workspace = Workspace(network: network, rows: rows)
  for i in 0..<rows {
    for j in 0..<6 { workspace.inputs[6 * i + j] = Float(sin(1.3 * Double(i) + 0.7 * Double(j * j))) }
  }
  let labels = (0..<rows).map { Int32($0 % 5) }
  let losses = labels.withUnsafeBufferPointer { labels in
    (0..<30).map { _ in learner.step(labels: labels, rate: 0.1, workspace: workspace).loss }
  }
  let expected = try #require(pyTorchLosses[name])
  for (step, pair) in zip(losses, expected).enumerated() {
    #expect(abs(pair.0 - pair.1) <= 1e-4 * pair.1, "step \(step)")
  }
}
