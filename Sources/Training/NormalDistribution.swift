import Datasets
import Glibc

extension SplitMix64 {
  /// A number of the standard normal distribution, by the transform of Box and Muller.
  public mutating func nextNormal() -> Double {
    let radius = (-2 * log(1 - nextUnit())).squareRoot()
    return radius * cos(2 * .pi * nextUnit())
  }
}
