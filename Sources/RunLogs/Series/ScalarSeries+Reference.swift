/// Another series of the run as the axis; ``StepSpans`` says where on it a step lies.
extension ScalarSeries {
  /// The points between each edge and the next, counted by the values of `reference`.
  public func columns(
    edges: [Double], along reference: ScalarSeries, _ view: View = .lastWrite
  ) -> [ScalarBin] {
    columns(in: StepSpans(edges: edges, along: reference, view), view)
  }

  /// The points in each column.
  public func columns(in spans: StepSpans, _ view: View = .lastWrite) -> [ScalarBin] {
    var columns = [ScalarBin](repeating: ScalarBin(), count: spans.columnCount)
    for range in ranges(view) {
      spans.forEachPart(of: range, in: self) { columns[$0].merge(bin($1)) }
    }
    return columns
  }

  /// From the lowest to the highest value of `reference` that points lie at, or somewhat beyond where it goes
  /// down; nil where there is no point or no finite value.
  public func extent(along reference: ScalarSeries, _ view: View = .lastWrite) -> ClosedRange<Double>? {
    let ranges = ranges(view).filter { !$0.isEmpty }
    guard let first = ranges.map({ step($0.lowerBound) }).min(),
      let last = ranges.map({ step($0.upperBound - 1) }).max(),
      let low = reference.finiteIndex(for: first, view), let high = reference.finiteIndex(for: last, view)
    else { return nil }
    var bin = ScalarBin()
    bin.add(reference.value(low))
    bin.add(reference.value(high))
    for range in reference.ranges(view) {
      let start = partition(range) { reference.step($0) <= reference.step(low) }
      let end = partition(range) { reference.step($0) <= last }
      bin.merge(reference.bin(start..<max(start, end)))
    }
    return bin.finiteMinimum!...bin.finiteMaximum!
  }

  /// The last point, by step, that lies at or before `position` on the axis that `reference` is; nil where
  /// there is none.
  public func point(at position: Double, along reference: ScalarSeries) -> ScalarPoint? {
    guard !position.isNaN else { return nil }
    let spans = StepSpans(edges: [-.infinity, position.nextUp], along: reference)
    var last: Int?
    for range in ranges(.lastWrite) {
      spans.forEachPart(of: range, in: self) { last = $1.upperBound - 1 }
    }
    return last.map { self[$0] }
  }

  /// Where a step lies on the axis that this series is; nil where it has no finite value.
  public func finiteValue(upTo step: Int, _ view: View = .lastWrite) -> Double? {
    finiteIndex(for: step, view).map { value($0) }
  }

  private func finiteIndex(for step: Int, _ view: View) -> Int? {
    if let index = lastFinite(upTo: step, view) { return index }
    let firsts = ranges(view).compactMap { firstFinite(in: $0) }
    guard let first = firsts.map({ self.step($0) }).min() else { return nil }
    return lastFinite(upTo: first, view)
  }

  /// The number of the last point at or before a step that is finite, of those at one step the last written.
  func lastFinite(upTo step: Int, _ view: View) -> Int? {
    var last: Int?
    for range in ranges(view) {
      let end = partition(range) { self.step($0) <= step }
      guard let index = lastFinite(in: range.lowerBound..<end) else { continue }
      if last.map({ self.step($0) <= self.step(index) }) ?? true { last = index }
    }
    return last
  }

  private func lastFinite(in range: Range<Int>) -> Int? {
    if let last = range.last, value(last).isFinite { return last }
    guard bin(range).finiteCount > 0 else { return nil }
    // The first number from which on nothing is finite; the bins make each look a short one.
    return partition(range) { bin($0..<range.upperBound).finiteCount > 0 } - 1
  }

  private func firstFinite(in range: Range<Int>) -> Int? {
    if let first = range.first, value(first).isFinite { return first }
    guard bin(range).finiteCount > 0 else { return nil }
    return partition(range) { bin(range.lowerBound..<$0 + 1).finiteCount == 0 }
  }
}
