import Datasets
import Training

/// Directions through the space of a network's parameters.
public enum Direction {
  /// A number of the standard normal distribution for each parameter.
  ///
  /// - Parameter index: tells directions of one seed apart; none depends on another.
  public static func random(count: Int, seed: UInt64, index: Int) -> [Float] {
    var generator = SplitMix64(seed: seed, stream: RandomStream.directions + UInt64(index))
    return (0..<count).map { _ in Float(generator.nextNormal()) }
  }

  /// `direction` without its part along `other`, brought back to the length that it had; 0 where nothing but
  /// rounding is left.
  ///
  /// - Precondition: both have as many numbers.
  public static func orthogonal(_ direction: [Float], to other: [Float]) -> [Float] {
    precondition(direction.count == other.count)
    let square = Plane.dot(other, other)
    guard square > 0 else { return direction }
    let length = Plane.dot(direction, direction).squareRoot()
    var rest = direction.map { Double($0) }
    // Twice: what rounding leaves of the first time.
    for _ in 0..<2 {
      let share = zip(rest, other).reduce(0) { $0 + $1.0 * Double($1.1) } / square
      for index in rest.indices { rest[index] -= share * Double(other[index]) }
    }
    let left = rest.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard left > 1e-6 * length else { return [Float](repeating: 0, count: direction.count) }
    return rest.map { Float($0 * length / left) }
  }

  /// What leads from one place to another.
  ///
  /// - Precondition: both have as many numbers.
  public static func from(_ start: [Float], to end: [Float]) -> [Float] {
    precondition(start.count == end.count)
    return zip(start, end).map { Float(Double($1) - Double($0)) }
  }
}
