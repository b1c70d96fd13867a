import Canvas
import RunLogs

/// What the charts show of the horizontal axis, and the crosshair on it.
extension WatchState {
  var axis: ChartAxis { ChartAxis(settings) }

  /// From the first point to the last of a tag among the runs that are shown; nil where there is none.
  func extent(of tag: String) -> ClosedRange<Double>? {
    let axis = axis
    var extent: ClosedRange<Double>?
    for run in shownRuns {
      guard let series = runs[run].log.series(tag), let own = axis.extent(of: series, runs[run]) else {
        continue
      }
      extent =
        min(
          extent?.lowerBound ?? .infinity, own.lowerBound)...max(
          extent?.upperBound ?? -.infinity, own.upperBound)
    }
    return extent
  }

  /// What the chart of a tag shows.
  func range(of tag: String) -> ClosedRange<Double>? {
    (window ?? extent(of: tag)).flatMap { axis.drawable($0) }
  }

  /// Shows a part of the range that there is, at least so much that two points could be told apart.
  private mutating func show(_ range: ClosedRange<Double>) {
    let least = max(1e-9 * max(abs(range.lowerBound), abs(range.upperBound)), 1e-6)
    guard range.upperBound - range.lowerBound > least else { return }
    window = range
  }

  /// - Parameter anchor: what stays where it is; nil for the crosshair, or the middle.
  mutating func zoom(by factor: Double, around anchor: Double? = nil) {
    guard let tagCursor, let whole = extent(of: tagCursor), let range = range(of: tagCursor) else { return }
    let size = range.upperBound - range.lowerBound
    let place = anchor ?? crosshair.flatMap { range.contains($0) ? $0 : nil }
    let center = place ?? (followsNewest ? range.upperBound : range.lowerBound + size / 2)
    let low = center - (center - range.lowerBound) * factor
    let high = center + (range.upperBound - center) * factor
    if factor > 1, high - low >= whole.upperBound - whole.lowerBound {
      showWhole()
    } else {
      show(low...high)
    }
  }

  /// - Parameter share: of the window's width, to the right.
  mutating func pan(by share: Double) {
    guard let range = tagCursor.flatMap({ range(of: $0) }) else { return }
    pan(over: share * (range.upperBound - range.lowerBound))
  }

  /// - Parameter distance: on the horizontal axis, to the right.
  mutating func pan(over distance: Double) {
    guard let tagCursor, let whole = extent(of: tagCursor), let range = range(of: tagCursor) else { return }
    let size = range.upperBound - range.lowerBound
    // The data never leave the window altogether.
    let low = min(
      max(range.lowerBound + distance, whole.lowerBound - size / 2), whole.upperBound - size / 2)
    followsNewest = false
    show(low...low + size)
  }

  mutating func showWhole() {
    window = nil
    followsNewest = false
  }

  /// The newest twentieth at first, where all is shown.
  mutating func toggleFollowingNewest() {
    followsNewest.toggle()
    guard followsNewest, let tagCursor, let whole = extent(of: tagCursor) else { return }
    if window == nil {
      show(whole.upperBound - (whole.upperBound - whole.lowerBound) / 20...whole.upperBound)
    }
    moveWindowAlong()
  }

  mutating func moveWindowAlong() {
    guard followsNewest, let window, let tagCursor, let whole = extent(of: tagCursor) else { return }
    self.window = whole.upperBound - (window.upperBound - window.lowerBound)...whole.upperBound
  }

  /// Moves the crosshair to the next point that is at least a hundredth of the window away; it begins at the
  /// end of the window.
  mutating func moveCrosshair(right: Int) {
    guard let tagCursor, let range = range(of: tagCursor) else { return }
    guard let now = crosshair, range.contains(now) else {
      crosshair = right < 0 ? range.upperBound : range.lowerBound
      return
    }
    let edges = axis.edges(range, count: 100)
    let column = edges.firstIndex { $0 > now } ?? edges.count
    let target: Double
    if right > 0 {
      target = column < edges.count ? now + (edges[column] - edges[max(0, column - 1)]) : range.upperBound
    } else {
      target = column > 0 ? now - (edges[min(column, 100)] - edges[column - 1]) : range.lowerBound
    }
    crosshair = place(nearest: target, from: now, tag: tagCursor)
      .map { min(max($0, range.lowerBound), range.upperBound) }
  }

  mutating func moveCrosshairToEnd(last: Bool) {
    guard let tagCursor, let range = range(of: tagCursor) else { return }
    crosshair = last ? range.upperBound : range.lowerBound
  }

  /// The place of a point of the run under the cursor, or of the first that has the tag, at `target` or the
  /// next one beyond it as seen from `start`.
  private func place(nearest target: Double, from start: Double, tag: String) -> Double? {
    let candidates = [runCursor].compactMap { $0 }.filter(shownRuns.contains) + shownRuns
    guard let run = candidates.first(where: { runs[$0].log.series(tag)?.isEmpty == false }),
      let series = runs[run].log.series(tag)
    else { return target }
    if target < start { return axis.place(atOrBefore: target, of: series, runs[run]) ?? target }
    return axis.place(atOrAfter: target, of: series, runs[run]) ?? target
  }
}
