import Canvas
import RunLogs

/// The values of every run at the crosshair, or its last ones where there is none.
struct ValueTable {
  private let state: WatchState
  private let rows: [CrosshairReading]

  init(_ state: WatchState) {
    self.state = state
    rows = CrosshairReading.all(in: state)
  }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    buffer.drawFrame(rect, title: title, value: Counted.text(rows.count, "run"), valueStyle: .dim)
    let inside = rect.inset(left: 2, top: 1, right: 2, bottom: 1)
    guard inside.height > 0 else { return }
    let cells = rows.map(cells)
    let titles = ["value", state.settings.smoothing > 0 ? "smoothed" : nil, "step", "least", "greatest"]
      .compactMap { $0 }
    var widths = titles.indices.map { column in
      max(titles[column].displayWidth, cells.map { $0[column].displayWidth }.max() ?? 0)
    }
    // A name needs room; the last columns are the least needed.
    while widths.count > 1, inside.width - widths.reduce(0, { $0 + $1 + 2 }) < 16 { widths.removeLast() }
    let nameWidth = inside.width - widths.reduce(0) { $0 + $1 + 2 } - 2
    drawLine(titles, widths, in: inside, row: 0, style: .dim, into: &buffer)
    let shown = scrolled(inside).shown
    if shown.count < rows.count {
      buffer.write(
        " \((rows.count - shown.count).grouped) more · pgup pgdn ", x: rect.x + 2, y: rect.maxY - 1,
        style: .dim, limit: rect.width - 3)
    }
    let names = DistinctNames(
      shown.map { state.runs[rows[$0].run].name }, widths: shown.map { _ in nameWidth })
    for (row, index) in shown.enumerated() {
      let y = inside.y + 1 + row
      let style: Style = index == cursor ? .bold : .plain
      let run = rows[index].run
      buffer.write("●", x: inside.x, y: y, style: Style(foreground: state.color(of: run)))
      buffer.write(names.texts[row], x: inside.x + 2, y: y, style: style)
      drawLine(cells[index], widths, in: inside, row: row + 1, style: style, into: &buffer)
    }
  }

  private var cursor: Int? { rows.firstIndex { $0.run == state.runCursor } }

  /// The first row has the titles.
  private func scrolled(_ inside: Rect) -> ScrolledList {
    ScrolledList(rows.map(\.run), cursor: state.runCursor, in: inside.inset(top: 1))
  }

  /// The number of the run in a row of the screen.
  func run(atRow row: Int, in rect: Rect) -> Int? {
    scrolled(rect.inset(left: 2, top: 1, right: 2, bottom: 1)).index(atRow: row).map { rows[$0].run }
  }

  private var title: String {
    guard let crosshair = state.crosshair else { return "last values" }
    return "at " + state.axis.text(crosshair, utcOffset: state.utcOffset)
  }

  private func cells(_ reading: CrosshairReading) -> [String] {
    [
      reading.point.map { $0.value.logged } ?? "–",
      state.settings.smoothing > 0 ? reading.smoothed?.logged ?? "–" : nil,
      reading.point?.step.grouped ?? "–", reading.least?.logged ?? "–",
      reading.greatest?.logged ?? "–",
    ].compactMap { $0 }
  }

  private func drawLine(
    _ cells: [String], _ widths: [Int], in rect: Rect, row: Int, style: Style, into buffer: inout Buffer
  ) {
    var end = rect.maxX
    for (cell, width) in zip(cells, widths).reversed() {
      buffer.write(cell, x: end - cell.displayWidth, y: rect.y + row, style: style)
      end -= width + 2
    }
  }
}

/// What a run has at the crosshair on the chart of the tag under the cursor.
struct CrosshairReading {
  let run: Int
  let point: ScalarPoint?
  let smoothed: Double?
  let least: Double?
  let greatest: Double?

  /// One for every run that is shown and has the tag under the cursor, in the order of the list.
  static func all(in state: WatchState) -> [CrosshairReading] {
    state.tagCursor.map { all(in: state, tag: $0) } ?? []
  }

  /// The same for another tag.
  static func all(in state: WatchState, tag: String) -> [CrosshairReading] {
    state.shownRuns.compactMap { number in
      let run = state.runs[number]
      guard let series = run.log.series(tag), !series.isEmpty else { return nil }
      let point = state.crosshair.map { state.axis.point(under: $0, of: series, run) } ?? series.last
      let smoothed = point.flatMap { point in
        state.smoothed[number, tag]?.columns(edges: [Double(point.step), Double(point.step).nextUp])[0]
      }
      return CrosshairReading(
        run: number, point: point, smoothed: smoothed, least: series.whole.finiteMinimum,
        greatest: series.whole.finiteMaximum)
    }
  }
}
