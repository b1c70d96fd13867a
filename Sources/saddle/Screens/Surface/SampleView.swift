import Canvas
import Datasets
import Training

/// The sample that is followed: what it is, and what each network makes of it.
struct SampleView {
  private let state: ExplorerState
  private let sample: FollowedSample
  private let classNames: [String]

  /// nil where none is followed.
  init?(_ state: ExplorerState) {
    guard let sample = state.surface.sample else { return nil }
    self.state = state
    self.sample = sample
    classNames = state.probes.classNames.map { OneLine.of($0) }
  }

  /// The columns that the table of the networks needs beside an image.
  private static let tableWidth = 26

  func draw(in rect: Rect, into buffer: inout Buffer) {
    let mark = SampleMark.mark(isASCII: state.isASCII)
    let titles = [
      "\(mark) sample \((sample.index + 1).grouped), class \(classNames[sample.label])",
      "\(mark) class \(classNames[sample.label])", "\(mark) \(classNames[sample.label])",
    ]
    let title = titles.first { $0.displayWidth + 5 <= rect.width } ?? titles[2]
    buffer.drawFrame(
      rect, title: title, titleStyle: Style(foreground: SampleMark.color),
      value: rect.width >= title.displayWidth + 17 ? "i leaves" : "", valueStyle: .dim)
    let inside = rect.inset(left: 2, top: 1, right: 1, bottom: 1)
    guard !inside.isEmpty else { return }
    switch sample.content {
    case .image(let grid): draw(grid, in: inside, into: &buffer)
    case .text(let text): drawText(text.wrapped(toWidth: inside.width), in: inside, into: &buffer)
    case .numbers(let numbers):
      let shown = numbers.prefix(200).map { Double($0).formatted(significantDigits: 2) }
      let lines = "\(numbers.count.grouped) numbers: \(shown.joined(separator: " "))"
      drawText(lines.wrapped(toWidth: inside.width), in: inside, into: &buffer)
    }
  }

  /// The image as large as there is room, the table beside it, or where it is narrow, below.
  private func draw(_ grid: PixelGrid, in inside: Rect, into buffer: inout Buffer) {
    let isBeside = inside.width >= Self.tableWidth + 10
    let room =
      isBeside
      ? (columns: inside.width - Self.tableWidth - 2, rows: 2 * inside.height)
      : (columns: inside.width, rows: 2 * max(1, inside.height - state.losses.count - 2))
    let image = grid.fitted(columns: room.columns, rows: room.rows)
    image.draw(x: inside.x, y: inside.y, into: &buffer)
    drawTable(
      in: isBeside ? inside.inset(left: image.columns + 2) : inside.inset(top: image.height + 1),
      into: &buffer)
  }

  private func drawText(_ lines: [String], in inside: Rect, into buffer: inout Buffer) {
    let room = max(1, inside.height - state.losses.count - 2)
    for (row, line) in lines.prefix(room).enumerated() {
      let isCut = row == room - 1 && lines.count > room
      let text = isCut ? line.clipped(toWidth: inside.width - 2) + " …" : line.clipped(toWidth: inside.width)
      buffer.write(text, x: inside.x, y: inside.y + row)
    }
    drawTable(in: inside.inset(top: min(lines.count, room) + 1), into: &buffer)
  }

  private struct Row {
    let name: String
    let color: Color
    let prediction: String
    let isCorrect: Bool
    let loss: String
    let place: String
  }

  private var rows: [Row] {
    zip(state.losses, state.observation.panels).map { loss, panel in
      let color = Look.color(of: loss)
      guard panel.divergence == nil, panel.outcomes.indices.contains(sample.index) else {
        let word = panel.divergence == nil ? "…" : "diverged"
        return Row(
          name: loss.shortTitle, color: color, prediction: word, isCorrect: true, loss: "", place: "")
      }
      let outcome = panel.outcomes[sample.index]
      let predicted = Int(outcome.prediction)
      return Row(
        name: loss.shortTitle, color: color,
        prediction: classNames.indices.contains(predicted) ? classNames[predicted] : "–",
        isCorrect: outcome.isCorrect, loss: Double(outcome.loss).formatted(),
        place: "(\(Double(outcome.x).formatted()), \(Double(outcome.y).formatted()))")
    }
  }

  /// A line a network, with a line above where there is room: the numbers of panels in place of the names of
  /// losses, and no places, where it is narrow.
  private func drawTable(in rect: Rect, into buffer: inout Buffer) {
    let rows = rows
    let isWide = rect.width >= 48
    let names = isWide ? rows.map(\.name) : rows.indices.map { "\($0 + 1)" }
    let nameWidth = max(names.map(\.displayWidth).max() ?? 0, isWide ? 4 : 1) + 2
    let lossWidth = 10
    let wanted = (rows.map(\.prediction.displayWidth).max() ?? 0) + 3
    let room = rect.width - nameWidth - lossWidth - (isWide ? 20 : 0)
    let predictionWidth = max(4, min(max(wanted, 12), room))
    var y = rect.y
    if rect.height > rows.count {
      buffer.write("loss", x: rect.x + nameWidth + predictionWidth, y: y, style: .dim, limit: lossWidth)
      buffer.write(predictionWidth > 9 ? "predicted" : "as", x: rect.x + nameWidth, y: y, style: .dim)
      if isWide {
        buffer.write("place", x: rect.x + nameWidth + predictionWidth + lossWidth, y: y, style: .dim)
      }
      y += 1
    }
    for (name, row) in zip(names, rows) where y < rect.maxY {
      buffer.write(name, x: rect.x, y: y, style: Style(foreground: row.color))
      let sign = row.isCorrect ? "" : " \(Look.wrongMark)"
      let prediction = row.prediction.clipped(toWidth: predictionWidth - 1 - sign.displayWidth) + sign
      buffer.write(
        prediction, x: rect.x + nameWidth, y: y,
        style: row.isCorrect ? .plain : Style(foreground: Look.wrong, attributes: .bold))
      let x = rect.x + nameWidth + predictionWidth
      buffer.write(row.loss, x: x, y: y, limit: max(0, min(lossWidth - 1, rect.maxX - x)))
      if isWide {
        buffer.write(row.place, x: x + lossWidth, y: y, limit: max(0, rect.maxX - x - lossWidth))
      }
      y += 1
    }
  }
}

extension PixelGrid {
  /// The grid in whole multiples of its size, or where there is no room for it, every nth pixel of it.
  func fitted(columns room: Int, rows roomRows: Int) -> PixelGrid {
    let factor = min(room / max(1, columns), roomRows / max(1, rows))
    if factor >= 1 {
      return resized(columns: factor * columns, rows: factor * rows) { ($0 / factor, $1 / factor) }
    }
    let divisor = max(
      (columns + max(1, room) - 1) / max(1, room), (rows + max(1, roomRows) - 1) / max(1, roomRows))
    return resized(columns: columns / divisor, rows: rows / divisor) { ($0 * divisor, $1 * divisor) }
  }

  private func resized(
    columns newColumns: Int, rows newRows: Int, from place: (Int, Int) -> (column: Int, row: Int)
  ) -> PixelGrid {
    PixelGrid(
      columns: newColumns, rows: newRows,
      colors: (0..<newRows).flatMap { row in
        (0..<newColumns).map { column in
          let (x, y) = place(column, row)
          return colors[y * columns + x]
        }
      })
  }
}
