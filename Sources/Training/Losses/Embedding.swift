/// The target φ of each class in the space of the features: a unit vector a class.
public struct Embedding: Sendable, Hashable {
  public let classCount: Int
  /// The number of features.
  public let width: Int
  /// (classCount, width)
  let targets: [Float]

  /// A dimension of its own for each class.
  public static func oneHot(_ classCount: Int) -> Embedding {
    var targets = [Float](repeating: 0, count: classCount * classCount)
    for index in 0..<classCount { targets[index * classCount + index] = 1 }
    return Embedding(classCount: classCount, width: classCount, targets: targets)
  }
}
