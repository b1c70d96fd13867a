import Testing

@testable import Training

@Suite struct SymmetricEigensystemTests {
  /// A symmetric matrix of any size whose entries follow no pattern.
  private func matrix(_ count: Int, seed: UInt64) -> [Double] {
    var generator = RandomStream(seed)
    var matrix = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      for column in 0...row {
        let entry = generator.next()
        matrix[row * count + column] = entry
        matrix[column * count + row] = entry
      }
    }
    return matrix
  }

  /// Numbers from −1 to 1 (Lehmer's generator).
  private struct RandomStream {
    var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> Double {
      state = state * 48271 % 2_147_483_647
      return Double(state) / 1_073_741_823.5 - 1
    }
  }

  @Test(arguments: [1, 2, 3, 4, 7, 40])
  func vectorsAreOrthonormalAndTimesTheirValuesTheMatrix(count: Int) {
    let matrix = matrix(count, seed: UInt64(count))
    let system = SymmetricEigensystem(matrix, count: count)
    #expect(system.values == system.values.sorted(by: >))
    for i in 0..<count {
      let vector = system.vectors[i * count..<(i + 1) * count]
      for j in 0..<count {
        let product = zip(vector, system.vectors[j * count..<(j + 1) * count]).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (i == j ? 1 : 0)) < 1e-13)
        let image = zip(matrix[j * count..<(j + 1) * count], vector).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(image - system.values[i] * system.vectors[i * count + j]) < 1e-12)
      }
    }
  }

  @Test func knownEigenvalues() {
    #expect(SymmetricEigensystem([], count: 0).values == [])
    #expect(SymmetricEigensystem([0, 1, 1, 0], count: 2).values.map { $0.rounded() } == [1, -1])
    #expect(SymmetricEigensystem([3, 0, 0, 0, -2, 0, 0, 0, 5], count: 3).values == [5, 3, -2])
    #expect(SymmetricEigensystem([Double](repeating: 0, count: 16), count: 4).values == [0, 0, 0, 0])
    // The second difference of n points has the eigenvalues 2 − 2 cos(kπ / (n + 1)); n = 3.
    let values = SymmetricEigensystem([2, -1, 0, -1, 2, -1, 0, -1, 2], count: 3).values
    for (value, expected) in zip(values, [2 + 2.0.squareRoot(), 2, 2 - 2.0.squareRoot()]) {
      #expect(abs(value - expected) < 1e-14)
    }
  }

  @Test func manyEqualEigenvaluesAreNoProblem() {
    // All ones: n once, 0 for the rest.
    let system = SymmetricEigensystem([Double](repeating: 1, count: 900), count: 30)
    #expect(abs(system.values[0] - 30) < 1e-12)
    #expect(system.values.dropFirst().allSatisfy { abs($0) < 1e-12 })
  }
}
