import Canvas
import RunLogs

/// The keys whose values differ between the runs that are shown: a line a key, a column a run.
struct DifferenceView {
  private let state: WatchState

  init(_ state: WatchState) { self.state = state }

  private static let columnWidths = 8...18

  func draw(in rect: Rect, into buffer: inout Buffer) {
    let inside = rect.inset(left: 2, top: 1, right: 2, bottom: 1)
    // Those that tell nothing of their configuration come last.
    let runs =
      state.shownRuns.filter { !state.runs[$0].log.configuration.isEmpty }
      + state.shownRuns.filter { state.runs[$0].log.configuration.isEmpty }
    let difference = ConfigurationDifference.configurations(of: runs.map { state.runs[$0].log })
    let rows = Array(zip(difference.keys, difference.values))
    buffer.drawFrame(
      rect, title: "what differs",
      value: "\(Counted.text(rows.count, "key")) · \(Counted.text(runs.count, "run"))",
      valueStyle: .dim)
    guard runs.count > 1, !rows.isEmpty else {
      let reason = runs.count > 1 ? "these runs were started alike" : "one run alone: nothing to compare"
      buffer.write(reason, x: inside.x, y: inside.y, style: .dim, limit: inside.width)
      return
    }
    let keyWidth = min(difference.keys.map(\.displayWidth).max() ?? 0, inside.width / 3)
    let room = inside.width - keyWidth
    let columns = min(runs.count, max(1, room / (Self.columnWidths.lowerBound + 2)))
    let width = (room / columns - 2).clamped(to: 1...Self.columnWidths.upperBound)
    let firstRun = min(state.firstDifference, runs.count - columns)
    let shown = firstRun..<firstRun + columns
    let names = DistinctNames(
      runs[shown].map { state.runs[$0].name }, widths: runs[shown].map { _ in width - 2 })
    for (column, run) in runs[shown].enumerated() {
      let x = inside.x + keyWidth + 2 + column * (width + 2)
      buffer.write("●", x: x, y: inside.y, style: Style(foreground: state.color(of: run)))
      buffer.write(
        names.texts[column], x: x + 2, y: inside.y, style: run == state.runCursor ? .bold : .plain)
    }
    if columns < runs.count {
      let places =
        "\((firstRun + 1).grouped)–\(shown.upperBound.grouped) of \(Counted.text(runs.count, "run"))"
      buffer.write(
        " \(places) · < > ", x: rect.x + 2, y: rect.maxY - 1, style: .dim, limit: rect.width - 13)
    }
    let height = inside.height - 1
    let first = min(state.sideOffset, max(0, rows.count - height))
    for (line, (key, values)) in rows.dropFirst(first).prefix(height).enumerated() {
      let y = inside.y + 1 + line
      buffer.write(key.clippedInTheMiddle(toWidth: keyWidth), x: inside.x, y: y, style: .dim)
      for (column, value) in values[shown].enumerated() {
        buffer.write(
          (value ?? "–").clippedInTheMiddle(toWidth: width),
          x: inside.x + keyWidth + 2 + column * (width + 2),
          y: y, style: value == nil ? .dim : .plain)
      }
    }
    if first + height < rows.count {
      buffer.write(" ↓ pgdn ", x: rect.maxX - 11, y: rect.maxY - 1, style: .bold)
    }
  }
}
