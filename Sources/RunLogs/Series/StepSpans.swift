/// Which column each step is in, where columns are counted by the values of another series of the run, such as
/// its epoch.
///
/// A step lies at the last finite value of this reference at or before it; steps before the first one lie where
/// that one does. Only steps say what is before, not the order of writing; of values at the same step the one
/// that was written last counts.
///
/// Where the reference rarely goes down, this takes time that depends on the number of edges; else, or in the
/// view of all points of a reference whose steps went back, on the number of its points. All series of a run
/// can share it.
public struct StepSpans: Sendable {
  /// The steps from `start` up to the start of the next span.
  private struct Span {
    var start: Int
    /// A column, or −1 or the number of columns, for what is before or behind all of them.
    let place: Int
  }

  private let edges: [Double]
  public let columnCount: Int
  private var spans: [Span] = []

  /// The columns between each edge and the next, in values of `reference`.
  ///
  /// - Precondition: there is an edge, and none is lower than the one before it or NaN.
  public init(edges: [Double], along reference: ScalarSeries, _ view: ScalarSeries.View = .lastWrite) {
    columnCount = ScalarSeries.columnCount(edges)
    self.edges = edges
    let ranges = reference.ranges(view)
    if view == .all, ranges.count > 1 {
      let steps = (0..<reference.count).map { reference.step($0) }
      for index in steps.indices.sorted(by: { (steps[$0], $0) < (steps[$1], $1) }) {
        add(reference.value(index), at: steps[index])
      }
    } else {
      for range in ranges { add(range, of: reference) }
    }
    if !spans.isEmpty { spans[0].start = .min }
  }

  /// Adds points whose steps do not go back, those that are in one column together where possible.
  private mutating func add(_ range: Range<Int>, of reference: ScalarSeries) {
    var index = range.lowerBound
    while index < range.upperBound {
      if let size = addTogether(index..<range.upperBound, of: reference) {
        index += size
      } else {
        let end = min((index / SeriesChunk.capacity + 1) * SeriesChunk.capacity, range.upperBound)
        for index in index..<end { add(reference.value(index), at: reference.step(index)) }
        index = end
      }
    }
  }

  /// Adds as many of the first points as have a bin of their own and are in one column.
  ///
  /// - Returns: how many; nil where not even a chunk is.
  private mutating func addTogether(_ range: Range<Int>, of reference: ScalarSeries) -> Int? {
    var size = SeriesChunk.capacity
    guard range.lowerBound % size == 0, range.count >= size else { return nil }
    while range.lowerBound % (size * ScalarSeries.fan) == 0, range.count >= size * ScalarSeries.fan {
      size *= ScalarSeries.fan
    }
    while size >= SeriesChunk.capacity {
      let bin = reference.bin(range.prefix(size))
      guard let low = bin.finiteMinimum, let high = bin.finiteMaximum else { return size }
      let place = place(of: low)
      if contains(high, place) {
        if bin.finiteCount == bin.count { begin(place, at: reference.step(range.lowerBound)) }
        // What is not finite lies where the value before it does.
        if spans.last?.place == place { return size }
      }
      size /= ScalarSeries.fan
    }
    return nil
  }

  private mutating func add(_ value: Double, at step: Int) {
    if value.isFinite { begin(place(of: value), at: step) }
  }

  private mutating func begin(_ place: Int, at step: Int) {
    if spans.last?.place == place { return }
    if spans.last?.start == step { spans.removeLast() }
    if spans.last?.place != place { spans.append(Span(start: step, place: place)) }
  }

  private func place(of value: Double) -> Int {
    if let place = spans.last?.place, contains(value, place) { return place }
    return partition(edges.indices) { edges[$0] <= value } - 1
  }

  private func contains(_ value: Double, _ place: Int) -> Bool {
    (place < 0 || edges[place] <= value) && (place == columnCount || value < edges[place + 1])
  }

  /// Calls `body` with the parts of a range of a view that are in one column, in the order of the points.
  func forEachPart(
    of range: Range<Int>, in series: ScalarSeries, _ body: (_ column: Int, _ part: Range<Int>) -> Void
  ) {
    guard !range.isEmpty else { return }
    var start = range.lowerBound
    let first = series.step(start)
    var number = partition(spans.indices) { spans[$0].start <= first } - 1
    while start < range.upperBound, spans.indices.contains(number) {
      let next = number + 1 < spans.count ? spans[number + 1].start : nil
      var end = range.upperBound
      if let next {
        end = series.step(start) < next ? partition(start..<end) { series.step($0) < next } : start
      }
      let column = spans[number].place
      if end > start, column >= 0, column < columnCount { body(column, start..<end) }
      (start, number) = (end, number + 1)
    }
  }
}
