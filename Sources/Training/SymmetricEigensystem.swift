/// The eigenvalues and eigenvectors of a symmetric matrix, in double precision.
///
/// Householder's reflections make the matrix tridiagonal, Givens rotations with implicit shifts then
/// diagonal: Golub and Van Loan, *Matrix Computations*, sections 8.3.1 and 8.3.5. It takes about 4 n³
/// multiplications, and the same matrix always gives the same bits.
public struct SymmetricEigensystem: Sendable {
  /// In descending order.
  public let values: [Double]
  /// A unit vector a row, in the order of the values: (count, count).
  public let vectors: [Double]

  /// - Precondition: `matrix` is (count, count), symmetric and finite.
  public init(_ matrix: [Double], count: Int) {
    precondition(matrix.count == count * count && matrix.allSatisfy(\.isFinite))
    var reduction = TridiagonalReduction(matrix, count: count)
    reduction.diagonalize()
    let order = (0..<count).sorted { (a, b) in
      let (first, second) = (reduction.diagonal[a], reduction.diagonal[b])
      return first != second ? first > second : a < b
    }
    values = order.map { reduction.diagonal[$0] }
    vectors = order.flatMap { reduction.basis[$0 * count..<($0 + 1) * count] }
  }
}

/// A tridiagonal matrix T and an orthogonal Q with Q T Qᵀ = the matrix it was made from.
private struct TridiagonalReduction {
  let count: Int
  private(set) var diagonal: [Double]
  /// Beside the diagonal: entry i is T(i, i + 1).
  private var offDiagonal: [Double]
  /// Qᵀ, row by row: once T is diagonal its rows are the eigenvectors.
  private(set) var basis: [Double]

  init(_ matrix: [Double], count: Int) {
    self.count = count
    var a = matrix
    diagonal = [Double](repeating: 0, count: count)
    offDiagonal = [Double](repeating: 0, count: max(0, count - 1))
    var reflections: [[Double]] = []
    for k in 0..<max(0, count - 2) {
      // v is the unit vector with (1 − 2 v vᵀ) x = (±‖x‖, 0, …) for what is below the diagonal in column k.
      var v = [Double](repeating: 0, count: count)
      for i in k + 1..<count { v[i] = a[i * count + k] }
      let tail = v[(k + 2)...].reduce(0) { $0 + $1 * $1 }
      let length = (v[k + 1] * v[k + 1] + tail).squareRoot()
      let image = v[k + 1] > 0 ? -length : length
      offDiagonal[k] = tail == 0 ? v[k + 1] : image
      v[k + 1] -= image
      let norm = (v[k + 1] * v[k + 1] + tail).squareRoot()
      for i in k + 1..<count { v[i] = tail == 0 ? 0 : v[i] / norm }
      reflections.append(v)
      if tail > 0 { Self.reflect(&a, v, from: k + 1, count: count) }
    }
    for i in 0..<count { diagonal[i] = a[i * count + i] }
    if count > 1 { offDiagonal[count - 2] = a[(count - 1) * count + count - 2] }

    basis = [Double](repeating: 0, count: count * count)
    for i in 0..<count { basis[i * count + i] = 1 }
    // Qᵀ = … H₂ H₁ H₀: from the left end on, a reflection changes only rows and columns after its own.
    for (k, v) in reflections.enumerated().reversed() {
      for row in k + 1..<count {
        var product = 0.0
        for i in k + 1..<count { product += basis[row * count + i] * v[i] }
        for i in k + 1..<count { basis[row * count + i] -= 2 * product * v[i] }
      }
    }
  }

  /// H A H with H = 1 − 2 v vᵀ, which is A − v wᵀ − w vᵀ with w = 2 (A v − (vᵀ A v) v).
  private static func reflect(_ a: inout [Double], _ v: [Double], from first: Int, count: Int) {
    var w = [Double](repeating: 0, count: count)
    var square = 0.0
    for i in first..<count {
      var product = 0.0
      for j in first..<count { product += a[i * count + j] * v[j] }
      w[i] = product
      square += product * v[i]
    }
    for i in first..<count { w[i] = 2 * (w[i] - square * v[i]) }
    for i in first..<count {
      for j in first..<count { a[i * count + j] -= v[i] * w[j] + w[i] * v[j] }
    }
  }

  /// Chases the entries beside the diagonal away, from the last one on, until they are as small as the
  /// rounding of the largest eigenvalue.
  mutating func diagonalize() {
    let size = (diagonal + offDiagonal).map { abs($0) }.max() ?? 0
    let negligible = size * 0x1p-53
    var last = count - 1
    var rotations = 0
    while last > 0 {
      var first = last
      while first > 0, abs(offDiagonal[first - 1]) > negligible { first -= 1 }
      if first == last {
        last -= 1
        continue
      }
      // One or two sweeps an eigenvalue are usual.
      rotations += 1
      precondition(rotations <= 60 * count, "the eigenvalues do not converge")
      sweep(first, last)
    }
  }

  /// One implicit step with Wilkinson's shift on the rows `first` to `last`.
  private mutating func sweep(_ first: Int, _ last: Int) {
    let half = (diagonal[last - 1] - diagonal[last]) / 2
    let side = offDiagonal[last - 1]
    let root = (half * half + side * side).squareRoot()
    let shift = diagonal[last] - side * side / (half + (half < 0 ? -root : root))
    var x = diagonal[first] - shift
    var z = offDiagonal[first]
    for k in first..<last {
      // (c s; −s c) turns (x, z) into (r, 0).
      let r = (x * x + z * z).squareRoot()
      let (c, s) = r == 0 ? (1, 0) : (x / r, z / r)
      if k > first { offDiagonal[k - 1] = r }
      let (a, b, d) = (diagonal[k], offDiagonal[k], diagonal[k + 1])
      diagonal[k] = c * c * a + 2 * c * s * b + s * s * d
      diagonal[k + 1] = s * s * a - 2 * c * s * b + c * c * d
      offDiagonal[k] = c * s * (d - a) + (c * c - s * s) * b
      x = offDiagonal[k]
      if k + 1 < last {
        z = s * offDiagonal[k + 1]
        offDiagonal[k + 1] *= c
      }
      rotateBasis(k, c, s)
    }
  }

  private mutating func rotateBasis(_ k: Int, _ c: Double, _ s: Double) {
    basis.withUnsafeMutableBufferPointer { basis in
      let upper = basis.baseAddress! + k * count
      let lower = upper + count
      for i in 0..<count {
        let (p, q) = (upper[i], lower[i])
        upper[i] = c * p + s * q
        lower[i] = c * q - s * p
      }
    }
  }
}
