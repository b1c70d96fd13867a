import ArrayFiles
import Datasets
import Foundation
import Testing

@testable import Landscape
@testable import Training

private let rows = 24

/// A network, a plane and data by the formulas of Fixtures/pytorch_surfaces.py, with the head of the loss that
/// brings one.
private struct FormulaPlane {
  let plan: TrainingPlan
  let trained: any Loss = CosineCrossEntropyLoss()
  let dataset: Dataset
  let center: Weights
  let axes: [[Float]]

  init(model: String, inputShape: [Int], input: (_ row: Int, _ index: Int) -> Double) throws {
    let width = inputShape.reduce(1, *)
    dataset = Dataset(
      name: "made", inputShape: inputShape,
      values: (0..<rows * width).map { Float(input($0 / width, $0 % width)) },
      labels: (0..<rows).map { Int32($0 % 5) }, classNames: ["a", "b", "c", "d", "e"])
    plan = TrainingPlan(
      data: Split(train: dataset, test: dataset), model: try Model(model), losses: [trained], batchSize: 0,
      learningRate: 0.1, seed: 1)
    let network = plan.network(for: trained)
    var center = network.initialWeights(seed: 1)
    for index in center.parameters.indices {
      center.parameters[index] = Float(0.8 * sin(0.9 * Double(index) + 0.3))
    }
    for (place, layer) in network.layers.enumerated() {
      guard let norm = layer as? BatchNorm else { continue }
      for index in network.offsets[place]..<network.offsets[place] + norm.channels {
        center.parameters[index] = Float(1 + 0.2 * sin(0.9 * Double(index) + 0.3))
      }
      let first = network.statisticOffsets[place]
      for index in first..<first + norm.channels {
        center.statistics[index] = Float(0.2 * sin(Double(index)))
        let variance = index + norm.channels
        center.statistics[variance] = Float(1 + 0.5 * sin(Double(variance)))
      }
    }
    self.center = center
    let count = network.parameterCount
    axes = [
      (0..<count).map { Float(0.5 * sin(1.7 * Double($0) + 0.2)) },
      (0..<count).map { Float(0.4 * cos(2.3 * Double($0))) },
    ]
  }

  /// A surface a loss, all from one pass forward a point.
  func surfaces(
    _ grid: Grid, _ batchNormalization: PlaneEvaluator.BatchNormalization
  ) throws -> [WeightSurface] {
    let evaluator = PlaneEvaluator(
      plan, trainedWith: trained, losses: Losses.all(), dataset: dataset, center: center, x: axes[0],
      y: axes[1], batchNormalization: batchNormalization)
    let computation = SurfaceComputation(NetworkPoints(evaluator, threads: 2), grid: grid)
    try computation.run()
    return computation.surfaces
  }
}

private func image(_ row: Int, _ index: Int) -> Double {
  let (place, channel) = (index / 2, index % 2)
  let (y, x) = (place / 7, place % 7)
  return sin(1.3 * Double(row) + 0.7 * Double(y * y) + 1.9 * Double(x) + 0.4 * Double(channel))
}

private let numbers = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("Fixtures/surfaces.npz").path

/// Every point of 21×21, and of 21 along x and 11 along y, to 1e−4.
@Test(arguments: ["mlp", "plain running", "plain recomputed"])
func surfacesAgreeWithPyTorchInDoublePrecision(name: String) throws {
  let plane =
    name == "mlp"
    ? try FormulaPlane(model: "mlp:8", inputShape: [6]) { sin(1.3 * Double($0) + 0.7 * Double($1 * $1)) }
    : try FormulaPlane(model: "plain:4,ap,6,gap", inputShape: [6, 7, 2], input: image)
  let grid = Grid(
    x: GridAxis(from: -1, through: 1, count: 21),
    y: name == "mlp"
      ? GridAxis(from: -1, through: 1, count: 21) : GridAxis(from: -0.5, through: 1, count: 11))
  let surfaces = try plane.surfaces(grid, name == "plain recomputed" ? .recomputed : .running)
  let file = try NpzFile(numbers)
  for (loss, surface) in zip(Losses.all(), surfaces) {
    let expected = try file.array("\(name) \(loss.name)")
    #expect(expected.shape == [grid.y.count, grid.x.count])
    for (index, value) in expected.doubles.enumerated() {
      let found = surface.losses[index]
      #expect(abs(found - value) <= 1e-4 * value, "\(loss.name) at \(index): \(found), not \(value)")
    }
  }
  let accuracy = try file.array("\(name) accuracy").doubles
  // A tie may fall either way.
  for (index, value) in accuracy.enumerated() {
    #expect(abs(surfaces[0].accuracies[index] - value) < 1.5 / Double(rows))
  }
}
