import Training

/// The surface of a loss over the Figure-1 plane, on a grid: computed by the code that trains.
///
/// Barz and Denzler, *Deep Learning on Small Datasets without Pre-Training using Cosine Loss*, WACV 2020.
public struct FeatureSurface: Sendable {
  /// The feature of the true class, from left to right.
  public let x: [Float]
  /// The other feature, in the order given.
  public let y: [Float]
  /// Row by row, `y.count × x.count`.
  public let heights: [Float]

  public init(of loss: any Loss, x: [Float], y: [Float], isClipped: Bool) {
    self.x = x
    self.y = y
    heights = loss.surface(x: x, y: y, isClipped: isClipped)
  }

  /// `count` numbers at equal distances from `first` to `last`, both included.
  ///
  /// - Precondition: `count` is at least 2.
  public static func axis(from first: Double, through last: Double, count: Int) -> [Float] {
    precondition(count >= 2)
    return (0..<count).map { Float(first + (last - first) * Double($0) / Double(count - 1)) }
  }

  /// The middles of `count` pixels that fill `range`, from the lowest up.
  public static func pixelCenters(of range: ClosedRange<Double>, count: Int) -> [Float] {
    let width = (range.upperBound - range.lowerBound) / Double(count)
    return (0..<count).map { Float(range.lowerBound + (Double($0) + 0.5) * width) }
  }
}
