import Canvas
import Experiments

/// The sweep as it runs: the chart of each panel, the table of one, the cells in training.
enum SweepScreen {
  static func draw(_ state: SweepState, width: Int, height: Int) -> Buffer {
    drawInStandardColors(state, width: width, height: height).themed(state.display.theme)
  }

  private static func drawInStandardColors(_ state: SweepState, width: Int, height: Int) -> Buffer {
    var buffer = Buffer(width: width, height: height)
    guard let layout = SweepLayout(state, width: width, height: height) else {
      buffer.drawTooSmall(need: SweepLayout.smallest)
      return buffer
    }
    SweepStatusLine(state).draw(in: layout.status, into: &buffer)
    SweepReadOut(state).draw(in: layout.readOut, into: &buffer)
    if let offset = state.helpOffset {
      HelpView(scope: .sweep, offset: offset).draw(in: layout.body, into: &buffer)
      return buffer
    }
    var figure = AccuracyFigure(state.progress, state.grid).figure
    figure.isASCII = state.isASCII
    for (panel, frame) in layout.charts {
      let isChosen = panel == state.panel && layout.charts.count > 1
      let count = state.grid.panels.count
      let number = layout.charts.count < count ? "\(panel + 1)/\(count)" : ""
      let room = frame.width - 5
      let title = state.grid.panels[panel].titles.longest(fitting: room - number.displayWidth)
      let values = [number.isEmpty ? "accuracy %" : "accuracy %, \(number)", number]
      buffer.drawFrame(
        frame, title: title, titleStyle: isChosen ? .bold : .plain,
        value: values.longest(fitting: room - title.displayWidth), valueStyle: .dim)
      figure.draw(
        chart: panel, in: frame.inset(left: 2, top: 1, right: 2, bottom: 1), into: &buffer)
    }
    if let legend = layout.legend { figure.drawLegend(in: legend, into: &buffer) }
    for (panel, frame) in layout.tables {
      SweepTableView(state, panel: panel).draw(in: frame, into: &buffer)
    }
    if let running = layout.running {
      RunningCellsView(state, hasCurves: layout.hasCurves).draw(in: running, into: &buffer)
    }
    if let palette = state.palette { PickListView(palette).draw(in: layout.body, into: &buffer) }
    return buffer
  }
}

/// The top line: what is trained on the left, how far it is on the right.
struct SweepStatusLine {
  private let state: SweepState

  init(_ state: SweepState) { self.state = state }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    let progress = progress
    let progressX = rect.maxX - 1 - progress.displayWidth
    var x = rect.x + 1
    x += buffer.write(rect.width >= 60 ? "≡ saddle  sweep" : "≡ saddle", x: x, y: rect.y, style: .bold) + 2
    buffer.write(subject(fitting: progressX - x - 2), x: x, y: rect.y, style: .dim)
    buffer.write(progress, x: progressX, y: rect.y)
  }

  private var progress: String {
    if state.snapshot.failure != nil { return "× stopped" }
    if state.progress.isComplete {
      // Where all was known before there is no time to tell.
      return state.snapshot.newest.isEmpty ? "■ done" : "■ done in \(Progress.clock(state.elapsed))"
    }
    return state.snapshot.isOver ? "■ stopped" : "▶ \(state.clock.text)"
  }

  /// As many of the parts as fit.
  private func subject(fitting width: Int) -> String {
    let parts = state.subject.split(separator: "·").map { $0.trimmingBlanks }
    return (0...parts.count).lazy.map { parts.dropLast($0).joined(separator: " · ") }
      .first { $0.displayWidth <= width } ?? ""
  }
}

extension Substring {
  /// Without blanks at both ends.
  fileprivate var trimmingBlanks: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}

/// The bottom line: what is under the cursor, and the keys needed most.
struct SweepReadOut {
  private let state: SweepState

  init(_ state: SweepState) { self.state = state }

  /// The keys that do something now.
  private var hints: [String] {
    let panel = state.grid.panels.count > 1 ? "p panel  " : ""
    let pane = state.running.isEmpty ? "" : state.focus == .table ? "tab cells  " : "tab table  "
    return [
      "hjkl move  \(panel)\(pane)enter open  ? help  q quit", "\(panel)\(pane)enter open  ? help",
      "enter open  ? help", "? help",
    ]
  }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    if let prompt = state.prompt { return PromptLine(prompt).draw(in: rect, into: &buffer) }
    let isRemark = state.isAskingToStop || state.remark != nil
    let room = rect.width - 2
    // The way to the help has its place before the single seeds.
    let whole = [text(hasSeeds: true), text(hasSeeds: false)].map(state.shown)
      .longest(fitting: room - 2 - hints.last!.displayWidth)
    let shown = state.remark == nil ? whole.clipped(toWidth: room) : whole.clippedInTheMiddle(toWidth: room)
    buffer.write(shown, x: rect.x + 1, y: rect.y, style: isRemark ? .bold : .plain)
    let end = rect.x + 1 + shown.displayWidth
    for hints in hints where end + 2 + hints.displayWidth <= rect.maxX - 1 && !state.isAskingToStop {
      buffer.write(hints, x: rect.maxX - 1 - hints.displayWidth, y: rect.y, style: .dim)
      return
    }
  }

  /// - Parameter hasSeeds: whether the accuracies of the single seeds are told.
  private func text(hasSeeds: Bool) -> String {
    if state.isAskingToStop {
      return "stop the sweep? y or q stops it, another key goes on; what is done is kept"
    }
    if let remark = state.remark { return remark }
    if let failure = state.snapshot.failure { return "\(failure)" }
    if state.focus == .running, let cell = state.cell { return SweepReport.text(cell) }
    let rows = state.grid.panels[state.panel].rows
    guard rows.indices.contains(state.row) else { return "" }
    let column = state.grid.columnNames[state.column]
    let place = "\(rows[state.row].name), \(column)" + (state.grid.columns.isNumber ? " a class" : "")
    guard let point = state.point else { return "\(place): not asked" }
    let tests = state.progress.tests(of: point)
    if let accuracy = state.progress.accuracy(of: point) {
      let single = tests.map { (100 * $0.testAccuracy!).formatted(decimals: 1) }.joined(separator: ", ")
      let diverged = tests.count { $0.divergedAt != nil }
      return "\(place): \(SweepReport.text(accuracy)) %" + (tests.count > 1 && hasSeeds ? " (\(single))" : "")
        + (state.progress.rates(of: point, hasNames: true).map { ", \($0)" } ?? "")
        + (diverged > 0 ? ", \(diverged) diverged" : "")
    }
    if let rates = state.progress.rates(of: point, hasNames: true) {
      return
        "\(place): \(tests.count) of \(state.progress.definition.seeds.count) seeds, \(rates) chosen"
    }
    let search = state.progress.search(of: point)
    let known = search.count { state.progress.result(of: $0) != nil }
    return "\(place): \(known) of \(Counted.text(search.count, "rate")) tried"
  }
}
