import Canvas
import Training

/// Where the parts of the home screen lie in a terminal of a given size.
///
/// Heat maps stay square. Where room gets short the colour bars go first, then the curves, then all panels
/// but one.
struct HomeLayout: Hashable {
  struct Panel: Hashable {
    /// Which loss, counted from 0.
    let index: Int
    let frame: Rect
    /// The side of the square heat map in columns, which is twice its rows; an even number.
    let side: Int
    let hasColorBar: Bool
    /// The rows for large numbers above the heat map.
    var numberRows = 0
  }

  let status: Rect
  /// All between the status line and the read-out.
  let body: Rect
  /// The same with the panel of controls.
  let whole: Rect
  let readOut: Rect
  let panels: [Panel]
  /// For the training loss and the test accuracy; none where there is no room.
  let charts: [Rect]
  /// Beside a single panel where charts do not fit: a line a loss.
  let summary: Rect?
  /// For the panel of controls, where it is open.
  let controls: Rect?
  /// For the caption of a tour.
  let caption: Rect?

  /// The smallest terminal that has room for one panel.
  static let smallest = (width: 24, height: 8)

  private static let smallestSide = 14
  private static let smallestSideWithBar = 22
  /// Beside curves, where marks are thick.
  private static let smallestThickSide = 20
  private static let colorBarWidth = 7
  private static let chartHeight = 7
  private static let chartWidth = 30

  /// nil where the terminal is too small.
  ///
  /// - Parameters:
  ///   - needsView: whether what stands below or beside the panels is worth more than panels side by
  ///   side.
  ///   - viewShare: which part of the height that is to have where there is room for both.
  init?(
    width: Int, height: Int, panelCount: Int, largePanel: Int?, hasControls: Bool = false,
    captionHeight: Int = 0, needsView: Bool = false, viewShare: Double = 0, isForProjector: Bool = false
  ) {
    guard width >= Self.smallest.width, height >= Self.smallest.height else { return nil }
    status = Rect(x: 0, y: 0, width: width, height: 1)
    readOut = Rect(x: 0, y: height - 1, width: width, height: 1)
    let caption = min(captionHeight, height - Self.smallest.height)
    whole = Rect(x: 0, y: 1, width: width, height: height - 2 - caption)
    self.caption = caption > 0 ? Rect(x: 0, y: whole.maxY, width: width, height: caption) : nil
    (body, controls) = Self.parted(whole, hasControls: hasControls)

    let room = body.width / panelCount - 2
    let numberRows = isForProjector ? LargeNumbers.rows(width: room) : 0
    let viewHeight = max(Self.chartHeight, Int(Double(body.height) * viewShare))
    let rowsBesideCharts = body.height - viewHeight - 2 - numberRows
    let leastBesideCharts = isForProjector ? Self.smallestThickSide : Self.smallestSide
    let sideWithBar = Self.side(columns: room - Self.colorBarWidth, rows: rowsBesideCharts)
    let sideWithCharts = Self.side(columns: room, rows: rowsBesideCharts)
    let sideAlone = Self.side(columns: room, rows: body.height - 2 - numberRows)
    if largePanel == nil, sideWithBar >= Self.smallestSideWithBar {
      (panels, charts) = Self.sideBySide(
        body, count: panelCount, side: sideWithBar, hasColorBar: true, numberRows: numberRows)
    } else if largePanel == nil, sideWithCharts >= leastBesideCharts {
      (panels, charts) = Self.sideBySide(
        body, count: panelCount, side: sideWithCharts, hasColorBar: false, numberRows: numberRows)
    } else if largePanel == nil, sideAlone >= Self.smallestSide, !needsView {
      (panels, charts) = Self.sideBySide(
        body, count: panelCount, side: sideAlone, hasColorBar: false, hasCharts: false,
        numberRows: numberRows)
    } else {
      let large = Self.single(body, index: largePanel ?? 0, isForProjector: isForProjector)
      (panels, charts, summary) = ([large.panel], large.charts, large.summary)
      return
    }
    summary = nil
  }

  /// Controls lie at the right, or where there is no room beside them, over the panels.
  private static func parted(_ whole: Rect, hasControls: Bool) -> (body: Rect, controls: Rect?) {
    guard hasControls else { return (whole, nil) }
    let rest = whole.width - ControlPanelLayout.width
    if rest < smallest.width { return (whole, whole) }
    var body = whole
    body.width = rest
    return (body, whole.inset(left: rest))
  }

