import ArrayFiles
import Datasets
import Foundation
import Testing
import Training

@testable import Landscape

private let grid = Grid(
  x: GridAxis(from: -1, through: 1, count: 3), y: GridAxis(from: 0, through: 1, count: 2))

/// What an identity is made of, each part open to a change.
private struct Parts {
  var loss: any Loss = CosineLoss()
  var parameters = LossParameters()
  var trained: any Loss = CosineLoss()
  var plan: TrainingPlan
  var center: Weights
  var x: [Float]
  var y: [Float]
  var data: Dataset
  var batchNormalization = PlaneEvaluator.BatchNormalization.running
  var grid = Landscape.Grid(
    x: GridAxis(from: -1, through: 1, count: 3), y: GridAxis(from: 0, through: 1, count: 2))

  init() throws {
    let digits = Split.digits()
    data = digits.train.subset([1, 2, 3])
    plan = TrainingPlan(
      data: digits, model: try Model("plain:2,gap"), losses: [loss], batchSize: 1, learningRate: 1, seed: 1)
    let network = plan.network(for: loss)
    center = network.initialWeights(seed: 1)
    x = network.initialWeights(seed: 2).parameters
    y = network.initialWeights(seed: 3).parameters
  }

  var identity: SurfaceIdentity {
    get throws {
      SurfaceIdentity(
        of: loss, parameters: parameters, trained: trained, plan: plan,
        plane: try Plane(center: center, x: x, y: y), dataset: data, batchNormalization: batchNormalization,
        grid: grid)
    }
  }

  func changed(_ body: (inout Parts) throws -> Void) throws -> Parts {
    var parts = self
    try body(&parts)
    return parts
  }
}

@Test func whateverDecidesASurfaceTellsItApart() throws {
  let parts = try Parts()
  let changes: [(inout Parts) throws -> Void] = [
    { $0.loss = MeanSquaredErrorLoss() }, { $0.parameters.smoothing = 0.2 },
    { $0.trained = CosineCrossEntropyLoss() },
    { $0.plan.model = try Model("plain:2,mp,gap") }, { $0.center.parameters[0] += 1e-7 },
    { $0.center.statistics[0] = 1e-30 }, { $0.x[5] = -$0.x[5] }, { $0.y[5] = -$0.y[5] },
    { swap(&$0.x, &$0.y) },
    { $0.data = Split.digits().train.subset([1, 3, 2]) }, { $0.data = Split.digits().train.subset([1, 2]) },
    { $0.batchNormalization = .recomputed },
    { $0.grid = Grid(x: $0.grid.x, y: GridAxis(from: 0, through: 1, count: 3)) },
    { $0.grid = Grid(x: GridAxis(from: -1, through: 1.0000000000000002, count: 3), y: $0.grid.y) },
    { $0.grid = Grid(x: $0.grid.y, y: $0.grid.x) },
  ]
  var keys = Set([try parts.identity.key])
  for change in changes { keys.insert(try parts.changed(change).identity.key) }
  #expect(keys.count == changes.count + 1)
  #expect(try Parts().identity == parts.identity)
}

private func surface(_ count: Int) -> WeightSurface {
  var surface = WeightSurface(grid)
  let losses = [0.1, Double.nan, .infinity, 1 / 3, 5, 6]
  for index in 0..<count {
    surface.set(
      Grid.Point(column: index % 3, row: index / 3),
      to: Evaluation(loss: losses[index], accuracy: Double(index) / 7))
  }
  return surface
}

@Test(arguments: [0, 4, 6]) func aSurfaceComesBackAsFarAsItWas(count: Int) throws {
  let folder = try TemporaryFolder()
  let cache = SurfaceCache(folder.path + "/landscapes")
  let identity = try Parts().identity
  #expect(try cache.surface(identity, grid: grid) == nil)
  try cache.keep(surface(count), identity)
  let found = try #require(try cache.surface(identity, grid: grid))
  #expect(found.evaluatedCount == count)
  for (a, b) in zip(found.evaluations, surface(count).evaluations) {
    #expect(a?.loss.bitPattern == b?.loss.bitPattern && a?.accuracy == b?.accuracy)
  }
}

@Test func aSurfaceIsNotServedForAnother() throws {
  let folder = try TemporaryFolder()
  let cache = SurfaceCache(folder.path)
  let parts = try Parts()
  let (one, other) = (try parts.identity, try parts.changed { $0.loss = CrossEntropyLoss() }.identity)
  try cache.keep(surface(6), one)
  #expect(try cache.surface(other, grid: grid) == nil)
  // Even under the other's name.
  try FileManager.default.moveItem(atPath: cache.path(of: one), toPath: cache.path(of: other))
  let error = #expect(throws: InputError.self) { try cache.surface(other, grid: grid) }
  #expect(error?.reason == "it is that of another surface")
}

@Test func aDamagedFileIsAnError() throws {
  let folder = try TemporaryFolder()
  let cache = SurfaceCache(folder.path)
  let identity = try Parts().identity
  try cache.keep(surface(6), identity)
  let url = URL(fileURLWithPath: cache.path(of: identity))
  let bytes = try Data(contentsOf: url)
  for place in stride(from: 0, to: bytes.count, by: 7) {
    var damaged = bytes
    damaged[place] ^= 0x10
    try damaged.write(to: url)
    // Where the bit counts for nothing the surface is the same.
    if let found = try? cache.surface(identity, grid: grid) {
      #expect(found.losses.count == 6 && found.losses[3] == 1 / 3)
    }
  }
  for count in [0, 1, 100, bytes.count - 1] {
    try bytes.prefix(count).write(to: url)
    #expect(throws: InputError.self) { try cache.surface(identity, grid: grid) }
  }
}
