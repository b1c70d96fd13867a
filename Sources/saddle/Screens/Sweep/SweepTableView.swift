import Canvas
import Experiments

/// The table of a panel: accuracies with their errors and, where there is room, the rates that were chosen.
struct SweepTableView {
  private let state: SweepState
  private let panel: SweepGrid.Panel
  /// Whether the cursor is in this panel.
  private let isChosen: Bool

  /// A cell of the table on the screen; of row −1 the name of a column.
  struct Place {
    let row: Int
    let column: Int
    let text: String
    let rect: Rect
  }

  init(_ state: SweepState, panel index: Int) {
    self.state = state
    panel = state.grid.panels[index]
    isChosen = index == state.panel
    ratesWidth = Self.ratesWidth(ofPanel: index, of: state.progress.definition)
  }

  /// The width of a frame that has room for all columns with their rates.
  var fullWidth: Int {
    let columns = state.grid.columnNames.count * (Self.accuracyWidth + ratesWidth + 2)
    return 4 + (panel.rows.map(\.name.displayWidth).max() ?? 0) + columns
  }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    buffer.drawFrame(
      rect, title: panel.title, titleStyle: isChosen && state.focus == .table ? .bold : .plain,
      value: state.grid.columns.heading(of: state.progress.definition), valueStyle: .dim)
    let inside = Self.inside(rect)
    let places = places(in: rect)
    let part = part(shownBy: places)
    if !part.isEmpty, part.displayWidth + 2 <= inside.width {
      buffer.write(" \(part) ", x: inside.maxX - part.displayWidth - 2, y: rect.maxY - 1, style: .dim)
    }
    for place in places where place.row >= 0 && place.column == places[0].column {
      let row = panel.rows[place.row]
      buffer.write(
        row.name.clipped(toWidth: nameWidth(in: inside)), x: inside.x, y: place.rect.y,
        style: Style(foreground: AccuracyFigure.color(ofLoss: row.loss)))
    }
    for place in places {
      let isChosen =
        isChosen && state.focus == .table && place.row == state.row && place.column == state.column
      let isDim = place.row < 0 || place.text.first == "…"
      buffer.write(
        place.text, x: place.rect.x, y: place.rect.y,
        style: isChosen ? Style(attributes: .reverse) : isDim ? .dim : .plain)
    }
  }

  /// Which rows and columns are shown; empty where all are.
  private func part(shownBy places: [Place]) -> String {
    func text(_ name: String, _ shown: [Int], of count: Int) -> String? {
      guard let first = shown.min(), let last = shown.max(), last - first + 1 < count else { return nil }
      return (last > first ? "\(name)s \(first + 1)-\(last + 1)" : "\(name) \(first + 1)") + " of \(count)"
    }
    return [
      text("row", places.map(\.row).filter { $0 >= 0 }, of: panel.rows.count),
      text("column", places.map(\.column), of: state.grid.columnNames.count),
    ].compactMap { $0 }.joined(separator: ", ")
  }

  private static func inside(_ rect: Rect) -> Rect { rect.inset(left: 2, top: 1, right: 2, bottom: 1) }

  private func nameWidth(in inside: Rect) -> Int {
    min(panel.rows.map(\.name.displayWidth).max() ?? 0, inside.width / 3)
  }

  /// The cells that are shown in a frame: rows and columns around the cursor, as many as fit.
  func places(in rect: Rect) -> [Place] {
    let inside = Self.inside(rect)
    guard inside.height > 1, !panel.rows.isEmpty else { return [] }
    let left = inside.x + nameWidth(in: inside) + 2
    let full = texts(hasRates: true)
    let fullWidths = widths(full, least: Self.accuracyWidth + ratesWidth)
    let hasRoom = fullWidths.reduce(0) { $0 + $1 + 2 } <= inside.maxX - left + 2
    let texts = hasRoom ? full : texts(hasRates: false)
    let widths = hasRoom ? fullWidths : widths(texts, least: Self.accuracyWidth)
    var first = 0
    while first < state.column, left + widths[first...state.column].reduce(-2, { $0 + $1 + 2 }) > inside.maxX
    {
      first += 1
    }
    let height = inside.height - 1
    let firstRow = max(0, min(state.row - height + 1, panel.rows.count - height))
    let rows = [-1] + Array(firstRow..<min(panel.rows.count, firstRow + height))
    var places: [Place] = []
    for (line, row) in rows.enumerated() {
      var x = left
      for column in first..<widths.count where x + widths[column] <= inside.maxX {
        places.append(
          Place(
            row: row, column: column, text: row < 0 ? state.grid.columnNames[column] : texts[row][column],
            rect: Rect(x: x, y: inside.y + line, width: widths[column], height: 1)))
        x += widths[column] + 2
      }
    }
    return places
  }

  private func texts(hasRates: Bool) -> [[String]] {
    panel.rows.map { row in
      row.points.map { point in
        guard let point else { return ReportTable.missing }
        guard let text = state.progress.text(of: point, hasRates: hasRates) else { return waiting(point) }
        // Aligned on the point: all accuracies have one decimal.
        let digits = text.prefix { $0.isNumber }.count
        return String(repeating: " ", count: max(0, 2 - digits)) + state.shown(text)
      }
    }
  }

  /// What is known of a point that is not complete.
  private func waiting(_ point: SweepPoint) -> String {
    let tests = state.progress.tests(of: point).count
    return tests > 0 ? "… \(tests)/\(state.progress.definition.seeds.count)" : "…"
  }

  /// - Parameter least: the room that a column has from the start, so that nothing moves when numbers come.
  private func widths(_ texts: [[String]], least: Int) -> [Int] {
    (texts.first ?? []).indices.map { column in max(least, texts.map { $0[column].displayWidth }.max() ?? 0) }
  }

  /// "61.3 ± 1.5".
  private static let accuracyWidth = 10

  /// What the longest rates that may be chosen take, with the blank and brackets around them.
  private let ratesWidth: Int

  private static func ratesWidth(ofPanel panel: Int, of definition: SweepDefinition) -> Int {
    // With the mark of an end of the grid.
    func longest(_ numbers: [Float]) -> Int { (numbers.map { SweepReport.text($0).count }.max() ?? 0) + 1 }
    let own = definition.losses(ofPanel: panel).compactMap { definition.lossLearningRates[$0] }
    let isShared = own.count < definition.losses(ofPanel: panel).count
    let rates = own.flatMap { $0 } + (isShared ? definition.learningRates : [])
    let decays = definition.weightDecays[panel].filter { $0 != 0 }
    return longest(rates) + (decays.isEmpty ? 0 : longest(decays) + 2) + 3
  }
}
