extension Buffer {
  /// Draws a mark in the lower line of a frame at every tick, and below it the labels that have room: the ends
  /// and the middle first.
  mutating func drawTicks(below frame: Rect, _ ticks: [(column: Int, label: String)]) {
    var taken: [Range<Int>] = []
    let order = ticks.indices.sorted { Self.rank($0, of: ticks.count) < Self.rank($1, of: ticks.count) }
    for index in order {
      let (column, label) = ticks[index]
      self[column, frame.maxY - 1] = Cell("┬", .dim)
      let width = label.displayWidth
      let place = column - width / 2..<column - width / 2 + width
      if taken.contains(where: { $0.lowerBound <= place.upperBound && place.lowerBound <= $0.upperBound }) {
        continue
      }
      taken.append(place)
      write(label, x: place.lowerBound, y: frame.maxY)
    }
  }

  private static func rank(_ index: Int, of count: Int) -> Int {
    if index == 0 || index == count - 1 { return 0 }
    if 2 * index == count - 1 { return 1 }
    return 2 + abs(2 * index - (count - 1))
  }
}
