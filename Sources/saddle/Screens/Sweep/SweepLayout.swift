import Canvas

/// Where the parts of the sweep screen are.
struct SweepLayout {
  let status: Rect
  let readOut: Rect
  let body: Rect
  /// The frames of the charts with the panels they show: all side by side, or where there is no room the chosen one.
  let charts: [(panel: Int, frame: Rect)]
  /// The line below them; nil where there is no room.
  let legend: Rect?
  let table: Rect
  /// nil where nothing is being trained.
  let running: Rect?
  /// Whether the cells in training have their curves.
  let hasCurves: Bool

  static let smallest = (width: 44, height: 16)
  private static let leastChartWidth = 34

  /// Nil where the screen is too small.
  init?(_ state: SweepState, width: Int, height: Int) {
    guard width >= Self.smallest.width, height >= Self.smallest.height else { return nil }
    status = Rect(x: 0, y: 0, width: width, height: 1)
    readOut = Rect(x: 0, y: height - 1, width: width, height: 1)
    body = Rect(x: 0, y: 1, width: width, height: height - 2)
    let cells = state.running.count
    hasCurves = height >= 32 && cells > 0
    let runningHeight = cells == 0 ? 0 : hasCurves ? min(11, height / 4) : min(cells, 2) + 2
    // The chart gets at least half of what is left; a long table scrolls.
    let left = body.height - runningHeight
    let tableHeight = min(state.grid.panels[state.panel].rows.count + 3, left / 2)
    let chartHeight = left - tableHeight
    let hasLegend = chartHeight >= 8
    legend = hasLegend ? Rect(x: 1, y: body.y + chartHeight - 1, width: width - 2, height: 1) : nil
    let frameHeight = chartHeight - (hasLegend ? 1 : 0)
    let count = state.grid.panels.count
    let isSideBySide = width / count >= Self.leastChartWidth
    let shown = isSideBySide ? Array(0..<count) : [state.panel]
    let top = body.y
    let charts = shown.enumerated().map { place, panel in
      let x = width * place / shown.count
      return (
        panel, Rect(x: x, y: top, width: width * (place + 1) / shown.count - x, height: frameHeight)
      )
    }
    self.charts = charts
    table = Rect(x: 0, y: body.y + chartHeight, width: width, height: tableHeight)
    running =
      runningHeight > 0
      ? Rect(x: 0, y: table.maxY, width: width, height: runningHeight) : nil
  }
}
