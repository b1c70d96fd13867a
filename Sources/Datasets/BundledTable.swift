/// A table of text inside the binary: lines of cells with tabs between them.
struct BundledTable {
  /// The cells of each line.
  let rows: [[String]]

  /// - Parameters:
  ///   - columns: how many cells a line has.
  ///   - hasHeads: whether the first line names the columns, and is no row.
  /// - Precondition: `bytes` are UTF-8, and each line ends in a line feed and has that many cells.
  init(_ bytes: UnsafePointer<UInt8>, _ count: Int, columns: Int, hasHeads: Bool) {
    let lines = UnsafeBufferPointer(start: bytes, count: count).split(separator: UInt8(ascii: "\n"))
    rows = lines.dropFirst(hasHeads ? 1 : 0).map { line in
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      precondition(cells.count == columns)
      return cells.map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
