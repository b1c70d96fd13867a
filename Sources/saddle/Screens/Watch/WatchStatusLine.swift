import Canvas
import RunLogs

/// The top line: how charts are drawn on the left, how many runs there are on the right.
struct WatchStatusLine {
  private let state: WatchState
  private let layout: WatchLayout

  init(_ state: WatchState, _ layout: WatchLayout) {
    self.state = state
    self.layout = layout
  }

  func draw(into buffer: inout Buffer) {
    let rect = layout.status
    let counts = counts(fitting: rect.width - 10)
    let countsX = rect.maxX - 1 - counts.displayWidth
    var x = rect.x + 1
    x += buffer.write(rect.width >= 60 ? "≡ saddle  watch" : "≡ saddle", x: x, y: rect.y, style: .bold) + 2
    buffer.write(settings(fitting: countsX - x - 2), x: x, y: rect.y, style: .dim)
    buffer.write(counts, x: countsX, y: rect.y)
  }

  /// The parts that fit, the least needed left out first.
  private func settings(fitting width: Int) -> String {
    let settings = state.settings
    let parts = [
      "along \(settings.axis.title)", settings.hasLogX ? "log across" : nil, settings.hasLogY ? "log" : nil,
      settings.smoothing > 0
        ? "smoothing \(settings.smoothing)\(state.smoothed.isComplete ? "" : " …")" : nil,
      state.followsNewest ? "newest" : state.window != nil ? "zoomed" : nil,
      settings.leavesOutliersOut ? "without outliers" : nil, settings.showsAllWrites ? "all writes" : nil,
      settings.groupKey.map { "by \($0)" }, state.tagFilter.isAll ? nil : "tags with \(state.tagFilter.text)",
    ].compactMap { $0 }
    return (0...parts.count).lazy.map { parts.dropLast($0).joined(separator: " · ") }
      .first { $0.displayWidth <= width } ?? ""
  }

  private func counts(fitting width: Int) -> String {
    let shown = state.shownRuns.count
    let all = state.runs.count
    let runs =
      shown == all ? Counted.text(all, "run") : "\(shown.grouped) of \(Counted.text(all, "run")) shown"
    let running = state.runs.count { $0.state == .running }
    let live = running > 0 ? "▶ \(running.grouped) running" : nil
    let page = layout.pageCount > 1 && !state.isLarge ? "page \(layout.page + 1)/\(layout.pageCount)" : nil
    if state.isSearching { return width >= 9 ? "reading …" : "" }
    if state.isReading {
      let read = all - state.unreadCount
      return ["reading: \(read.grouped) of \(Counted.text(all, "run"))", "reading …", ""]
        .first { $0.displayWidth <= width }!
    }
    return [[live, runs, page], [live, runs], [runs], []].lazy
      .map { $0.compactMap { $0 }.joined(separator: " · ") }.first { $0.displayWidth <= width } ?? ""
  }
}
