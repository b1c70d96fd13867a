import Canvas

/// A list of which one thing is picked, over the middle of the screen.
struct PickListView {
  private let list: PickList

  init(_ list: PickList) { self.list = list }

  private func frame(in rect: Rect) -> Rect {
    let widest = list.items.prefix(1000).map { $0.name.displayWidth + $0.note.displayWidth + 3 }.max() ?? 0
    let width = min(rect.width, max(44, widest + 4))
    let height = min(rect.height, max(5, min(list.listed.count, 20) + 2))
    return Rect(
      x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2, width: width,
      height: height)
  }

  private func scrolled(_ inside: Rect) -> ScrolledList {
    ScrolledList(
      count: list.listed.count, cursor: list.cursor, rows: inside.height, firstRow: inside.y)
  }

  /// The place in the list of what stands in a cell of the screen; nil outside the list.
  func item(atColumn column: Int, row: Int, in rect: Rect) -> Int? {
    let inside = frame(in: rect).inset(by: 1)
    return inside.contains(x: column, y: row) ? scrolled(inside).index(atRow: row) : nil
  }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    let items = list.listed
    let frame = frame(in: rect)
    buffer.fill(frame)
    buffer.drawFrame(
      frame, title: list.title, titleStyle: .bold,
      value: list.filter.isEmpty ? "" : "with \(list.filter)", valueStyle: .dim, style: .plain)
    let inside = frame.inset(left: 2, top: 1, right: 2, bottom: 1)
    drawFooter(in: frame, shown: scrolled(inside).shown, of: items.count, into: &buffer)
    if items.isEmpty { buffer.write("nothing with that name", x: inside.x, y: inside.y, style: .dim) }
    for (row, index) in scrolled(inside).shown.enumerated() {
      let item = items[index]
      let y = inside.y + row
      let style = index == list.cursor ? Style(attributes: [.bold, .reverse]) : .plain
      if index == list.cursor {
        buffer.fill(Rect(x: inside.x, y: y, width: inside.width, height: 1), with: Cell(" ", style))
      }
      let room = inside.width - (item.note.isEmpty ? 0 : item.note.displayWidth + 2)
      buffer.write(item.name.clippedInTheMiddle(toWidth: room), x: inside.x, y: y, style: style)
      buffer.write(
        item.note, x: inside.maxX - item.note.displayWidth, y: y,
        style: index == list.cursor ? style : .dim)
    }
  }

  /// The keys and the mark that there is more, in the lower line of the frame.
  private func drawFooter(in frame: Rect, shown: Range<Int>, of count: Int, into buffer: inout Buffer) {
    let more = (shown.lowerBound > 0 ? "↑" : "") + (shown.upperBound < count ? "↓" : "")
    let mark = more.isEmpty ? "" : " \(more) more "
    let markX = frame.maxX - 2 - mark.displayWidth
    buffer.write(mark, x: markX, y: frame.maxY - 1, style: .bold)
    let hints = [" type to narrow · enter · esc ", " enter · esc ", " enter "]
    if let hint = hints.first(where: { frame.x + 2 + $0.displayWidth <= markX }) {
      buffer.write(hint, x: frame.x + 2, y: frame.maxY - 1, style: .dim)
    }
  }
}