  private static func side(columns: Int, rows: Int) -> Int { max(0, min(columns, 2 * rows)) / 2 * 2 }

  private static func sideBySide(
    _ body: Rect, count: Int, side: Int, hasColorBar: Bool, hasCharts: Bool = true,
    numberRows: Int
  ) -> (panels: [Panel], charts: [Rect]) {
    let height = hasCharts ? side / 2 + 2 + numberRows : body.height
    let row = Rect(x: body.x, y: body.y, width: body.width, height: height)
    let panels = row.columns(count).enumerated().map {
      Panel(index: $0, frame: $1, side: side, hasColorBar: hasColorBar, numberRows: numberRows)
    }
    let rest = body.inset(top: height)
    return (panels, hasCharts ? rest.columns(2) : [])
  }

  private static func single(
    _ body: Rect, index: Int, isForProjector: Bool
  ) -> (panel: Panel, charts: [Rect], summary: Rect?) {
    // As many rows as the narrowest panel of this height needs, where there is room for them at all.
    let wanted = isForProjector ? LargeNumbers.rows(width: 2 * (body.height - 2 - LargeText.rows)) : 0
    let numberRows = body.height - 2 - wanted >= smallestSide / 2 ? wanted : 0
    let side = side(columns: body.width - 2, rows: body.height - 2 - numberRows)
    let hasColorBar = body.width - side - 2 >= colorBarWidth && side >= smallestSideWithBar
    let needed = side + 2 + (hasColorBar ? colorBarWidth : 0)
    let rest = body.width - needed
    let hasCharts = rest >= chartWidth && body.height >= 2 * chartHeight
    let hasSummary = !hasCharts && rest >= 20
    let width = hasCharts || hasSummary ? needed : body.width
    let panel = Panel(
      index: index, frame: Rect(x: body.x, y: body.y, width: width, height: body.height), side: side,
      hasColorBar: hasColorBar, numberRows: numberRows)
    let beside = body.inset(left: width)
    guard hasCharts else { return (panel, [], hasSummary ? beside.inset(left: 1) : nil) }
    let upper = beside.height / 2
    return (
      panel,
      [
        Rect(x: beside.x, y: beside.y, width: beside.width, height: upper),
        Rect(x: beside.x, y: beside.y + upper, width: beside.width, height: beside.height - upper),
      ], nil
    )
  }
}

extension HomeLayout {
  /// All of the room for a view; nil where there is none.
  var viewPlace: Rect? {
    guard let first = viewPlaces.first, let last = viewPlaces.last else { return nil }
    return Rect(x: first.x, y: first.y, width: last.maxX - first.x, height: last.maxY - first.y)
  }

  /// Two places for a view, or one where there is no room for two; none where there is no room at all.
  var viewPlaces: [Rect] {
    guard charts.isEmpty, let summary else { return charts }
    if summary.height >= 2 * Self.chartHeight {
      let upper = summary.height / 2
      return [summary.inset(bottom: summary.height - upper), summary.inset(top: upper)]
    }
    return summary.width >= 2 * Self.chartWidth - 6 ? summary.columns(2) : [summary]
  }
}

extension HomeLayout.Panel {
  /// The square of the heat map, in the middle of what the frame and the colour bar leave.
  var heat: Rect {
    let inside = frame.inset(by: 1).inset(top: numberRows)
    let barWidth = hasColorBar ? inside.width - side : 0
    return Rect(
      x: inside.x + max(0, inside.width - side - max(barWidth, 0)) / 2,
      y: inside.y + (inside.height - side / 2) / 2, width: side, height: side / 2)
  }

  /// The place for large numbers.
  var numbers: Rect {
    let inside = frame.inset(by: 1)
    return Rect(x: inside.x, y: inside.y, width: inside.width, height: numberRows)
  }

  /// The number of the panel with the longest name of the loss that there is room for, or without one.
  func title(of loss: any Loss, besideValue value: String) -> String {
    let room = frame.width - value.displayWidth - 5
    let number = "\(index + 1)"
    return (Look.names(of: loss).map { "\(number) \($0)" } + [number])
      // Where there is a column left it is for the line of the frame.
      .first { $0.displayWidth == room || $0.displayWidth <= room - 2 } ?? number
  }
}

extension Rect {
  /// The rectangle cut into `count` columns whose widths differ by at most one.
  func columns(_ count: Int) -> [Rect] {
    (0..<count).map { index in
      let left = width * index / count
      return Rect(x: x + left, y: y, width: width * (index + 1) / count - left, height: height)
    }
  }
}
