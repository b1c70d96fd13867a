import Canvas
import RunLogs

/// The list of runs: colour, name, state, last step or value, age.
struct RunListView {
  private let state: WatchState

  init(_ state: WatchState) { self.state = state }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    let isFocused = state.focus == .runs
    buffer.drawFrame(
      rect, title: title, titleStyle: isFocused ? .bold : .plain, value: count, valueStyle: .dim,
      style: isFocused ? .plain : .dim)
    let inside = rect.inset(by: 1)
    let list = scrolled(inside)
    let rows = list.shown.map { Row(state, state.listedRuns[$0], width: inside.width) }
    let widths = (
      figure: rows.map(\.figure.displayWidth).max() ?? 0, age: rows.map(\.age.displayWidth).max() ?? 0
    )
    let names = DistinctNames(
      rows.map(\.name),
      widths: rows.map { $0.nameWidth(inside.width, figureWidth: widths.figure, ageWidth: widths.age) })
    for (index, row) in rows.enumerated() {
      let line = Rect(x: inside.x, y: inside.y + index, width: inside.width, height: 1)
      row.draw(
        in: line, isAtCursor: state.listedRuns[list.shown.lowerBound + index] == state.runCursor,
        isFocused: isFocused, name: names.texts[index], figureWidth: widths.figure, ageWidth: widths.age,
        into: &buffer)
    }
  }

  private func scrolled(_ inside: Rect) -> ScrolledList {
    ScrolledList(state.listedRuns, cursor: state.runCursor, in: inside)
  }

  /// The number of the run in a row of the screen.
  func run(atRow row: Int, in rect: Rect) -> Int? {
    scrolled(rect.inset(by: 1)).index(atRow: row).map { state.listedRuns[$0] }
  }

  private var title: String {
    switch state.order {
    case .name: "runs"
    case .latestWrite: "runs by time"
    case .lastStep: "runs by step"
    case .value(let tag, let isDescending): "runs by \(tag) \(isDescending ? "▾" : "▴")"
    }
  }

  private var count: String {
    let listed = state.listedRuns.count
    return listed == state.runs.count ? listed.grouped : "\(listed.grouped) of \(state.runs.count.grouped)"
  }

  /// A line of the list.
  private struct Row {
    let name: String
    let mark: Unicode.Scalar
    let color: Color
    let sign: Unicode.Scalar
    let signStyle: Style
    let hasProblems: Bool
    /// The last step, or what runs are listed by.
    let figure: String
    let age: String
    let isShown: Bool

    init(_ state: WatchState, _ number: Int, width: Int) {
      let run = state.runs[number]
      name = run.name
      isShown = state.isShown(number)
      mark = state.isPinned(number) ? "◆" : isShown ? "●" : "○"
      color = state.color(of: number)
      (sign, signStyle) = Self.sign(run.state)
      hasProblems = run.log.problemCount > 0
      if case .value(let tag, _) = state.order {
        figure = run.log.lastFiniteValue(of: tag)?.logged ?? "–"
      } else {
        figure = run.log.lastStep?.grouped ?? "–"
      }
      age = run.lastWrite.map { Age(seconds: state.now - $0).text } ?? ""
    }

    private static func sign(_ state: RunState) -> (Unicode.Scalar, Style) {
      switch state {
      case .running: ("▶", .bold)
      case .waitingForWriter: ("…", .plain)
      case .finished(.succeeded): ("■", .dim)
      case .finished(.failed): ("×", Style(foreground: Look.wrong))
      case .silent: ("−", .dim)
      }
    }

    // The age goes first where there is little room, then the figure.
    private static func hasAge(_ width: Int, _ figureWidth: Int, _ ageWidth: Int) -> Bool {
      width >= 14 + figureWidth + ageWidth && ageWidth > 0
    }

    private static func hasFigure(_ width: Int, _ figureWidth: Int) -> Bool { width >= 12 + figureWidth }

    /// The columns for the name in a line of the list.
    func nameWidth(_ width: Int, figureWidth: Int, ageWidth: Int) -> Int {
      let age = Self.hasAge(width, figureWidth, ageWidth) ? ageWidth + 1 : 0
      let figure = Self.hasFigure(width, figureWidth) ? figureWidth + 1 : 0
      return width - age - figure - 2 - (hasProblems ? 1 : 0) - 2
    }

    /// - Parameter name: the name, no wider than there is room for.
    func draw(
      in rect: Rect, isAtCursor: Bool, isFocused: Bool, name: String, figureWidth: Int, ageWidth: Int,
      into buffer: inout Buffer
    ) {
      var text: Style = isShown ? .plain : .dim
      if isAtCursor, isFocused { text.attributes.insert(.reverse) }
      if isAtCursor { text.attributes.insert(.bold) }
      if isAtCursor { buffer.fill(rect, with: Cell(" ", text)) }
      buffer.write(String(mark), x: rect.x, y: rect.y, style: Style(foreground: color))
      var end = rect.maxX
      if Self.hasAge(rect.width, figureWidth, ageWidth) {
        end -= ageWidth
        buffer.write(age, x: end + ageWidth - age.displayWidth, y: rect.y, style: dimmed(text))
        end -= 1
      }
      if Self.hasFigure(rect.width, figureWidth) {
        end -= figureWidth
        buffer.write(figure, x: end + figureWidth - figure.displayWidth, y: rect.y, style: text)
        end -= 1
      }
      end -= 1
      buffer.write(String(sign), x: end, y: rect.y, style: isAtCursor && isFocused ? text : signStyle)
      end -= 1
      if hasProblems {
        end -= 1
        buffer.write("!", x: end, y: rect.y, style: Style(foreground: Look.wrong, attributes: .bold))
      }
      buffer.write(name, x: rect.x + 2, y: rect.y, style: text)
    }

    private func dimmed(_ style: Style) -> Style {
      var style = style
      if !style.attributes.contains(.reverse) { style.attributes.insert(.dim) }
      return style
    }
  }
}

/// How long ago something was, in three columns or four.
struct Age {
  let text: String

  init(seconds: Double) {
    switch seconds {
    case ..<1: text = "now"
    case ..<100: text = "\(Int(seconds))s"
    case ..<6000: text = "\(Int(seconds / 60))m"
    case ..<360_000: text = "\(Int(seconds / 3600))h"
    case ..<86_400_000: text = "\(Int(seconds / 86_400))d"
    default: text = "old"
    }
  }
}
