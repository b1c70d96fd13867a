import Datasets
import Training

/// The method of Lanczos: the largest eigenvalues of a symmetric operator that is known by its products alone.
///
/// Every vector of the Krylov basis is made orthogonal to all before it, twice, so that no eigenvalue comes back
/// as a ghost of itself: Golub and Van Loan, *Matrix Computations*, section 10.1. One start vector shows one
/// direction of an eigenvalue that has several. So a search is followed by another, orthogonal to what was
/// found, until one finds nothing larger than the least of what was asked for.
///
/// It keeps a vector of doubles for each product.
public struct Lanczos: Sendable, Hashable {
  /// How many of the largest eigenvalues are wanted.
  public var count: Int
  /// After so many products the search ends, converged or not.
  public var mostProducts: Int
  /// An eigenpair has converged where ‖A·v − θ·v‖ is at most this share of the largest |θ| found.
  public var tolerance: Double
  public var seed: UInt64

  /// - Precondition: `count` and `mostProducts` are at least 1, `tolerance` is above 0.
  public init(count: Int, mostProducts: Int = 200, tolerance: Double = 1e-4, seed: UInt64 = 0) {
    precondition(count >= 1 && mostProducts >= 1 && tolerance > 0)
    self.count = count
    self.mostProducts = mostProducts
    self.tolerance = tolerance
    self.seed = seed
  }

  /// An approximate eigenvalue θ with its vector.
  public struct Pair: Sendable, Hashable {
    public let value: Double
    /// Of unit length, its largest component positive.
    public let vector: [Double]
    /// ‖A·v − θ·v‖: some eigenvalue lies as near to θ as this.
    public let residual: Double
  }

  public struct Spectrum: Sendable, Hashable {
    /// The largest eigenvalues in descending order; fewer than asked for where the operator has fewer, or where
    /// the products did not suffice.
    public let largest: [Pair]
    /// The smallest approximate eigenvalue that was met on the way; it has converged where its residual is small.
    public let smallest: Pair
    /// Whether each of ``largest`` has converged and none was found beside them that is larger.
    public let isConverged: Bool
    public let products: Int
  }

  /// Searches the spectrum of an operator on vectors of `dimension` numbers.
  ///
  /// - Parameter product: the operator times a unit vector; what it throws, such as a cancellation, ends the
  ///   search.
  /// - Throws: ``CurvatureError/productNotFinite(number:)``, and what `product` throws.
  /// - Precondition: `dimension` is at least 1 and `product` gives as many numbers as it takes.
  public func spectrum(dimension: Int, product: ([Double]) throws -> [Double]) throws -> Spectrum {
    precondition(dimension >= 1)
    let wanted = min(count, dimension)
    var generator = SplitMix64(seed: seed, stream: CurvatureStream.lanczos)
    var (found, smallest): ([Pair], Pair?) = ([], nil)
    var products = 0
    var isConverged = false
    while !isConverged, products < mostProducts, found.count < dimension {
      var space = KrylovSpace(orthogonalTo: found.map(\.vector), dimension: dimension, using: &generator)
      // What a further search has to exceed.
      let bar = found.count < wanted ? nil : found[wanted - 1].value
      let missing = max(1, wanted - found.count)
      var outcome = KrylovSpace.Outcome.searching
      while outcome == .searching, products < mostProducts {
        products += 1
        let image = try product(space.next)
        guard image.allSatisfy(\.isFinite) else {
          throw CurvatureError.productNotFinite(number: products)
        }
        space.extend(by: image)
        let scale = found.reduce(0) { max($0, abs($1.value)) }
        outcome = space.outcome(missing: missing, bar: bar, tolerance: tolerance, scale: scale)
      }
      let low = space.smallest
      if smallest.map({ low.value < $0.value }) ?? true { smallest = low }
      if outcome == .exceedsNothing {
        isConverged = true
        break
      }
      found = (found + space.largest(missing)).sorted { $0.value > $1.value }
      if outcome == .searching { break }
    }
    return Spectrum(
      largest: Array(found.prefix(wanted)), smallest: smallest!,
      isConverged: isConverged || found.count == dimension, products: products)
  }
}

/// The streams of random numbers that one seed gives here, apart from those of training.
enum CurvatureStream {
  static let lanczos: UInt64 = 21
  static let trace: UInt64 = 22
}
