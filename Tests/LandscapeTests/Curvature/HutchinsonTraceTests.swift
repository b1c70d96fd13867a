import Testing

@testable import Landscape

private let matrix = SymmetricMatrix(eigenvalues: [9, 4, 2, 1, -1, -3], seed: 5)

@Test func theTraceLiesWithinItsErrorAsOftenAsItShould() throws {
  // Of 200 estimates about 136 are within one standard error of the trace, and the mean of all is near it.
  let estimates = try (0..<200).map { seed in
    try HutchinsonTrace(dimension: 6, probes: 40, seed: seed, product: matrix.times)
  }
  let within = estimates.count { abs($0.mean - 12) <= $0.standardError }
  #expect((110...160).contains(within), "\(within)")
  #expect(abs(estimates.reduce(0) { $0 + $1.mean } / 200 - 12) < 0.3)
}

@Test func theErrorIsThatOfTheElementsBesideTheDiagonal() throws {
  // The variance of a sample is 2·Σ_{i≠j} a²ᵢⱼ.
  let squares = (0..<36).reduce(0.0) {
    $0 + ($1 / 6 == $1 % 6 ? 0 : matrix.elements[$1] * matrix.elements[$1])
  }
  let errors = try (0..<2000).map { seed in
    try HutchinsonTrace(dimension: 6, probes: 3, seed: seed, product: matrix.times).standardError
  }
  let found = errors.reduce(0) { $0 + 3 * $1 * $1 } / 2000
  #expect(abs(found / (2 * squares) - 1) < 0.1, "\(found / (2 * squares))")
}

@Test func aDiagonalOperatorTakesOneProbe() throws {
  let trace = try HutchinsonTrace(dimension: 4, probes: 1) { zip($0, [1, 2, -5, 4]).map { $0 * $1 } }
  #expect(trace.mean == 2 && trace.standardError.isNaN)
}

@Test func moreProbesBeginWithThoseOfFewer() throws {
  let few = try HutchinsonTrace(dimension: 6, probes: 3, seed: 8, product: matrix.times)
  let many = try HutchinsonTrace(dimension: 6, probes: 5, seed: 8, product: matrix.times)
  #expect(Array(many.samples.prefix(3)) == few.samples)
  #expect(Set(many.samples).count > 1)
}

@Test func anEstimateEndsWithWhatItsProductThrows() {
  struct Cancelled: Error {}
  #expect(throws: Cancelled.self) {
    try HutchinsonTrace(dimension: 2, probes: 3) { _ in throw Cancelled() }
  }
  #expect(throws: CurvatureError.productNotFinite(number: 1)) {
    try HutchinsonTrace(dimension: 2, probes: 3) { _ in [.infinity, 0] }
  }
}
