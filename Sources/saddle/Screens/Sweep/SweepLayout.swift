import Canvas

/// Where the parts of the sweep screen are.
struct SweepLayout {
  let status: Rect
  let readOut: Rect
  let body: Rect
  /// The frames of the charts with the panels they show side by side: all, or where there is no room the chosen one
  /// with as many beside it as have room. One alone would mislead: there are always two.
  let charts: [(panel: Int, frame: Rect)]
  /// The names of the rows below them, in a line or more; nil where there is no room.
  let legend: Rect?
  /// The tables below the charts, each below its own where there is room for all, else the chosen one.
  let tables: [(panel: Int, frame: Rect)]
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
    let figure = AccuracyFigure(state.progress, state.grid).figure
    let names = height >= 20 ? figure.legendHeight(width: width - 2) : 1
    // The chart gets at least half of what is left, without further lines of names; a long table scrolls.
    let left = body.height - runningHeight
    let views = state.grid.panels.indices.map { SweepTableView(state, panel: $0) }
    let hasAllTables = views.allSatisfy { $0.fullWidth <= width / views.count }
    let rows =
      hasAllTables ? state.grid.panels.map(\.rows.count).max()! : state.grid.panels[state.panel].rows.count
    let tableHeight = min(rows + 3, (left + 1 - names) / 2)
    let chartHeight = left - tableHeight
    let legendHeight = chartHeight >= 8 ? min(names, chartHeight - 7) : 0
    let frameHeight = chartHeight - legendHeight
    legend =
      legendHeight > 0
      ? Rect(x: 1, y: body.y + frameHeight, width: width - 2, height: legendHeight) : nil
    let count = state.grid.panels.count
    let room = min(count, max(2, width / Self.leastChartWidth))
    // In pages, so that a chart that is clicked on stays where it is.
    let first = min(state.panel / room * room, count - room)
    let shown = Array(first..<first + room)
    charts = Self.sideBySide(shown, in: Rect(x: 0, y: body.y, width: width, height: frameHeight))
    let below = Rect(x: 0, y: body.y + chartHeight, width: width, height: tableHeight)
    tables = Self.sideBySide(hasAllTables ? Array(0..<count) : [state.panel], in: below)
    running =
      runningHeight > 0
      ? Rect(x: 0, y: below.maxY, width: width, height: runningHeight) : nil
  }

  private static func sideBySide(_ panels: [Int], in rect: Rect) -> [(panel: Int, frame: Rect)] {
    panels.enumerated().map { place, panel in
      let x = rect.width * place / panels.count
      let end = rect.width * (place + 1) / panels.count
      return (panel, Rect(x: rect.x + x, y: rect.y, width: end - x, height: rect.height))
    }
  }
}
