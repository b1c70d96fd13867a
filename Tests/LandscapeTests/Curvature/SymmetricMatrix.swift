import Datasets

@testable import Landscape

/// A symmetric matrix, (count, count), with the eigenvalues and an orthonormal basis that it was made from.
struct SymmetricMatrix {
  let count: Int
  let elements: [Double]

  /// Σ value·v·vᵀ over an orthonormal basis drawn from a seed.
  init(eigenvalues: [Double], seed: UInt64) {
    count = eigenvalues.count
    var generator = SplitMix64(seed: seed)
    var basis: [[Double]] = []
    while basis.count < count {
      var vector = (0..<count).map { _ in 2 * generator.nextUnit() - 1 }
      for _ in 0..<2 { for other in basis { add(-dot(other, vector), times: other, to: &vector) } }
      let norm = vector.norm
      basis.append(vector.map { $0 / norm })
    }
    var elements = [Double](repeating: 0, count: count * count)
    for (value, vector) in zip(eigenvalues, basis) {
      for row in 0..<count {
        for column in 0..<count { elements[row * count + column] += value * vector[row] * vector[column] }
      }
    }
    self.elements = elements
  }

  func times(_ vector: [Double]) -> [Double] {
    (0..<count).map { row in
      (0..<count).reduce(0) { $0 + elements[row * count + $1] * vector[$1] }
    }
  }
}
