import Datasets
import Testing

@testable import Training

private func derivatives(
  _ plan: TrainingPlan, _ dataset: Dataset, _ weights: Weights,
  _ batchNormalization: PlaneEvaluator.BatchNormalization = .running
) -> LossDerivatives {
  LossDerivatives(
    plan, loss: plan.losses[0], dataset: dataset, weights: weights, batchNormalization: batchNormalization)
}

private func direction(_ count: Int, seed: UInt64) -> [Float] {
  var generator = SplitMix64(seed: seed)
  return (0..<count).map { _ in Float(generator.nextNormal()) }
}

private func product(_ a: [Double], _ b: [Float]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * Double($1.1) }
}

@Test func chunksAddUpToTheWholeSet() throws {
  var plan = digitsPlan(losses: [CosineCrossEntropyLoss()])
  plan.model = try Model("plain:3,ap,4,gap")
  let weights = plan.network(for: plan.losses[0]).initialWeights(seed: 2)
  let data = plan.data.train.subset(Array(0..<300))
  let whole = derivatives(plan, data, weights)
  let v = direction(whole.parameterCount, seed: 1)
  let halves = [0..<100, 100..<300].map { derivatives(plan, data.subset(Array($0)), weights) }
  let (gradient, hessian) = (whole.gradient(), whole.hessianProduct(v))
  let parts = halves.map { ($0.gradient(), $0.hessianProduct(v)) }
  #expect(
    isClose(gradient.evaluation.loss, (parts[0].0.evaluation.loss + 2 * parts[1].0.evaluation.loss) / 3, 1e-6)
  )
  for index in v.indices {
    let slope = (parts[0].0.gradient[index] + 2 * parts[1].0.gradient[index]) / 3
    #expect(abs(gradient.gradient[index] - slope) < 1e-6)
    #expect(abs(hessian[index] - (parts[0].1[index] + 2 * parts[1].1[index]) / 3) < 1e-5)
  }
  let outcomes = Evaluator(plan, loss: plan.losses[0]).outcomes(data, weights: weights)
  #expect(isClose(gradient.evaluation.loss, Evaluation(outcomes).loss, 1e-6))
  #expect(gradient.evaluation.accuracy == Evaluation(outcomes).accuracy)
}

@Test func withItsOwnStatisticsTheGradientIsThatOfTraining() throws {
  var plan = digitsPlan(losses: [CrossEntropyLoss()])
  plan.model = try Model("plain:3,ap,4,gap")
  let weights = plan.network(for: plan.losses[0]).initialWeights(seed: 2)
  let data = plan.data.train.subset(Array(0..<40))
  let learner = Learner(plan, loss: plan.losses[0], weights: weights, rows: 40)
  data.copyInputs(of: 0..<40, to: learner.inputs)
  let found = derivatives(plan, data, weights, .recomputed).gradient().gradient
  #expect(found == learner.gradient(labels: data.labels).map(Double.init))
}

@Test(arguments: Losses.names)
func theHessianIsSymmetricAndLinear(name: String) throws {
  let plan = digitsPlan(losses: [try Losses.named(name)])
  let session = TrainingSession(plan)
  for _ in 0..<20 { _ = session.advance() }
  let derivatives = derivatives(plan, plan.data.train, session.weights[0])
  let (u, v) = (
    direction(derivatives.parameterCount, seed: 3), direction(derivatives.parameterCount, seed: 4)
  )
  let (hu, hv) = (derivatives.hessianProduct(u), derivatives.hessianProduct(v))
  let sum = derivatives.hessianProduct(zip(u, v).map { $0 - 2 * $1 })
  let scale = (product(hu, u).magnitude + product(hv, v).magnitude)
  #expect(abs(product(hu, v) - product(hv, u)) <= 1e-5 * scale)
  let largest = sum.reduce(0) { max($0, abs($1)) }
  for index in u.indices { #expect(abs(sum[index] - hu[index] + 2 * hv[index]) <= 1e-5 * largest) }
}
