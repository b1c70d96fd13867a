extension ClassTree {
  /// The tree of ways from its root to its leaves: a node a name, in the order in which they first come up.
  ///
  /// - Precondition: every way begins with the same name, and each name has one parent.
  init(file: String, paths: [[String]]) {
    var names: [String] = []
    var indices: [String: Int] = [:]
    var parents: [Int] = []
    for path in paths {
      var above: Int?
      for name in path {
        let node = indices[name] ?? names.count
        if node == names.count {
          indices[name] = node
          names.append(name)
          parents.append(above ?? node)
        }
        precondition(parents[node] == above ?? node)
        above = node
      }
    }
    self.init(file: file, names: names, indices: indices, parents: parents)
  }
}
