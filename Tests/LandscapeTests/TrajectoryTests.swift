import Datasets
import Testing
import Training

@testable import Landscape

@Test(arguments: ["mlp:16", "plain:4,gap"], PlaneEvaluator.BatchNormalization.allCases)
func theTrueLossStandsBesideThatOfTheSurface(
  model: String, batchNormalization: PlaneEvaluator.BatchNormalization
) throws {
  let digits = Split.digits()
  let data = digits.train.subset(Array(0..<64))
  let losses: [any Loss] = [CosineLoss(), CrossEntropyLoss()]
  let plan = TrainingPlan(
    data: Split(train: data, test: digits.test), model: try Model(model), losses: [losses[0]], batchSize: 32,
    learningRate: 0.05, seed: 4)
  let session = TrainingSession(plan)
  for _ in 0..<6 { _ = session.advance() }
  let early = session.weights[0]
  for _ in 0..<6 { _ = session.advance() }
  let center = session.weights[0]
  let axes = (0..<2).map { Direction.random(count: center.parameters.count, seed: 1, index: $0) }
  let plane = try Plane(center: center, x: axes[0], y: axes[1])
  let evaluator = PlaneEvaluator(
    plan, trainedWith: losses[0], losses: losses, dataset: data, center: center, x: axes[0], y: axes[1],
    batchNormalization: batchNormalization)
  let tracer = TrajectoryTracer(plane, evaluator: evaluator)

  // The center lies on the plane, and there the two losses are the same bits.
  let last = tracer.point(step: 12, weights: center)
  #expect(last.place == Plane.Projection(a: 0, b: 0, distance: 0))
  #expect(last.own == last.surface)

  let first = tracer.point(step: 6, weights: early)
  #expect(first.place == plane.projection(of: early.parameters) && first.place.distance > 0.01)
  #expect(first.own != first.surface && first.own != last.own)
  if batchNormalization == .running {
    let direct = Evaluation(Evaluator(plan, loss: losses[0]).outcomes(data, weights: early))
    #expect(abs(first.own[0].loss - direct.loss) <= 2e-5 * direct.loss)
  }
  var foot = center
  foot.parameters = plane.parameters(a: first.place.a, b: first.place.b)
  let there = tracer.point(step: 0, weights: foot)
  #expect(abs(there.own[1].loss - first.surface[1].loss) <= 2e-5 * first.surface[1].loss)
}
