extension Array {
  /// The elements of an array that is in order with others put in, each behind those that are its equals.
  ///
  /// Each is compared with a few of the array only, and all are put in at once: there may be ten thousands.
  func inserting(
    _ others: [Element], by isBefore: (_ first: Element, _ second: Element) -> Bool
  ) -> [Element] {
    guard !others.isEmpty else { return self }
    var merged: [Element] = []
    merged.reserveCapacity(count + others.count)
    var next = 0
    for other in others.sorted(by: isBefore) {
      var (place, end) = (next, count)
      while place < end {
        let middle = (place + end) / 2
        if isBefore(other, self[middle]) { end = middle } else { place = middle + 1 }
      }
      merged += self[next..<place]
      merged.append(other)
      next = place
    }
    return merged + self[next...]
  }
}
