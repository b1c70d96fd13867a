import Canvas
import RunLogs

/// What the run under the cursor was started with, what its writer says of it, and where its log is.
struct ConfigurationView {
  private let state: WatchState

  init(_ state: WatchState) { self.state = state }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    buffer.drawFrame(
      rect, title: state.cursorRun.map { $0.log.displayName ?? $0.name } ?? "configuration",
      titleStyle: Style(foreground: state.runCursor.map { state.color(of: $0) } ?? .standard))
    let inside = rect.inset(left: 2, top: 1, right: 2, bottom: 1)
    let lines = TableLines(sections: sections, width: inside.width).lines
    TableLines.draw(lines, from: state.sideOffset, in: inside, frame: rect, into: &buffer)
  }

  private var sections: [TableLines.Section] {
    guard let run = state.cursorRun else { return [] }
    func sorted(_ values: [String: String]) -> [(key: String, value: String)] {
      values.sorted { NaturalOrder.isBefore($0.key, $1.key) }
    }
    var log = [("format", run.log.format.rawValue), ("file", run.path), ("tags", run.log.tags.count.grouped)]
    if let step = run.log.lastStep { log.append(("last step", step.grouped)) }
    if let start = run.start { log.append(("began", ClockTime(start, utcOffset: state.utcOffset).text)) }
    if let write = run.lastWrite {
      log.append(("last write", ClockTime(write, utcOffset: state.utcOffset).text))
    }
    log.append(("state", Self.text(run.state)))
    let problems = (run.log.problems + run.log.furtherProblems).map { (key: "", value: $0.description) }
    let all = [
      ("configuration", sorted(run.log.configuration)), ("summary", sorted(run.log.summary)),
      ("not readable", problems), ("log", log.map { (key: $0.0, value: $0.1) }),
    ]
    return all.filter { !$0.1.isEmpty }.map { TableLines.Section(title: $0.0, rows: $0.1) }
  }

  private static func text(_ state: RunState) -> String {
    switch state {
    case .running: "running"
    case .waitingForWriter: "waiting for its writer to flush"
    case .finished(.succeeded): "finished"
    case .finished(.failed): "failed"
    case .silent(let minutes): "silent for \(Duration.seconds(60 * minutes).shortText)"
    }
  }
}

/// Keys and values in two columns under titles; long values go on in further lines.
struct TableLines {
  struct Section {
    let title: String
    let rows: [(key: String, value: String)]
  }

  struct Line: Hashable {
    var key = ""
    var value = ""
    var valueColumn = 0
    var isTitle = false
  }

  let lines: [Line]

  init(sections: [Section], width: Int) {
    var lines: [Line] = []
    for section in sections {
      if !lines.isEmpty { lines.append(Line()) }
      lines.append(Line(key: section.title, isTitle: true))
      let keyWidth = min(section.rows.map(\.key.displayWidth).max() ?? 0, max(6, width * 45 / 100))
      let column = keyWidth > 0 ? keyWidth + 2 : 0
      for row in section.rows {
        let pieces = row.value.folded(toWidth: max(1, width - column), atMost: 12)
        for (index, piece) in pieces.enumerated() {
          lines.append(
            Line(
              key: index == 0 ? row.key.clippedInTheMiddle(toWidth: keyWidth) : "", value: piece,
              valueColumn: column))
        }
      }
    }
    self.lines = lines
  }

  /// Draws the lines from one on, at the latest from where the last ones fill the room.
  static func draw(
    _ lines: [Line], from offset: Int, in inside: Rect, frame: Rect, into buffer: inout Buffer
  ) {
    let first = min(offset, max(0, lines.count - inside.height))
    for (row, line) in lines.dropFirst(first).prefix(inside.height).enumerated() {
      let y = inside.y + row
      buffer.write(line.key, x: inside.x, y: y, style: line.isTitle ? .bold : .dim, limit: inside.width)
      buffer.write(
        line.value, x: inside.x + line.valueColumn, y: y, limit: inside.width - line.valueColumn)
    }
    if first + inside.height < lines.count {
      buffer.write(" ↓ pgdn ", x: frame.maxX - 11, y: frame.maxY - 1, style: .bold)
    }
  }
}

extension String {
  /// The text in lines of at most `width` columns, cut wherever a line is full, and at most so many of them.
  func folded(toWidth width: Int, atMost count: Int) -> [String] {
    var lines = [""]
    var used = 0
    for scalar in unicodeScalars {
      if used + scalar.displayWidth > width {
        if lines.count == count {
          lines[count - 1] = (lines[count - 1] + "…").clipped(toWidth: width)
          return lines
        }
        lines.append("")
        used = 0
      }
      lines[lines.count - 1].unicodeScalars.append(scalar)
      used += scalar.displayWidth
    }
    return lines
  }
}
