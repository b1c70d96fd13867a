import Canvas

/// Which part of a list is shown in a few rows: the cursor stays in the middle where it can.
struct ScrolledList {
  let shown: Range<Int>
  private let firstRow: Int

  /// - Parameter firstRow: where the list begins on the screen.
  init(count: Int, cursor: Int?, rows: Int, firstRow: Int = 0) {
    self.firstRow = firstRow
    let first = min(max(0, (cursor ?? 0) - rows / 2), max(0, count - rows))
    shown = first..<min(count, first + max(0, rows))
  }

  /// A list that fills a rectangle.
  init<Item: Equatable>(_ items: [Item], cursor: Item?, in rect: Rect) {
    self.init(
      count: items.count, cursor: cursor.flatMap { items.firstIndex(of: $0) }, rows: rect.height,
      firstRow: rect.y)
  }

  /// The place in the list of what stands in a row of the screen; nil outside the list.
  func index(atRow row: Int) -> Int? {
    let index = shown.lowerBound + row - firstRow
    return row >= firstRow && shown.contains(index) ? index : nil
  }
}
