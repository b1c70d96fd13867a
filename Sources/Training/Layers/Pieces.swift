/// How the rows of a batch are cut for sums over them: by their number alone, so that the sums have the same
/// bits whoever makes them.
struct Pieces {
  static let most = 16
  let rows: Int
  /// So many rows a piece has at least, unless there are fewer.
  var least = 1

  var count: Int { min(max(1, rows / least), Self.most) }

  subscript(piece: Int) -> Range<Int> { rows * piece / count..<rows * (piece + 1) / count }
}
