import Canvas
import Datasets

/// The classes of a data set with the numbers of their samples, and where there is a tree how they are
/// related: a line a node, with all that lies below it.
struct ClassTable {
  private let train: Dataset
  private let tree: ClassTree?
  /// The samples a class or, where there is a tree, a node has, to train and to test on.
  private let counts: [(train: Int, test: Int)]

  /// - Throws: `InputError` where a class is no leaf of the data set's tree.
  init(_ split: Split) throws {
    train = split.train
    tree = split.train.tree
    var counts = [(train: Int, test: Int)](repeating: (0, 0), count: train.classCount)
    for label in split.train.labels { counts[Int(label)].train += 1 }
    for label in split.test.labels { counts[Int(label)].test += 1 }
    guard let tree else {
      self.counts = counts
      return
    }
    var sums = [(train: Int, test: Int)](repeating: (0, 0), count: tree.names.count)
    for (leaf, count) in zip(try tree.leaves(of: train.classNames), counts) { sums[leaf] = count }
    for node in tree.nodesFromTheRoot.reversed() {
      for child in tree.children[node] {
        sums[node].train += sums[child].train
        sums[node].test += sums[child].test
      }
    }
    self.counts = sums
  }

  func buffer(width: Int) -> Buffer {
    let lines = tree.map { Self.lines(of: $0, width: width) } ?? Self.lines(of: train.classNames)
    let numbers = counts.map { (train: $0.train.grouped, test: $0.test.grouped) }
    let trainWidth = max(5, numbers.map(\.train.displayWidth).max() ?? 0)
    let testWidth = max(4, numbers.map(\.test.displayWidth).max() ?? 0)
    let names = ["class"] + lines.map { $0.branch + $0.name }
    let room = max(8, width - trainWidth - testWidth - 4)
    let nameWidth = min(names.map(\.displayWidth).max()!, room)
    let (trainEnd, testEnd) = (nameWidth + 2 + trainWidth, nameWidth + 4 + trainWidth + testWidth)

    var buffer = Buffer(width: min(width, testEnd), height: lines.count + 1)
    buffer.write("class", x: 0, y: 0, style: .dim)
    buffer.write("train", x: trainEnd - 5, y: 0, style: .dim)
    buffer.write("test", x: testEnd - 4, y: 0, style: .dim)
    for (index, line) in lines.enumerated() {
      let y = index + 1
      let branch = line.branch.displayWidth
      buffer.write(line.branch, x: 0, y: y, style: .dim, limit: nameWidth)
      buffer.write(line.name.clipped(toWidth: nameWidth - branch), x: branch, y: y)
      let (train, test) = numbers[line.entry]
      buffer.write(train, x: trainEnd - train.displayWidth, y: y)
      buffer.write(test, x: testEnd - test.displayWidth, y: y)
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
