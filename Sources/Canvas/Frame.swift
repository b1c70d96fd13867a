extension Buffer {
  /// Draws a thin rounded frame at the edge of `rect` with titles set into its top line.
  ///
  /// - Parameters:
  ///   - title: drawn at the left; clipped first where both titles do not fit.
  ///   - value: drawn at the right; left out where it does not fit.
  public mutating func drawFrame(
    _ rect: Rect, title: String = "", titleStyle: Style = .plain, value: String = "",
    valueStyle: Style = .bold, style: Style = .dim
  ) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    for x in rect.x + 1..<rect.maxX - 1 {
      self[x, rect.y] = Cell("─", style)
      self[x, rect.maxY - 1] = Cell("─", style)
    }
    for y in rect.y + 1..<rect.maxY - 1 {
      self[rect.x, y] = Cell("│", style)
      self[rect.maxX - 1, y] = Cell("│", style)
    }
    self[rect.x, rect.y] = Cell("╭", style)
    self[rect.maxX - 1, rect.y] = Cell("╮", style)
    self[rect.x, rect.maxY - 1] = Cell("╰", style)
    self[rect.maxX - 1, rect.maxY - 1] = Cell("╯", style)

    // Where both just fit they share a blank and leave no line between them.
    let isTight = title.displayWidth + value.displayWidth + 5 == rect.width
    var room = rect.width - 4
    if !value.isEmpty, value.displayWidth + 2 <= room {
      write(" \(value) ", x: rect.maxX - 3 - value.displayWidth, y: rect.y, style: valueStyle)
      room -= value.displayWidth + (isTight ? 0 : 2)
    }
    if !title.isEmpty, room >= 3 {
      let clipped = title.clipped(toWidth: room - 1)
      write(" \(clipped) ", x: rect.x + 1, y: rect.y, style: titleStyle)
    }
  }
}
