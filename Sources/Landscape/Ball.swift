import Training

/// A point that an optimizer moves down the surface of a loss, as it would move two parameters.
public struct Ball: Hashable, Sendable {
  /// The updates are those of `torch.optim`.
  public enum Rule: Hashable, Sendable {
    /// w ← w − rate·g
    case gradientDescent
    /// v ← factor·v + g, w ← w − rate·v
    case momentum(Double)
    /// Kingma and Ba, *Adam: A Method for Stochastic Optimization*, ICLR 2015.
    case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
  }

  public let rule: Rule
  public private(set) var x: Double
  public private(set) var y: Double
  public private(set) var steps = 0
  /// Whether a step led to numbers that are not finite; it then stays where it was before.
  public private(set) var isStuck = false
  /// Where it has been, from where it was dropped to where it is.
  public private(set) var trail = Trail<SIMD2<Double>>()
  /// The velocity, or the mean of the gradients.
  private var first = SIMD2<Double>()
  /// The mean of their squares.
  private var second = SIMD2<Double>()

  public init(_ rule: Rule, x: Double, y: Double) {
    self.rule = rule
    self.x = x
    self.y = y
    trail.append(SIMD2(x, y))
  }

  /// The distance to the origin.
  public var norm: Double { (x * x + y * y).squareRoot() }

  /// One step at a learning rate with the gradient of a surface at its place.
  public mutating func step(_ gradient: SIMD2<Double>, rate: Double) {
    guard !isStuck else { return }
    var next = self
    let change = next.change(gradient)
    next.x -= rate * change.x
    next.y -= rate * change.y
    guard next.x.isFinite, next.y.isFinite else {
      isStuck = true
      return
    }
    self = next
    trail.append(SIMD2(x, y))
  }

  /// What is subtracted for a rate of 1.
  private mutating func change(_ gradient: SIMD2<Double>) -> SIMD2<Double> {
    steps += 1
    switch rule {
    case .gradientDescent:
      return gradient
    case .momentum(let factor):
      first = factor * first + gradient
      return first
    case .adam(let beta1, let beta2, let epsilon):
      first = beta1 * first + (1 - beta1) * gradient
      second = beta2 * second + (1 - beta2) * gradient * gradient
      let roots = (second / (1 - Self.power(beta2, steps))).squareRoot()
      return first / (1 - Self.power(beta1, steps)) / (roots + epsilon)
    }
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var (power, factor, exponent) = (1.0, base, exponent)
    while exponent > 0 {
      if exponent & 1 == 1 { power *= factor }
      factor *= factor
      exponent >>= 1
    }
    return power
  }
}
