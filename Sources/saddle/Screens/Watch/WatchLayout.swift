import Canvas

/// Where the parts of the watch screen lie in a terminal of a given size.
///
/// Narrow terminals show the lists only while one of them has the focus, in place of the charts.
struct WatchLayout: Hashable {
  struct Chart: Hashable {
    let tag: String
    let frame: Rect
  }

  let status: Rect
  /// All between the status line and the read-out.
  let body: Rect
  let readOut: Rect
  /// For the caption of a tour.
  let caption: Rect?
  let runs: Rect?
  let tags: Rect?
  /// All that is not a list or the side pane.
  let chartArea: Rect
  /// The charts of the page that the cursor is on.
  let charts: [Chart]
  /// The values at the crosshair, below a large chart.
  let values: Rect?
  let side: Rect?
  let page: Int
  let pageCount: Int

  static let smallest = (width: 24, height: 8)

  private static let narrow = 66
  private static let chartWidths = [1000, 90, 56, 40, 32, 26, 22]
  private static let chartHeights = [1000, 20, 13, 10, 8, 7, 6]

  /// nil where the terminal is too small.
  init?(_ state: WatchState, width: Int, height: Int) {
    guard width >= Self.smallest.width, height >= Self.smallest.height else { return nil }
    status = Rect(x: 0, y: 0, width: width, height: 1)
    readOut = Rect(x: 0, y: height - 1, width: width, height: 1)
    let captionHeight =
      state.isHelpOpen ? 0 : state.tourView?.height(in: (width, height - Self.smallest.height)) ?? 0
    body = Rect(x: 0, y: 1, width: width, height: height - 2 - captionHeight)
    caption = captionHeight > 0 ? Rect(x: 0, y: body.maxY, width: width, height: captionHeight) : nil
    var rest = body
    (runs, tags) = Self.lists(state, in: &rest)
    side = Self.side(state, in: &rest)
    chartArea = rest

    let tags = state.isLarge ? state.listedTags : state.chartedTags
    let count = tags.count
    let place = state.tagCursor.flatMap { tags.firstIndex(of: $0) } ?? 0
    guard let tag = state.tagCursor, !rest.isEmpty else {
      (charts, values, page, pageCount) = ([], nil, 0, 1)
      return
    }
    if state.isLarge {
      let having = state.shownRuns.count { state.runs[$0].log.series(tag)?.isEmpty == false }
      // As many rows as the chart can spare.
      let table = rest.height >= 12 ? min(having + 3, max(rest.height / 2, rest.height - 20)) : 0
      charts = [Chart(tag: tag, frame: rest.inset(bottom: table))]
      values = table > 0 ? rest.inset(top: rest.height - table) : nil
      (page, pageCount) = (place, count)
      return
    }
    values = nil
    let (columns, rows) = Self.arrangement(of: count, in: rest, density: state.settings.density)
    page = place / (columns * rows)
    pageCount = (count + columns * rows - 1) / (columns * rows)
    let shown = tags.dropFirst(page * columns * rows).prefix(columns * rows)
    // The last page has fewer, which fill it.
    let shape = Self.arrangement(of: shown.count, in: rest, density: state.settings.density)
    charts = zip(shown, rest.cut(columns: shape.columns, rows: shape.rows)).map { Chart(tag: $0, frame: $1) }
  }

  private static func lists(_ state: WatchState, in rest: inout Rect) -> (runs: Rect?, tags: Rect?) {
    guard state.settings.showsLists else { return (nil, nil) }
    if rest.width < narrow {
      let whole = rest
      guard state.focus != .charts else { return (nil, nil) }
      rest.width = 0
      return state.focus == .runs ? (whole, nil) : (nil, whole)
    }
    let width = min(max(rest.width * 28 / 100, 24), 46)
    // Half for each, and what one does not need for the other.
    let half = rest.height / 2
    let needed = (runs: state.listedRuns.count + 2, tags: state.listedTags.count + 2)
    let runsHeight =
      needed.runs <= half
      ? max(3, needed.runs) : max(half, min(needed.runs, rest.height - max(3, needed.tags)))
    let column = Rect(x: rest.x, y: rest.y, width: width, height: rest.height)
    rest = rest.inset(left: width)
    return (
      Rect(x: column.x, y: column.y, width: width, height: runsHeight), column.inset(top: runsHeight)
    )
  }

  private static func side(_ state: WatchState, in rest: inout Rect) -> Rect? {
    guard let pane = state.sidePane, !rest.isEmpty else { return nil }
    let width = pane == .differences ? rest.width * 3 / 5 : min(44, rest.width / 2)
    guard rest.width - width >= 30 else {
      defer { rest.width = 0 }
      return rest
    }
    rest.width -= width
    return Rect(x: rest.maxX, y: rest.y, width: width, height: rest.height)
  }

  /// As many charts as there is room for, or as there are, in the shape nearest to three columns a row.
  private static func arrangement(
    of count: Int, in area: Rect, density: Int
  ) -> (columns: Int, rows: Int) {
    let most = (
      columns: max(1, area.width / chartWidths[density]), rows: max(1, area.height / chartHeights[density])
    )
    let wanted = min(count, most.columns * most.rows)
    let fitting = (1...most.columns).map { columns in
      (columns: columns, rows: (wanted + columns - 1) / columns)
    }.filter { $0.rows <= most.rows }
    func strain(_ columns: Int, _ rows: Int) -> Double {
      let shape = Double(area.width) / Double(columns) / (Double(area.height) / Double(rows)) / 3
      return max(shape, 1 / shape)
    }
    return fitting.min { strain($0.columns, $0.rows) < strain($1.columns, $1.rows) } ?? (1, 1)
  }
}

extension Rect {
  /// The rectangle cut into cells whose sizes differ by at most one, row by row.
  func cut(columns: Int, rows: Int) -> [Rect] {
    (0..<rows).flatMap { row in
      let top = height * row / rows
      return Rect(x: x, y: y + top, width: width, height: height * (row + 1) / rows - top).columns(columns)
    }
  }
}
