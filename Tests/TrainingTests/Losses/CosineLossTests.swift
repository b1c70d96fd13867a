import Testing

@testable import Training

// The properties that follow from L(f) = 1 − cos θ by algebra.

private let features: [[Float]] = [
  [3, 1, -2, 0.5], [0.1, -0.2, 0.3, 0.05], [-7, 0.1, 0.2, 3], [1e-3, 2e-3, 0, -1e-3], [40, -30, 20, 10],
]
private let loss = CosineLoss()

private func evaluate(_ f: [Float], label: Int32 = 0) -> Evaluated {
  Evaluated(loss, features: f, label: label)
}

@Test(arguments: features)
func cosineLiesBetweenZeroAndTwo(f: [Float]) {
  for label in 0..<Int32(4) { #expect((0...2).contains(evaluate(f, label: label).loss)) }
}

@Test(arguments: features, [Float(0.25), 3, 1000])
func cosineDoesNotSeeTheLengthAndItsGradientShrinksWithIt(f: [Float], k: Float) {
  let here = evaluate(f)
  let there = evaluate(f.map { k * $0 })
  #expect(isClose(there.loss, here.loss, 1e-5))
  for (a, b) in zip(there.gradient, here.gradient) {
    #expect(abs(Double(a - b / k)) <= 1e-5 * length(here.gradient) / Double(k))
  }
}

@Test(arguments: features)
func cosineOfTheOppositeIsTwoMinus(f: [Float]) {
  #expect(isClose(evaluate(f.map { -$0 }).loss, 2 - evaluate(f).loss, 1e-5))
}

@Test(arguments: features)
func cosineGradientIsOrthogonalAndSineOverLength(f: [Float]) {
  let result = evaluate(f)
  let cosine = Double(1 - result.loss)
  let sine = max(0, 1 - cosine * cosine).squareRoot()
  #expect(abs(dot(result.gradient, f)) <= 1e-5 * length(result.gradient) * length(f) + 1e-6)
  #expect(abs(length(result.gradient) - sine / length(f)) <= 1e-4 / length(f))
}

@Test(arguments: [[Float](arrayLiteral: 5, 0, 0, 0), [-5, 0, 0, 0]])
func cosineGradientVanishesAlongTheTarget(f: [Float]) {
  #expect(evaluate(f).gradient == [0, 0, 0, 0])
}

@Test func cosineLossAtTheOriginIsOneWithoutGradient() {
  let result = evaluate([0, 0, 0, 0])
  #expect(result.loss == 1)
  #expect(result.gradient == [0, 0, 0, 0])
}

@Test(arguments: features)
func distanceOfTheUnitVectorsIsTwiceTheLoss(f: [Float]) {
  let norm = length(f)
  let psi = f.map { Double($0) / norm }
  let distance = psi.enumerated().reduce(0) { sum, next in
    let d = next.element - (next.offset == 0 ? 1 : 0)
    return sum + d * d
  }
  #expect(isClose(Double(evaluate(f).loss), distance / 2, 1e-5))
}

@Test(arguments: features)
func aStepOfDescentLengthensTheFeatures(f: [Float]) {
  // ‖f − η∇L‖² = ‖f‖² + η² sin²θ/‖f‖²
  let rate = 0.1
  let result = evaluate(f)
  let cosine = Double(1 - result.loss)
  let norm = length(f)
  let next = zip(f, result.gradient).map { Double($0) - rate * Double($1) }
  let square = next.reduce(0) { $0 + $1 * $1 }
  let expected = norm * norm + rate * rate * (1 - cosine * cosine) / (norm * norm)
  #expect(isClose(square, expected, 1e-4))
  #expect(square >= norm * norm * (1 - 1e-6))
}

@Test func cosineNeverExceedsItsRangeByRounding() {
  for scale in stride(from: Float(0.1), to: 50, by: 0.137) {
    #expect(evaluate([scale, scale * 1e-4, 0, 0]).loss >= 0)
    #expect(evaluate([-scale, scale * 1e-4, 0, 0]).loss <= 2)
  }
}
