extension ScalarSeries {
  /// The first point at or after `position` that the last write left standing; nil where there is none.
  public func firstPoint(from position: Double, by axis: Axis = .step) -> ScalarPoint? {
    for range in ranges(.lastWrite) {
      let start = partition(range) { self.position($0, axis) < position }
      if start < range.upperBound { return self[start] }
    }
    return nil
  }
}
