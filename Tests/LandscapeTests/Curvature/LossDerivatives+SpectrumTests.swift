import Datasets
import Testing
import Training

@testable import Landscape

/// A small network after a few epochs on some digits.
private func derivatives(_ loss: String, model: String) throws -> LossDerivatives {
  let digits = Split.digits()
  let data = digits.train.subset(Array(0..<40))
  let plan = TrainingPlan(
    data: Split(train: data, test: digits.test), model: try Model(model), losses: [try Losses.named(loss)],
    batchSize: 20, learningRate: 0.02, seed: 6)
  let session = TrainingSession(plan)
  for _ in 0..<30 { _ = session.advance() }
  return LossDerivatives(plan, loss: plan.losses[0], dataset: data, weights: session.weights[0])
}

/// All eigenvalues of the Hessian, from its columns.
private func eigenvalues(_ derivatives: LossDerivatives) -> [Double] {
  let count = derivatives.parameterCount
  let hessian = (0..<count).map { column in
    derivatives.hessianProduct((0..<count).map { $0 == column ? 1 : 0 })
  }
  let symmetric = (0..<count * count).map {
    (hessian[$0 / count][$0 % count] + hessian[$0 % count][$0 / count]) / 2
  }
  return SymmetricEigensystem(symmetric, count: count).values
}

@Test(arguments: [
  ("mlp:3", "cross-entropy"), ("mlp:3", "mse"), ("mlp:3", "cosine"), ("plain:2,gap", "cross-entropy"),
])
func theSpectrumIsThatOfTheWholeHessian(model: String, loss: String) throws {
  let derivatives = try derivatives(loss, model: model)
  let exact = eigenvalues(derivatives)
  let spectrum = try derivatives.hessianSpectrum(Lanczos(count: 3, tolerance: 1e-3))
  #expect(spectrum.isConverged && spectrum.products < exact.count)
  for (pair, value) in zip(spectrum.largest, exact) {
    #expect(abs(pair.value - value) <= 1e-3 * exact[0])
    // The image of the vector is the vector times its value.
    let image = derivatives.hessianProduct(pair.vector.map { Float($0) })
    let rest = zip(image, pair.vector).map { $0 - pair.value * $1 }
    #expect(rest.norm <= 3e-3 * exact[0])
  }
  let trace = try derivatives.hessianTrace(probes: 60, seed: 1)
  #expect(abs(trace.mean - exact.reduce(0, +)) <= 4 * trace.standardError)
}

@Test func theFirstTwoVectorsSpanAPlane() throws {
  let derivatives = try derivatives("cross-entropy", model: "plain:2,gap")
  let largest = try derivatives.hessianSpectrum(Lanczos(count: 2)).largest
  let axes = largest.map { pair in pair.vector.map { Float($0) } }
  let center = Weights(
    parameters: [Float](repeating: 0, count: derivatives.parameterCount), statistics: [])
  let plane = try Plane(center: center, x: axes[0], y: axes[1])
  #expect(abs(plane.degrees - 90) < 1e-3 && abs(plane.lengths.x - 1) < 1e-6)
}

@Test func searchesCanBeCancelledBetweenProducts() throws {
  struct Cancelled: Error {}
  let derivatives = try derivatives("mse", model: "plain:2,gap")
  var left = 2
  func check() throws {
    if left == 0 { throw Cancelled() }
    left -= 1
  }
  #expect(throws: Cancelled.self) { try derivatives.hessianSpectrum(Lanczos(count: 2), check: check) }
  left = 2
  #expect(throws: Cancelled.self) { try derivatives.hessianTrace(probes: 3, check: check) }
}
