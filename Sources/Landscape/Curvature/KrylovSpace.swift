import Datasets
import Training

/// An orthonormal basis of the space that a start vector and its images under a symmetric operator span, and the
/// operator in it: the tridiagonal matrix of Lanczos.
struct KrylovSpace {
  enum Outcome: Hashable {
    case searching
    /// As many of the largest pairs as were missing have converged, or there are no more in this space.
    case found
    /// The largest eigenvalue here is not above the bar.
    case exceedsNothing
  }

  private let others: [[Double]]
  private var basis: [[Double]]
  private var diagonal: [Double] = []
  /// Beside the diagonal; the last leads out of the space.
  private var sides: [Double] = []
  /// The eigensystem of the tridiagonal matrix.
  private var ritz = SymmetricEigensystem([], count: 0)

  /// A side as small as this beside the images is rounding: the space has no more dimensions.
  private static let negligible = 1e-12
  /// A random start vector may hold next to nothing of the largest eigenvector; each product brings more of it
  /// out. Before so many, that nothing large was seen says nothing.
  private static let leastProducts = 8

  /// - Parameter others: orthonormal vectors to which the space is orthogonal, fewer than `dimension`.
  init(orthogonalTo others: [[Double]], dimension: Int, using generator: inout SplitMix64) {
    self.others = others
    basis = []
    while true {
      var start = (0..<dimension).map { _ in 2 * generator.nextUnit() - 1 }
      let before = start.norm
      orthogonalize(&start)
      let norm = start.norm
      // One that the others all but span is drawn anew.
      if norm > 1e-6 * before {
        basis = [start.map { $0 / norm }]
        return
      }
    }
  }

  /// The vector whose image is wanted next.
  var next: [Double] { basis[diagonal.count] }

  private func orthogonalize(_ vector: inout [Double]) {
    // Twice is enough (Kahan; Parlett, The Symmetric Eigenvalue Problem, section 6.9).
    for _ in 0..<2 {
      for other in others { add(-dot(other, vector), times: other, to: &vector) }
      for other in basis { add(-dot(other, vector), times: other, to: &vector) }
    }
  }

  /// Takes the image of ``next``.
  mutating func extend(by image: [Double]) {
    diagonal.append(dot(next, image))
    var rest = image
    orthogonalize(&rest)
    let norm = rest.norm
    let size = (diagonal + sides).reduce(image.norm) { max($0, abs($1)) }
    let isLast = norm <= Self.negligible * size || basis.count + others.count == image.count
    sides.append(isLast ? 0 : norm)
    if !isLast { basis.append(rest.map { $0 / norm }) }
    let count = diagonal.count
    // The eigensystem of many is not free: later on it is looked at now and then.
    if isLast || count <= 20 || count.isMultiple(of: 5) { solve() }
  }

  private mutating func solve() {
    let count = diagonal.count
    var matrix = [Double](repeating: 0, count: count * count)
    for index in 0..<count {
      matrix[index * count + index] = diagonal[index]
      guard index + 1 < count else { continue }
      matrix[index * count + index + 1] = sides[index]
      matrix[(index + 1) * count + index] = sides[index]
    }
    ritz = SymmetricEigensystem(matrix, count: count)
  }

  private var isSolved: Bool { ritz.values.count == diagonal.count }

  /// ‖A·v − θ·v‖ of a pair: the last component of its vector in the basis, times the side that leads out.
  private func residual(_ index: Int) -> Double {
    let count = ritz.values.count
    return abs(ritz.vectors[index * count + count - 1]) * sides[count - 1]
  }

  /// - Parameters:
  ///   - bar: what the largest has to exceed; nil where there is nothing yet.
  ///   - scale: the largest |eigenvalue| known from elsewhere.
  func outcome(missing: Int, bar: Double?, tolerance: Double, scale: Double) -> Outcome {
    guard isSolved else { return .searching }
    let count = ritz.values.count
    let size = max(scale, abs(ritz.values[0]), abs(ritz.values[count - 1]))
    let isLast = sides[count - 1] == 0
    if let bar, isLast || count >= Self.leastProducts || residual(0) <= tolerance * size,
      ritz.values[0] + residual(0) <= bar + tolerance * size
    {
      return .exceedsNothing
    }
    if isLast { return .found }
    guard count >= missing else { return .searching }
    return (0..<missing).allSatisfy { residual($0) <= tolerance * size } ? .found : .searching
  }

  /// The largest pairs, as many as there are up to `count`.
  mutating func largest(_ count: Int) -> [Lanczos.Pair] {
    if !isSolved { solve() }
    return (0..<min(count, diagonal.count)).map(pair)
  }

  var smallest: Lanczos.Pair {
    mutating get {
      if !isSolved { solve() }
      return pair(diagonal.count - 1)
    }
  }

  private func pair(_ index: Int) -> Lanczos.Pair {
    let count = diagonal.count
    var vector = [Double](repeating: 0, count: basis[0].count)
    for place in 0..<count { add(ritz.vectors[index * count + place], times: basis[place], to: &vector) }
    let norm = vector.norm
    return Lanczos.Pair(
      value: ritz.values[index], vector: vector.map { $0 / norm }.withLargestComponentPositive,
      residual: residual(index))
  }
}
