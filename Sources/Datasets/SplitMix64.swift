import Glibc

/// A small seeded generator whose numbers are the same on every machine and in every release.
///
/// Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  @usableFromInline var state: UInt64

  @inlinable
  public init(seed: UInt64) { state = seed }

  /// A generator of its own for each (`seed`, `stream`) pair, so that one draw cannot shift another's.
  public init(seed: UInt64, stream: UInt64) {
    var mixer = SplitMix64(seed: seed)
    self.init(seed: mixer.next() ^ stream &* 0xD1B5_4A32_D192_ED03)
  }

  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in 0 ..< `bound`: the high half of a 64×64-bit product (its bias is under 2⁻³² here).
  @inlinable
  public mutating func next(below bound: Int) -> Int {
    precondition(bound > 0 && bound <= 1 << 32)
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number in [0, 1) with 53 random bits.
  @inlinable
  public mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }
}

extension SplitMix64 {
  /// A number of the standard normal distribution, the ratio of a pair that is uniform in a region.
  ///
  /// The logarithm, whose last bits are not the same everywhere, decides only whether a pair is taken, so that
  /// the numbers are as good as never others. Kinderman and Monahan, *Computer generation of random variables
  /// using the ratio of uniform deviates*, ACM Transactions on Mathematical Software 3, 1977.
  mutating func nextGaussian() -> Double {
    while true {
      // 2√(2/e) is the height of the region.
      let (u, v) = (1 - nextUnit(), 1.7155277699214135 * (nextUnit() - 0.5))
      if v * v <= -4 * u * u * log(u) { return v / u }
    }
  }
}

extension Array {
  /// Puts the elements in an order drawn from `generator` (Fisher and Yates).
  ///
  /// The standard library's `shuffle(using:)` does not promise the same order in every release; this does.
  @inlinable
  public mutating func permute(using generator: inout SplitMix64) {
    withUnsafeMutableBufferPointer { elements in
      for last in elements.indices.dropFirst().reversed() {
        elements.swapAt(last, generator.next(below: last + 1))
      }
    }
  }
}
