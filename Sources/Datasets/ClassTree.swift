import ArrayFiles

/// A hierarchy of classes: a tree whose leaves are the classes of a data set and whose inner nodes are what
/// people call groups of them.
///
/// Nodes are numbered in the order in which their names first come up in the text the tree is read from.
public struct ClassTree: Sendable, Hashable {
  /// Where the tree is from, for errors.
  public let file: String
  /// A name a node.
  public let names: [String]
  /// The one node without a parent.
  public let root: Int
  /// The children of each node, in ascending order.
  public let children: [[Int]]
  /// The number of edges on the longest path from each node down to a leaf, which itself has height 0.
  public let heights: [Int]
  /// The parent of each node; the root is its own.
  let parents: [Int]
  /// The number of edges from the root to each node.
  let depths: [Int]
  private let indices: [String: Int]

  /// - Precondition: following `parents` leads from every node to the one that is its own parent.
  init(file: String, names: [String], indices: [String: Int], parents: [Int]) {
    var children = [[Int]](repeating: [], count: names.count)
    for (node, parent) in parents.enumerated() where parent != node { children[parent].append(node) }
    let root = parents.indices.first { parents[$0] == $0 }!
    // Every node after its parent.
    var order = [root]
    var depths = [Int](repeating: 0, count: names.count)
    var next = 0
    while next < order.count {
      let node = order[next]
      for child in children[node] { depths[child] = depths[node] + 1 }
      order += children[node]
      next += 1
    }
    precondition(order.count == names.count)
    var heights = [Int](repeating: 0, count: names.count)
    for node in order.dropFirst().reversed() {
      heights[parents[node]] = max(heights[parents[node]], heights[node] + 1)
    }
    self.file = file
    self.names = names
    self.root = root
    self.children = children
    self.heights = heights
    self.parents = parents
    self.depths = depths
    self.indices = indices
  }

  /// The node of that name, if there is one.
  public func node(named name: String) -> Int? { indices[name] }

  /// The leaf of each class, in the order of `classNames`.
  ///
  /// - Throws: `InputError` for a class that is not in the tree, that is there as an inner node, or that
  ///   comes twice. An inner node would be less than 1 similar to itself, and its target in a semantic
  ///   embedding no unit vector.
  public func leaves(of classNames: [String]) throws(InputError) -> [Int] {
    var leaves: [Int] = []
    var isTaken = [Bool](repeating: false, count: names.count)
    for name in classNames {
      guard let node = indices[name] else {
        throw InputError(file, expected: "a line for each class", found: "none for class '\(name)'")
      }
      if let child = children[node].first {
        throw InputError(
          file, expected: "class '\(name)' to have nothing below it", found: "its child '\(names[child])'")
      }
      if isTaken[node] {
        throw InputError(file, expected: "classes of different names", found: "'\(name)' twice")
      }
      isTaken[node] = true
      leaves.append(node)
    }
    return leaves
  }
}
