import Training

/// The two directions along which the path of a training mostly ran, seen from its end.
///
/// The rows of M are the differences θᵢ − θₙ of the checkpoints to the last; its first two right singular vectors
/// span, of all planes through θₙ, that to which the path comes nearest: Li, Xu, Taylor, Studer and Goldstein,
/// *Visualizing the loss landscape of neural nets*, NeurIPS 2018. (Their program subtracts the mean of the rows
/// first; the plane through θₙ then misses more of the path.) They come from the small matrix M·Mᵀ.
public struct PrincipalDirections: Sendable {
  public struct Direction: Sendable {
    /// Of unit length, its largest component positive.
    public let unit: [Float]
    /// How far from θₙ the path goes along it, to the farther side.
    public let reach: Double
    /// Its share of Σ‖θᵢ − θₙ‖².
    public let share: Double

    /// The direction as an axis of a plane: a step of 1 along it is ``reach``, so that the path stays between
    /// −1 and 1.
    public var axis: [Float] { unit.map { Float(Double($0) * reach) } }
  }

  public let x: Direction
  public let y: Direction

  /// A singular value below this share of the first is that of rounding.
  private static let negligible = 1e-6

  /// - Parameter path: the parameters of the checkpoints, the last of them the center of the plane.
  /// - Throws: ``CurvatureError`` where a checkpoint is not finite, or the path spans no plane.
  /// - Precondition: all checkpoints have as many numbers.
  public init(path: [[Float]]) throws(CurvatureError) {
    guard let end = path.last else { throw .pathTooStraight(dimensions: 0) }
    precondition(path.allSatisfy { $0.count == end.count })
    if let index = path.firstIndex(where: { !$0.allSatisfy(\.isFinite) }) {
      throw .checkpointNotFinite(index: index)
    }
    let count = path.count - 1
    var gram = [Double](repeating: 0, count: count * count)
    for i in 0..<count {
      for j in 0...i {
        gram[i * count + j] = Self.product(path[i], path[j], from: end)
        gram[j * count + i] = gram[i * count + j]
      }
    }
    let total = (0..<count).reduce(0) { $0 + gram[$1 * count + $1] }
    let system = SymmetricEigensystem(gram, count: count)
    // The squares of the singular values are known to the rounding of the first only.
    let least = Self.negligible * Self.negligible * (system.values.first ?? 0)
    let dimensions = system.values.prefix(2).count { $0 > least }
    guard dimensions == 2 else { throw .pathTooStraight(dimensions: dimensions) }
    func direction(_ index: Int) -> Direction {
      let weights = system.vectors[index * count..<(index + 1) * count]
      let vector = Self.sum(path, times: weights, from: end)
      let norm = vector.norm
      // M·v of the unit vector v = Mᵀ·u/σ is σ·u.
      let reach = norm * weights.reduce(0) { max($0, abs($1)) }
      return Direction(
        unit: vector.map { $0 / norm }.withLargestComponentPositive.map { Float($0) }, reach: reach,
        share: system.values[index] / total)
    }
    x = direction(0)
    y = direction(1)
  }

  /// ⟨u − center, v − center⟩, without room for the differences: paths are long and networks large.
  private static func product(_ u: [Float], _ v: [Float], from center: [Float]) -> Double {
    center.withUnsafeBufferPointer { center in
      u.withUnsafeBufferPointer { u in
        v.withUnsafeBufferPointer { v in
          var sum = 0.0
          for index in 0..<center.count {
            let origin = Double(center[index])
            sum += (Double(u[index]) - origin) * (Double(v[index]) - origin)
          }
          return sum
        }
      }
    }
  }

  /// Σ weight·(checkpoint − center)
  private static func sum(
    _ path: [[Float]], times weights: ArraySlice<Double>, from center: [Float]
  ) -> [Double] {
    var sum = [Double](repeating: 0, count: center.count)
    for (checkpoint, weight) in zip(path, weights) {
      for index in center.indices {
        sum[index] += weight * (Double(checkpoint[index]) - Double(center[index]))
      }
    }
    return sum
  }
}
