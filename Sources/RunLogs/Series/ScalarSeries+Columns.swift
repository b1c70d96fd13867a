extension ScalarSeries {
  /// Which points are shown where steps went back.
  public enum View: Sendable {
    /// The last write wins: where a writer went back to step s, what was there from s on is hidden.
    case lastWrite
    /// All points.
    case all
  }

  /// What columns are counted by.
  public enum Axis: Sendable {
    case step
    /// In seconds since 1970.
    case time
  }

  /// The points between each edge and the next, in time that grows with the number of edges.
  ///
  /// Between edges e₀ … eₙ there are n columns; a point at x is in column k where eₖ ≤ x < eₖ₊₁.
  ///
  /// - Precondition: there is an edge, and none is lower than the one before it or NaN.
  public func columns(edges: [Double], by axis: Axis = .step, _ view: View = .lastWrite) -> [ScalarBin] {
    var columns = [ScalarBin](repeating: ScalarBin(), count: Self.columnCount(edges))
    for range in ranges(view) {
      forEachPart(of: range, edges: edges, by: axis) { columns[$0].merge(bin($1)) }
    }
    return columns
  }

  /// The number of columns between edges.
  ///
  /// - Precondition: there is an edge, and none is lower than the one before it or NaN.
  static func columnCount(_ edges: [Double]) -> Int {
    precondition(!edges.isEmpty && zip(edges, edges.dropFirst()).allSatisfy { $0 <= $1 })
    return edges.count - 1
  }

  /// Calls `body` with the parts of a range of a view that are in one column, in the order of the points.
  func forEachPart(
    of range: Range<Int>, edges: [Double], by axis: Axis, _ body: (_ column: Int, _ part: Range<Int>) -> Void
  ) {
    guard axis == .step || isTimeSorted else {
      forEachPoint(of: range, edges, body)
      return
    }
    var start = index(edges[0], by: axis, in: range)
    guard start < range.upperBound else { return }
    // Of thousands of restarts each fills few columns.
    let first = position(start, axis)
    let column = partition(edges.indices) { edges[$0] <= first } - 1
    for column in max(0, column)..<max(edges.count - 1, column) {
      if start == range.upperBound { break }
      let end = index(edges[column + 1], by: axis, in: start..<range.upperBound)
      if end > start { body(column, start..<end) }
      start = end
    }
  }

  /// `width` columns of equal size; the last one has the end of `range` too.
  ///
  /// - Precondition: `width` is at least 1 and `range` is finite.
  public func columns(
    _ range: ClosedRange<Double>, width: Int, by axis: Axis = .step, _ view: View = .lastWrite
  ) -> [ScalarBin] {
    precondition(width >= 1)
    var edges = (0...width).map { (column: Int) in
      let share = Double(column) / Double(width)
      return range.lowerBound * (1 - share) + range.upperBound * share
    }
    edges[width] = range.upperBound.nextUp
    for column in 1...width { edges[column] = max(edges[column], edges[column - 1]) }
    return columns(edges: edges, by: axis, view)
  }

  /// The slow way, for the times of a clock that was set back.
  private func forEachPoint(of range: Range<Int>, _ edges: [Double], _ body: (Int, Range<Int>) -> Void) {
    for index in range {
      let time = position(index, .time)
      let column = partition(edges.indices) { edges[$0] <= time } - 1
      if column >= 0, column < edges.count - 1 { body(column, index..<index + 1) }
    }
  }

  /// From the first point to the last; nil where there is no point or, for times, none is known. Where a clock
  /// was set back it is that of all times.
  public func extent(by axis: Axis = .step, _ view: View = .lastWrite) -> ClosedRange<Double>? {
    if axis == .time, !isTimeSorted {
      return knownTimes.map { Double($0.lowerBound) / 1e6...Double($0.upperBound) / 1e6 }
    }
    var extent: ClosedRange<Double>?
    for range in ranges(view) {
      let known = axis == .step ? range.lowerBound : partition(range) { position($0, .time) == -.infinity }
      guard known < range.upperBound else { continue }
      let (low, high) = (position(known, axis), position(range.upperBound - 1, axis))
      extent = min(extent?.lowerBound ?? low, low)...max(extent?.upperBound ?? high, high)
    }
    return extent
  }

  /// The last point at or before `position`, for a crosshair; nil where there is none. Where a clock was set
  /// back it is one of those around that time.
  public func point(at position: Double, by axis: Axis = .step) -> ScalarPoint? {
    for range in standing.reversed() {
      let end = partition(range) { self.position($0, axis) <= position }
      if end > range.lowerBound { return self[end - 1] }
    }
    return nil
  }

  /// The points that a view shows, in ranges of their numbers; within a range steps do not go back.
  public func ranges(_ view: View) -> [Range<Int>] {
    switch view {
    case .lastWrite: standing
    case .all: zip(segmentStarts, segmentStarts.dropFirst() + [count]).map { $0..<$1 }
    }
  }

  func position(_ index: Int, _ axis: Axis) -> Double {
    switch axis {
    case .step: return Double(step(index))
    case .time:
      let microseconds = microseconds(index)
      return microseconds == ScalarPoint.unknownTime ? -.infinity : Double(microseconds) / 1e6
    }
  }

  private func index(_ edge: Double, by axis: Axis, in range: Range<Int>) -> Int {
    partition(range) { position($0, axis) < edge }
  }
}
