import Datasets
import Testing
import Training

@testable import Landscape

private func expectEigenpairs(
  _ spectrum: Lanczos.Spectrum, _ expected: [Double], of matrix: SymmetricMatrix, tolerance: Double = 1e-8
) {
  let scale = expected.reduce(1e-300) { max($0, abs($1)) }
  #expect(spectrum.largest.count == expected.count)
  for (index, (pair, value)) in zip(spectrum.largest, expected).enumerated() {
    #expect(abs(pair.value - value) <= tolerance * scale, "\(index)")
    #expect(abs(pair.vector.norm - 1) < 1e-12)
    let rest = zip(matrix.times(pair.vector), pair.vector).map { $0 - pair.value * $1 }
    #expect(rest.norm <= 2e-4 * scale)
    for other in spectrum.largest.prefix(index) { #expect(abs(dot(other.vector, pair.vector)) < 1e-9) }
  }
}

@Test(arguments: [1, 2, 5, 30, 60])
func theLargestEigenvaluesAreThoseOfTheWholeEigensystem(count: Int) throws {
  var generator = SplitMix64(seed: UInt64(count))
  let matrix = SymmetricMatrix(
    eigenvalues: (0..<count).map { _ in 20 * generator.nextUnit() - 5 }, seed: UInt64(count))
  let exact = SymmetricEigensystem(matrix.elements, count: count).values
  for k in [1, 3, 8] {
    let spectrum = try Lanczos(count: k, tolerance: 1e-5).spectrum(dimension: count, product: matrix.times)
    #expect(spectrum.isConverged)
    expectEigenpairs(spectrum, Array(exact.prefix(k)), of: matrix)
    #expect(spectrum.smallest.value >= exact[count - 1] - 1e-9)
    #expect(spectrum.smallest.value - exact[count - 1] <= max(spectrum.smallest.residual, 1e-9))
  }
}

@Test func repeatedEigenvaluesCountAsOftenAsTheyAre() throws {
  for (values, k) in [
    ([7, 7, 7, 3, 3, 1] + [Double](repeating: 0.5, count: 14), 5),
    ([2] + [Double](repeating: 1, count: 19), 4),
    ([Double](repeating: 3, count: 12), 3),
    ([5, 5] + (0..<38).map { 4 - 0.1 * Double($0) }, 2),
  ] {
    let matrix = SymmetricMatrix(eigenvalues: values, seed: 3)
    let spectrum = try Lanczos(count: k).spectrum(dimension: values.count, product: matrix.times)
    #expect(spectrum.isConverged)
    expectEigenpairs(spectrum, Array(values.prefix(k)), of: matrix, tolerance: 1e-6)
  }
}

@Test func beyondTheRankTheEigenvaluesAreZero() throws {
  let values = [4, 2, -3] + [Double](repeating: 0, count: 27)
  let matrix = SymmetricMatrix(eigenvalues: values, seed: 9)
  let spectrum = try Lanczos(count: 6).spectrum(dimension: 30, product: matrix.times)
  #expect(spectrum.isConverged && spectrum.products < 30)
  expectEigenpairs(spectrum, [4, 2, 0, 0, 0, 0], of: matrix)
  #expect(abs(spectrum.smallest.value + 3) < 1e-9)
  // More than there are.
  let all = try Lanczos(count: 50).spectrum(dimension: 30, product: matrix.times)
  #expect(all.isConverged)
  expectEigenpairs(all, values.sorted(by: >), of: matrix)
  // An operator that is 0.
  let nothing = try Lanczos(count: 2).spectrum(dimension: 3) { $0.map { _ in 0 } }
  #expect(nothing.isConverged && nothing.largest.map(\.value) == [0, 0])
}

@Test func tooFewProductsAreReported() throws {
  let matrix = SymmetricMatrix(eigenvalues: (0..<50).map { Double($0) }, seed: 2)
  let spectrum = try Lanczos(count: 3, mostProducts: 6).spectrum(dimension: 50, product: matrix.times)
  #expect(!spectrum.isConverged && spectrum.products == 6 && spectrum.largest.count == 3)
  for pair in spectrum.largest {
    let rest = zip(matrix.times(pair.vector), pair.vector).map { $0 - pair.value * $1 }
    #expect(abs(rest.norm - pair.residual) < 1e-9)
    #expect(pair.residual > 1e-3 && pair.vector.max()! >= -pair.vector.min()!)
  }
}

@Test func theSeedDecidesTheSearch() throws {
  let matrix = SymmetricMatrix(eigenvalues: (0..<20).map { Double($0 * $0) }, seed: 2)
  let searches = try [0, 0, 1].map { seed in
    try Lanczos(count: 2, mostProducts: 7, seed: seed).spectrum(dimension: 20, product: matrix.times)
  }
  #expect(searches[0] == searches[1] && searches[0] != searches[2])
}

@Test func aSearchEndsWithWhatItsProductThrows() {
  struct Cancelled: Error {}
  var products = 0
  #expect(throws: Cancelled.self) {
    try Lanczos(count: 2).spectrum(dimension: 9) { vector in
      products += 1
      if products == 3 { throw Cancelled() }
      return vector.enumerated().map { Double($0.offset) * $0.element }
    }
  }
  #expect(products == 3)
  #expect(throws: CurvatureError.productNotFinite(number: 1)) {
    try Lanczos(count: 1).spectrum(dimension: 2) { _ in [1, .nan] }
  }
}
