/// The target φ of each class in the space of the features: a unit vector a class.
public struct Embedding: Sendable, Hashable {
  public let classCount: Int
  /// The number of features.
  public let width: Int
  /// (classCount, width)
  let targets: [Float]
  /// Whether each class has a dimension of its own, in the order of the classes.
  private let isOneHot: Bool

  /// - Precondition: `targets` are (classCount, width).
  init(classCount: Int, width: Int, targets: [Float]) {
    precondition(targets.count == classCount * width)
    self.classCount = classCount
    self.width = width
    self.targets = targets
    isOneHot = width == classCount && targets == Self.identity(classCount)
  }

  /// A dimension of its own for each class.
  public static func oneHot(_ classCount: Int) -> Embedding {
    Embedding(classCount: classCount, width: classCount, targets: identity(classCount))
  }

  private static func identity(_ count: Int) -> [Float] {
    var matrix = [Float](repeating: 0, count: count * count)
    for index in 0..<count { matrix[index * count + index] = 1 }
    return matrix
  }

  /// The class whose target has the largest dot product with the features (width), the first of equals;
  /// where one of the products is not a number there is none: −1.
  ///
  /// With a dimension of its own for each class it is the largest feature, which may be infinite.
  public func nearest(to features: UnsafePointer<Float>) -> Int32 {
    var best = 0
    var largest = -Float.infinity
    for index in 0..<classCount {
      let product = isOneHot ? features[index] : dotProduct(features, withTargetOf: index)
      if product.isNaN { return -1 }
      if product > largest { (best, largest) = (index, product) }
    }
    return Int32(best)
  }

  private func dotProduct(_ features: UnsafePointer<Float>, withTargetOf index: Int) -> Float {
    var sum: Float = 0
    for column in 0..<width { sum += features[column] * targets[index * width + column] }
    return sum
  }
}
