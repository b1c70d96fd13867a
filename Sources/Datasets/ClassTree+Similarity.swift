import ArrayFiles

extension ClassTree {
  /// The lowest node that both nodes are or lie below.
  public func lowestCommonSubsumer(_ first: Int, _ second: Int) -> Int {
    var (a, b) = (first, second)
    while a != b {
      if depths[a] >= depths[b] { a = parents[a] } else { b = parents[b] }
    }
    return a
  }

  /// s(u, v) = 1 − height(lowest common subsumer of u and v) / height(root), from 0 to 1.
  ///
  /// Barz and Denzler, *Hierarchy-Based Image Embeddings for Semantic Image Retrieval*, WACV 2019.
  public func similarity(_ first: Int, _ second: Int) -> Double {
    1 - Double(heights[lowestCommonSubsumer(first, second)]) / Double(heights[root])
  }

  /// The similarities of all pairs of classes, (classNames.count, classNames.count), with a diagonal of 1.
  ///
  /// - Throws: as ``leaves(of:)`` does.
  public func similarities(of classNames: [String]) throws(InputError) -> [Double] {
    let leaves = try leaves(of: classNames)
    return leaves.flatMap { first in leaves.map { similarity(first, $0) } }
  }
}
