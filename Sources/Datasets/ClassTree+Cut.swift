import ArrayFiles

extension ClassTree {
  /// The number of levels of groups between the root and the leaves that lie deepest.
  public var groupLevels: Int { max(0, heights[root] - 1) }

  /// The tree with only the uppermost levels of its groups: leaves from below them hang from the lowest group
  /// that is left above them.
  ///
  /// With no level left every leaf is a child of the root: then no two classes are alike.
  ///
  /// - Precondition: `levels` is not negative.
  public func cut(toLevels levels: Int) -> ClassTree {
    precondition(levels >= 0)
    let kept = names.indices.filter { children[$0].isEmpty || depths[$0] <= levels }
    // A group without a leaf would become one.
    var isAboveLeaf = [Bool](repeating: false, count: names.count)
    var newParents: [Int: Int] = [:]
    for leaf in kept where children[leaf].isEmpty {
      var node = leaf
      var above = parents[node]
      while depths[above] > levels { above = parents[above] }
      newParents[node] = above
      while !isAboveLeaf[above] {
        isAboveLeaf[above] = true
        node = above
        above = parents[node]
        newParents[node] = above
      }
    }
    let nodes = kept.filter { newParents[$0] != nil }
    let numbers = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    return ClassTree(
      file: file, names: nodes.map { names[$0] },
      indices: Dictionary(uniqueKeysWithValues: nodes.enumerated().map { (names[$1], $0) }),
      parents: nodes.map { numbers[newParents[$0]!]! })
  }
}
