/// Several runs' series of one tag as one curve: their mean and the band between the lowest and the highest.
public struct SeriesGroup: Sendable {
  /// What the runs come to in a column.
  public struct Column: Sendable, Hashable {
    /// The mean, the lowest and the highest of the runs' own means in the column; nil where no run has one.
    public fileprivate(set) var mean: Double?
    public fileprivate(set) var lowest: Double?
    public fileprivate(set) var highest: Double?
    /// How many runs have a mean in the column, or means on both sides of it.
    public fileprivate(set) var runCount = 0
    /// Whether some run has NaN or an infinity in the column. They are left out of its mean.
    public fileprivate(set) var hasNonFinite = false
  }

  private var members: [(series: ScalarSeries, start: Double)] = []

  public init() {}

  /// Adds a run's series.
  ///
  /// - Parameter start: what is 0 to the group on the run's own axis, such as the time of its first point.
  public mutating func append(_ series: ScalarSeries, start: Double = 0) { members.append((series, start)) }

  /// The columns between each edge and the next, by the axis from each run's start on.
  ///
  /// - Precondition: there is an edge, none is lower than the one before it, and all are finite.
  public func columns(
    edges: [Double], by axis: ScalarSeries.Axis = .step, _ view: ScalarSeries.View = .lastWrite
  ) -> [Column] {
    let runs = members.map {
      $0.series.columns(edges: edges.map { [start = $0.start] in $0 + start }, by: axis, view)
    }
    return Self.columns(of: runs, edges: edges)
  }

  /// The same for columns of the runs that are already known, on whatever axis.
  ///
  /// Between a run's first and last column with a mean, those without are interpolated on the line between
  /// the middles of their neighbours.
  ///
  /// - Precondition: each run has a column between each edge and the next.
  public static func columns(of runs: [[ScalarBin]], edges: [Double]) -> [Column] {
    precondition(edges.allSatisfy(\.isFinite) && runs.allSatisfy { $0.count == edges.count - 1 })
    var columns = [Column](repeating: Column(), count: ScalarSeries.columnCount(edges))
    for run in runs {
      for (column, value) in means(run, edges).enumerated() {
        if let value { columns[column].add(value) }
        if run[column].finiteCount < run[column].count { columns[column].hasNonFinite = true }
      }
    }
    for column in columns.indices { columns[column].finish() }
    return columns
  }

  private static func means(_ run: [ScalarBin], _ edges: [Double]) -> [Double?] {
    var means = run.map(\.mean)
    var last: Int?
    for column in means.indices {
      guard let mean = means[column] else { continue }
      if let last, let before = means[last] {
        let (low, high) = (middle(last, edges), middle(column, edges))
        for gap in last + 1..<column {
          // Columns narrower than numbers can tell have the same middle.
          let share = high > low ? (middle(gap, edges) - low) / (high - low) : 0.5
          means[gap] = before * (1 - share) + mean * share
        }
      }
      last = column
    }
    return means
  }

  private static func middle(_ column: Int, _ edges: [Double]) -> Double {
    edges[column] / 2 + edges[column + 1] / 2
  }
}

extension SeriesGroup.Column {
  /// Takes a run in; until ``finish()`` the mean is the sum.
  fileprivate mutating func add(_ value: Double) {
    mean = (mean ?? 0) + value
    lowest = min(lowest ?? value, value)
    highest = max(highest ?? value, value)
    runCount += 1
  }

  fileprivate mutating func finish() {
    guard let sum = mean, let lowest, let highest else { return }
    // A sum of values of 10³⁰⁸ may overflow; their mean cannot lie outside of them.
    mean = min(max(sum / Double(runCount), lowest), highest)
  }
}
