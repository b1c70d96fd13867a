import Canvas

/// The list of tags, with the last value of each in the run under the cursor; those without points in the runs that
/// are shown are dim.
struct TagListView {
  private let state: WatchState

  init(_ state: WatchState) { self.state = state }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    let isFocused = state.focus == .tags
    let listed = state.listedTags
    let count =
      listed.count == state.tags.count
      ? listed.count.grouped : "\(listed.count.grouped) of \(state.tags.count.grouped)"
    buffer.drawFrame(
      rect, title: "tags", titleStyle: isFocused ? .bold : .plain, value: count, valueStyle: .dim,
      style: isFocused ? .plain : .dim)
    let inside = rect.inset(by: 1)
    let shown = scrolled(inside).shown
    let names = DistinctNames(
      shown.map { listed[$0] }, widths: shown.map { nameWidth(value(listed[$0]), in: inside.width) })
    for (row, index) in shown.enumerated() {
      let isAtCursor = listed[index] == state.tagCursor
      var style = isAtCursor ? Style.bold : state.tagsWithPoints.contains(listed[index]) ? .plain : .dim
      if isAtCursor, isFocused { style.attributes.insert(.reverse) }
      let line = Rect(x: inside.x, y: inside.y + row, width: inside.width, height: 1)
      if isAtCursor { buffer.fill(line, with: Cell(" ", style)) }
      let value = value(listed[index])
      if nameWidth(value, in: line.width) < line.width {
        let color = state.runCursor.map { state.color(of: $0) } ?? .standard
        buffer.write(
          value, x: line.maxX - value.displayWidth, y: line.y,
          style: isAtCursor && isFocused ? style : Style(foreground: color))
      }
      buffer.write(names.texts[row], x: line.x, y: line.y, style: style)
    }
    if listed.isEmpty, !state.tags.isEmpty {
      buffer.write("none passes the filter", x: inside.x, y: inside.y, style: .dim, limit: inside.width)
    }
  }

  /// The last value in the run under the cursor; empty where there is none.
  private func value(_ tag: String) -> String {
    state.cursorRun?.log.series(tag)?.last.map { $0.value.logged } ?? ""
  }

  /// The columns for the name beside a value, which is left out where there is too little room.
  private func nameWidth(_ value: String, in width: Int) -> Int {
    let room = width - (value.isEmpty ? 0 : value.displayWidth + 1)
    return room >= 8 ? room : width
  }

  private func scrolled(_ inside: Rect) -> ScrolledList {
    ScrolledList(state.listedTags, cursor: state.tagCursor, in: inside)
  }

  /// The tag in a row of the screen.
  func tag(atRow row: Int, in rect: Rect) -> String? {
    scrolled(rect.inset(by: 1)).index(atRow: row).map { state.listedTags[$0] }
  }
}
