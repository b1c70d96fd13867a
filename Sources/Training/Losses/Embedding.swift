/// The target φ of each class in the space of the features: a unit vector a class.
public struct Embedding: Sendable, Hashable {
  public let classCount: Int
  /// The number of features.
  public let width: Int
  /// (classCount, width)
  public let targets: [Float]
  /// (width, classCount)
  let transposedTargets: [Float]
  /// Whether each class has a dimension of its own, in the order of the classes.
  let isOneHot: Bool

  /// - Precondition: `targets` are (classCount, width).
  init(classCount: Int, width: Int, targets: [Float]) {
    precondition(targets.count == classCount * width)
    self.classCount = classCount
    self.width = width
    self.targets = targets
    transposedTargets = (0..<width).flatMap { column in
      (0..<classCount).map { targets[$0 * width + column] }
    }
    isOneHot =
      width == classCount
      && targets.indices.allSatisfy { targets[$0] == ($0 / width == $0 % width ? 1 : 0) }
  }

  /// A dimension of its own for each class.
  public static func oneHot(_ classCount: Int) -> Embedding {
    var targets = [Float](repeating: 0, count: classCount * classCount)
    for index in 0..<classCount { targets[index * classCount + index] = 1 }
    return Embedding(classCount: classCount, width: classCount, targets: targets)
  }
}
