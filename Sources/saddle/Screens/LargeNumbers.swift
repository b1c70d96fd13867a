import Canvas

/// The loss and the accuracy of a panel, readable from the back of a room.
struct LargeNumbers {
  let loss: Double
  let accuracy: Double
  let color: Color

  /// The columns in which both numbers have room beside each other.
  private static let widthForBoth = 34

  /// The rows for a panel with so many columns inside its frame.
  static func rows(width: Int) -> Int {
    width >= widthForBoth ? LargeText.rows : 2 * LargeText.rows
  }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    let isWide = rect.width >= Self.widthForBoth
    let room = isWide ? rect.width / 2 : rect.width
    write(
      [loss.formatted(), loss.formatted(significantDigits: 2), loss.formatted(significantDigits: 1)],
      in: room,
      x: rect.x, y: rect.y, Style(foreground: color, attributes: .bold), &buffer)
    let percent = 100 * accuracy
    // Beside the loss with a gap that is wider than those between digits.
    write(
      [percent.formatted(decimals: 1) + "%", percent.formatted(decimals: 0) + "%"],
      in: room - (isWide ? 3 : 0),
      x: isWide ? rect.x + room + 3 : rect.x, y: isWide ? rect.y : rect.y + LargeText.rows, .bold, &buffer)
  }

  /// The first of the texts that has room; where none has a large form it is written small.
  private func write(
    _ texts: [String], in width: Int, x: Int, y: Int, _ style: Style, _ buffer: inout Buffer
  ) {
    for text in texts {
      guard let needed = LargeText.width(of: text), needed <= width - 1 else { continue }
      buffer.writeLarge(text, x: x + (width - needed) / 2, y: y, style: style)
      return
    }
    buffer.write(texts[0], x: x + 1, y: y + 1, style: style, limit: width - 1)
  }
}
