import Datasets
import Testing
import Training

@testable import Landscape

/// Some digits, a network after a few steps, and two directions.
private struct Scene {
  let plan: TrainingPlan
  let center: Weights
  let axes: [[Float]]
  let data: Dataset

  init(
    _ loss: any Loss, model: String = "mlp:24,16", activation: Activation = .relu, samples: Int = 300
  ) throws {
    let digits = Split.digits()
    data = digits.train.subset(Array(0..<samples))
    var plan = TrainingPlan(
      data: Split(train: data, test: digits.test), model: try Model(model), losses: [loss], batchSize: 32,
      learningRate: 0.05, seed: 4)
    plan.activation = activation
    plan.crew = Crew(threads: 1)
    self.plan = plan
    let session = TrainingSession(plan)
    for _ in 0..<20 { _ = session.advance() }
    center = session.weights[0]
    let network = plan.network(for: loss)
    axes = [5, 6].map { network.initialWeights(seed: $0).parameters }
  }

  func evaluator(_ batchNormalization: PlaneEvaluator.BatchNormalization = .running) -> PlaneEvaluator {
    PlaneEvaluator(
      plan, loss: plan.losses[0], dataset: data, center: center, x: axes[0], y: axes[1],
      batchNormalization: batchNormalization)
  }
}

private let grid = Grid(
  x: GridAxis(from: -1, through: 1, count: 9), y: GridAxis(from: -0.5, through: 0.75, count: 5))

@Test(arguments: Losses.names, ["mlp:24,16", "plain:4,ap,6,gap"])
func theSurfaceIsTheLossOfTheNetworkAtEachPoint(name: String, model: String) throws {
  try expectTheLossAtEachPoint(try Scene(try Losses.named(name), model: model, samples: 40))
}

@Test(arguments: [Activation.tanh, .sigmoid, .linear], ["mlp:24,16", "mlp:24", "plain:4,ap,6,gap"])
func theSurfaceOfAnotherActivationIsTheLossAtEachPoint(activation: Activation, model: String) throws {
  let scene = try Scene(CrossEntropyLoss(), model: model, activation: activation, samples: 40)
  let line = PlaneLine(b: 0.5, range: -1...1, count: 9)
  #expect(!scene.evaluator().prefersWhole(line))
  try expectTheLossAtEachPoint(scene)
}

private func expectTheLossAtEachPoint(_ scene: Scene) throws {
  let computation = SurfaceComputation(NetworkPoints(scene.evaluator(), threads: 1), grid: grid)
  try computation.run()
  let surface = computation.current
  #expect(surface.isComplete)
  let plane = try Plane(center: scene.center, x: scene.axes[0], y: scene.axes[1])
  let direct = Evaluator(scene.plan, loss: scene.plan.losses[0])
  for (row, b) in grid.y.values.enumerated() {
    for (column, a) in grid.x.values.enumerated() {
      var weights = scene.center
      weights.parameters = plane.parameters(a: a, b: b)
      let expected = Evaluation(direct.outcomes(scene.data, weights: weights))
      let found = try #require(surface[Grid.Point(column: column, row: row)])
      #expect(abs(found.loss - expected.loss) <= 2e-5 * expected.loss + 1e-7)
      #expect(abs(found.accuracy - expected.accuracy) <= 1.0 / 40 + 1e-12)
    }
  }
}

@Test func theBitsDependNeitherOnThreadsNorOnFocusNorOnAPause() throws {
  let scene = try Scene(CosineLoss())
  let whole = SurfaceComputation(NetworkPoints(scene.evaluator(), threads: 1), grid: grid)
  try whole.run()
  let together = SurfaceComputation(NetworkPoints(scene.evaluator(), threads: 3), grid: grid)
  try together.run(focus: Grid.Point(column: 8, row: 0))
  #expect(together.current == whole.current)

  let first = SurfaceComputation(NetworkPoints(scene.evaluator(), threads: 1), grid: grid)
  try first.run { _ in first.cancel() }
  #expect(!first.current.isComplete && first.current.evaluatedCount > 0)
  let rest = SurfaceComputation(
    NetworkPoints(scene.evaluator(), threads: 2), grid: grid, known: first.surfaces)
  try rest.run()
  #expect(rest.current == whole.current)
}

@Test func recomputedStatisticsAreThoseOfTheSamplesAtHand() throws {
  let scene = try Scene(CrossEntropyLoss(), model: "plain:4,gap", samples: 64)
  let (running, recomputed) = (scene.evaluator(), scene.evaluator(.recomputed))
  let memory = recomputed.makeWorkspace()
  let here = recomputed.evaluation(a: 0.5, b: -0.5, in: memory)
  #expect(here != running.evaluation(a: 0.5, b: -0.5, in: running.makeWorkspace()))
  // Once more: what a point leaves behind must not change the next.
  _ = recomputed.evaluation(a: -1, b: 1, in: memory)
  #expect(recomputed.evaluation(a: 0.5, b: -0.5, in: memory) == here)
  // A step on all samples at once sees the same statistics.
  var plan = scene.plan
  plan.batchSize = 0
  var weights = scene.center
  weights.parameters = try Plane(center: weights, x: scene.axes[0], y: scene.axes[1])
    .parameters(a: 0.5, b: -0.5)
  plan.initialWeights = [weights]
  let step = TrainingSession(plan).advance()[0]
  #expect(abs(step.loss - here.loss) <= 2e-5 * step.loss)
}

@Test func whatIsNotFiniteStaysSo() throws {
  let scene = try Scene(MeanSquaredErrorLoss())
  let evaluator = scene.evaluator()
  let far = evaluator.evaluation(a: 1e30, b: 1e30, in: evaluator.makeWorkspace())
  #expect(!far.loss.isFinite)
  var surface = WeightSurface(grid)
  surface.set(Grid.Point(column: 1, row: 1), to: far)
  #expect(surface.evaluatedCount == 1 && surface[Grid.Point(column: 1, row: 1)] != nil)
  #expect(surface[Grid.Point(column: 0, row: 1)] == nil && surface.losses[0].isNaN)
}
