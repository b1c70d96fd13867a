extension LineChart {
  /// What falls into one column of dots or pixels.
  struct Column {
    var index: Int
    var minimum = Double.infinity
    var maximum = -Double.infinity
    var hasNotFinite = false
    private var mean = Sum()
    private var curve = Sum()

    private struct Sum {
      var total = 0.0
      var count = 0
      var mean: Double? { count > 0 ? total / Double(count) : nil }
    }

    init(index: Int) { self.index = index }

    /// Over the means of the finite raw numbers; nil where there are none.
    var rawMean: Double? { mean.mean }
    /// Where the curve goes; nil where it has a gap.
    var curveMean: Double? { curve.mean }

    mutating func add(_ bucket: Bucket) {
      hasNotFinite = hasNotFinite || bucket.notFinite > 0
      let value = bucket.curve ?? bucket.mean
      if value.isFinite {
        curve.total += value
        curve.count += 1
      }
      guard bucket.mean.isFinite else { return }
      minimum = min(minimum, bucket.minimum)
      maximum = max(maximum, bucket.maximum)
      mean.total += bucket.mean
      mean.count += 1
    }
  }
}

extension LineChart.Series {
  /// Whether its curve is another one than that of the means.
  var isSmoothed: Bool { buckets.contains { $0.curve != nil } }

  /// Those of `count` columns over an axis, and beyond its ends, that have buckets, ascending. What has no
  /// place on the axis is in none of them.
  func columns(over axis: Axis, count: Int) -> [LineChart.Column] {
    var columns: [LineChart.Column] = []
    var current: LineChart.Column?
    for bucket in buckets {
      let place = axis.position(of: bucket.x) * Double(count - 1)
      guard place.isFinite else { continue }
      let index = Int(place.clamped(to: -1e6...1e6).rounded())
      if current?.index != index {
        if let current { columns.append(current) }
        current = LineChart.Column(index: index)
      }
      current!.add(bucket)
    }
    if let current { columns.append(current) }
    return columns
  }
}
