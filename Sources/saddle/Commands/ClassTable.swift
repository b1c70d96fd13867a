import Canvas
import Datasets

/// The classes of a data set with the numbers of their samples, and where there is a tree how they are
/// related: a line a node, with all that lies below it.
struct ClassTable {
  private let classNames: [String]
  private let tree: ClassTree?
  /// A column a part of the data set: the samples a class or, where there is a tree, a node has in it.
  private let columns: [(head: String, counts: [Int])]

  /// - Throws: `InputError` where a class is no leaf of the data set's tree.
  init(_ split: Split) throws {
    classNames = split.train.classNames
    tree = split.train.tree
    let leaves = try split.train.tree?.leaves(of: split.train.classNames)
    let parts = [("train", split.train), ("validation", split.validation), ("test", split.test)]
    columns = parts.compactMap { head, part in
      part.map { (head, Self.counts($0, tree: split.train.tree, leaves: leaves)) }
    }
  }

  /// - Parameter leaves: the node of each class, where there is a tree.
  private static func counts(_ part: Dataset, tree: ClassTree?, leaves: [Int]?) -> [Int] {
    guard let tree, let leaves else {
      return part.labels.reduce(into: [Int](repeating: 0, count: part.classCount)) { $0[Int($1)] += 1 }
    }
    var sums = [Int](repeating: 0, count: tree.names.count)
    for label in part.labels { sums[leaves[Int(label)]] += 1 }
    for node in tree.nodesFromTheRoot.reversed() {
      for child in tree.children[node] { sums[node] += sums[child] }
    }
    return sums
  }

  func buffer(width: Int) -> Buffer {
    let lines = tree.map { Self.lines(of: $0, width: width) } ?? Self.lines(of: classNames)
    let numbers = columns.map { $0.counts.map(\.grouped) }
    let widths = zip(columns, numbers).map { column, numbers in
      max(column.head.displayWidth, numbers.map(\.displayWidth).max() ?? 0)
    }
    let names = ["class"] + lines.map { $0.branch + $0.name }
    let room = max(8, width - widths.reduce(0) { $0 + 2 + $1 })
    let nameWidth = min(names.map(\.displayWidth).max()!, room)
    var ends: [Int] = []
    for width in widths { ends.append((ends.last ?? nameWidth) + 2 + width) }

    var buffer = Buffer(width: min(width, ends.last ?? nameWidth), height: lines.count + 1)
    buffer.write("class", x: 0, y: 0, style: .dim)
    for (column, end) in zip(columns, ends) {
      buffer.write(column.head, x: end - column.head.displayWidth, y: 0, style: .dim)
    }
    for (index, line) in lines.enumerated() {
      let y = index + 1
      let branch = line.branch.displayWidth
      buffer.write(line.branch, x: 0, y: y, style: .dim, limit: nameWidth)
      buffer.write(line.name.clipped(toWidth: nameWidth - branch), x: branch, y: y)
      for (numbers, end) in zip(numbers, ends) {
        let number = numbers[line.entry]
        buffer.write(number, x: end - number.displayWidth, y: y)
      }
    }
    return buffer
  }

  /// A line of the table: lines that lead to the name, the name, and whose counts belong to it.
  private struct Line {
    var branch = ""
    let name: String
    let entry: Int
  }

  private static func lines(of classNames: [String]) -> [Line] {
    classNames.enumerated().map { Line(name: OneLine.of($1), entry: $0) }
  }

  /// The nodes of a tree from the root down, each after its parent and before the parent's next child.
  private static func lines(of tree: ClassTree, width: Int) -> [Line] {
    var lines: [Line] = []
    // What is still to come, the next one last; `under` leads to the children of a node.
    var open = [(node: tree.root, branch: "", under: "")]
    while let (node, branch, under) = open.popLast() {
      lines.append(Line(branch: branch, name: OneLine.of(tree.names[node]), entry: node))
      // Nothing is seen of a branch beyond the width.
      let start = under.displayWidth < width ? under : ""
      for (index, child) in tree.children[node].enumerated().reversed() {
        let isLast = index == tree.children[node].count - 1
        open.append((child, start + (isLast ? "└─ " : "├─ "), start + (isLast ? "   " : "│  ")))
      }
    }
    return lines
  }
}

extension ClassTree {
  /// Every node after its parent.
  fileprivate var nodesFromTheRoot: [Int] {
    var nodes = [root]
    var next = 0
    while next < nodes.count {
      nodes += children[nodes[next]]
      next += 1
    }
    return nodes
  }
}
