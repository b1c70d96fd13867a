import ArrayFiles

extension ClassTree {
  /// Reads a tree from lines of a child, a tab, and its parent, in any order. Lines that are blank or start
  /// with # are passed over; a line may end in a carriage return.
  ///
  /// - Parameter file: the name that errors give the text.
  /// - Throws: `InputError` with the line for one that has not exactly two cells or an empty one, for a
  ///   node that is its own parent or has two, for a cycle, and where there is not exactly one root.
  public init(tsv: String, file: String) throws(InputError) {
    self = try Self.tree(lines: TreeLines(tsv, file: file))
  }

  /// Reads the tree in a file.
  ///
  /// - Throws: `InputError` as ``init(tsv:file:)`` does, and where the file cannot be read or is not UTF-8.
  public init(path: String) throws(InputError) {
    guard let text = String(validating: try InputFile(path).bytes(), as: UTF8.self) else {
      throw InputError(path, expected: "text in UTF-8", found: "other bytes")
    }
    try self.init(tsv: text, file: path)
  }

  private static func tree(lines: TreeLines) throws(InputError) -> ClassTree {
    let parents = lines.parents
    // Up from each node: what was not seen on an earlier way must not be met twice on this one.
    var way = [Int?](repeating: nil, count: parents.count)
    for start in parents.indices {
      var node = start
      while way[node] == nil, let parent = parents[node] {
        way[node] = start
        node = parent.node
        if way[node] == start {
          throw lines.error(
            at: parents[node]!.line, expected: "a tree", found: "'\(lines.names[node])' above itself")
        }
      }
      way[node] = way[node] ?? start
    }

    let roots = parents.indices.filter { parents[$0] == nil }
    guard let root = roots.first else {
      throw InputError(lines.file, expected: "lines of a child, a tab and its parent", found: "none")
    }
    if roots.count > 1 {
      throw lines.error(
        at: lines.firstLines[roots[1]], expected: "one root",
        found: "'\(lines.names[root])' and '\(lines.names[roots[1]])' without parents")
    }
    return ClassTree(
      file: lines.file, names: lines.names, indices: lines.indices,
      parents: parents.enumerated().map { $1?.node ?? $0 })
  }
}

/// The lines of a tree's text as nodes and their parents, which may not be a tree yet.
private struct TreeLines {
  let file: String
  private(set) var names: [String] = []
  private(set) var indices: [String: Int] = [:]
  /// The number of the line, from 1, on which each node first comes up.
  private(set) var firstLines: [Int] = []
  /// The parent of each node and the number of the line that says so.
  private(set) var parents: [(node: Int, line: Int)?] = []

  init(_ text: String, file: String) throws(InputError) {
    self.file = file
    let text = text.utf8
    // Some editors put a byte order mark first.
    let hasMark = text.starts(with: [0xEF, 0xBB, 0xBF])
    let lines = text.dropFirst(hasMark ? 3 : 0).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if line.first == UInt8(ascii: "#") || line.allSatisfy({ $0 == UInt8(ascii: " ") }) { continue }
      try add(line, number: index + 1)
    }
  }

  private mutating func add(_ line: Substring.UTF8View, number: Int) throws(InputError) {
    let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    guard cells.count == 2 else {
      throw error(
        at: number, expected: "a child, a tab and its parent",
        found: cells.count == 1 ? "'\(cells[0])' without a tab" : "'\(cells[0])' and \(cells.count - 1) tabs")
    }
    let (child, parent) = (cells[0], cells[1])
    if child.allSatisfy(\.isWhitespace) || parent.allSatisfy(\.isWhitespace) {
      throw error(at: number, expected: "two names", found: "an empty one in '\(child)', '\(parent)'")
    }
    if child == parent {
      throw error(at: number, expected: "a child and another node as its parent", found: "'\(child)' twice")
    }
    let node = index(of: child, line: number)
    if let known = parents[node] {
      throw error(
        at: number, expected: "one parent a node",
        found: "'\(parent)' for '\(child)', which has '\(names[known.node])' by line \(known.line)")
    }
    parents[node] = (index(of: parent, line: number), number)
  }

  private mutating func index(of name: String, line: Int) -> Int {
    if let index = indices[name] { return index }
    indices[name] = names.count
    names.append(name)
    firstLines.append(line)
    parents.append(nil)
    return names.count - 1
  }

  func error(at line: Int, expected: String, found: String) -> InputError {
    InputError(file, at: "line \(line)", expected: expected, found: found)
  }
}
