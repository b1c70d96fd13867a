import Canvas

/// A chart in its frame.
struct ChartView {
  private let state: WatchState
  private let tag: String

  init(_ state: WatchState, tag: String) {
    self.state = state
    self.tag = tag
  }

  /// Where the curves and their labels lie in a frame.
  static func plot(in frame: Rect) -> Rect { frame.inset(left: 1, top: 1, right: 2, bottom: 1) }

  func draw(in frame: Rect, into buffer: inout Buffer) {
    let isCurrent = tag == state.tagCursor
    let isFocused = isCurrent && state.focus == .charts
    let value = lastValue
    buffer.drawFrame(
      frame, title: tag.clippedInTheMiddle(toWidth: max(0, frame.width - value.displayWidth - 8)),
      titleStyle: isCurrent ? .bold : .plain, value: value, valueStyle: valueStyle,
      style: isFocused ? .plain : .dim)
    let plot = Self.plot(in: frame)
    guard let chart = ChartContents(state, tag: tag, columns: 2 * plot.width).chart else {
      drawReason(in: plot, into: &buffer)
      return
    }
    chart.draw(in: plot, into: &buffer)
  }

  private var series: (color: Color, value: Double)? {
    guard let run = state.runCursor, state.isShown(run), let last = state.runs[run].log.series(tag)?.last
    else {
      return nil
    }
    return (state.color(of: run), last.value)
  }

  private var lastValue: String { series?.value.logged ?? "" }
  private var valueStyle: Style { Style(foreground: series?.color ?? .standard, attributes: .bold) }

  /// Says why there is no curve.
  private func drawReason(in rect: Rect, into buffer: inout Buffer) {
    let reason: String
    if state.shownRuns.isEmpty {
      reason = "all runs are hidden: a shows them"
    } else if !state.shownRuns.contains(where: { state.runs[$0].log.series(tag)?.isEmpty == false }) {
      reason = "in no run that is shown"
    } else if state.window != nil, state.extent(of: tag) != nil {
      reason = "nothing in this part: 0 shows the whole"
    } else {
      switch state.settings.axis {
      case .step: reason = "nothing above 0 for a logarithmic axis"
      case .elapsed, .clock:
        // Rows have none, so that the same training writes the same bytes.
        let isOurs = state.shownRuns.contains { state.runs[$0].log.format == .saddle }
        let remedy = isOurs ? "; saddle train --tensorboard keeps them" : ""
        reason = "these runs log no times: x takes another axis" + remedy
      case .epoch: reason = "these runs log no epochs: x takes another axis"
      }
    }
    for (row, line) in reason.wrapped(toWidth: rect.width).prefix(rect.height).enumerated() {
      buffer.write(
        line, x: rect.x + (rect.width - line.displayWidth) / 2, y: rect.y + rect.height / 2 + row,
        style: .dim,
        limit: rect.width)
    }
  }
}
