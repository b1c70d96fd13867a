import Datasets

/// The trace of a symmetric operator that is known by its products alone, estimated: the mean of zᵀ·A·z over
/// random vectors z of ±1, whose expectation is the trace.
///
/// Hutchinson, *A stochastic estimator of the trace of the influence matrix for Laplacian smoothing splines*,
/// 1990. Its variance is that of the elements off the diagonal alone, so that a diagonal operator takes one.
public struct HutchinsonTrace: Sendable, Hashable {
  /// zᵀ·A·z of each probe.
  public let samples: [Double]

  /// - Parameter product: the operator times a vector of ±1; what it throws, such as a cancellation, ends the
  ///   estimate. The same seed gives the same vectors, and more probes begin with those of fewer.
  /// - Throws: ``CurvatureError/productNotFinite(number:)``, and what `product` throws.
  /// - Precondition: `probes` is at least 1, and `product` gives as many numbers as it takes.
  public init(
    dimension: Int, probes: Int, seed: UInt64 = 0, product: ([Double]) throws -> [Double]
  ) throws {
    precondition(probes >= 1)
    var generator = SplitMix64(seed: seed, stream: CurvatureStream.trace)
    samples = try (1...probes).map { number in
      let probe = (0..<dimension).map { _ in generator.next() >> 63 == 0 ? 1.0 : -1.0 }
      let sample = dot(probe, try product(probe))
      guard sample.isFinite else { throw CurvatureError.productNotFinite(number: number) }
      return sample
    }
  }

  public var mean: Double { samples.reduce(0, +) / Double(samples.count) }

  /// Of the mean, from the spread of the samples; NaN where there is but one.
  public var standardError: Double {
    let (mean, count) = (mean, Double(samples.count))
    let squares = samples.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return samples.count < 2 ? .nan : (squares / (count - 1) / count).squareRoot()
  }
}
