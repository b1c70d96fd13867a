import Canvas
import RunLogs

/// What the chart of a tag shows: a curve for each run that is shown, or for each group of runs.
struct ChartContents {
  private let state: WatchState
  private let tag: String
  private let axis: ChartAxis
  private let range: ClosedRange<Double>?
  private let columnCount: Int

  /// - Parameter columns: into how many parts the horizontal axis is cut: twice the columns of cells.
  init(_ state: WatchState, tag: String, columns: Int) {
    self.state = state
    self.tag = tag
    axis = state.axis
    range = state.range(of: tag)
    columnCount = max(2, columns)
  }

  /// Nil where no run that is shown has the tag on this axis.
  var chart: LineChart? {
    guard let range else { return nil }
    let edges = axis.edges(range, count: columnCount)
    let series = state.settings.groupKey == nil ? curves(edges) : groups(edges)
    guard series.contains(where: { !$0.buckets.isEmpty }) else { return nil }
    var chart = LineChart(
      series: series, xLabel: axis.kind.title, xRange: range,
      xScale: axis.isLogarithmic ? .logarithmic : .linear,
      yRange: verticalRange(of: series), yScale: state.settings.hasLogY ? .logarithmic : .linear,
      mark: state.crosshair)
    chart.xUnit = axis.unit(utcOffset: state.utcOffset)
    chart.markedValues = markedValues
    return chart
  }

  /// The runs that have the tag, with their series.
  private var members: [(run: Int, series: ScalarSeries)] {
    state.shownRuns.compactMap { run in state.runs[run].log.series(tag).map { (run, $0) } }
  }

  /// What the runs have at the crosshair.
  private var markedValues: [LineChart.MarkedValue] {
    guard state.crosshair != nil, state.groups.isEmpty else { return [] }
    return CrosshairReading.all(in: state, tag: tag).compactMap { reading in
      reading.point.map {
        LineChart.MarkedValue(reading.smoothed ?? $0.value, color: state.color(of: reading.run))
      }
    }
  }

  // MARK: - Runs

  /// The run under the cursor is drawn last, so that it lies on top.
  private func curves(_ edges: [Double]) -> [LineChart.Series] {
    let members = members
    let ordered = members.filter { $0.run != state.runCursor } + members.filter { $0.run == state.runCursor }
    let all = ordered.map { member in
      let run = state.runs[member.run]
      let look = state.look(of: member.run)
      let smoothed = state.smoothed[member.run, tag].map { axis.smoothed($0, edges, run) }
      return LineChart.Series(
        name: run.name, color: look.color, pattern: look.pattern,
        buckets: Self.buckets(axis.columns(edges: edges, of: member.series, run), edges, smoothed: smoothed))
    }
    // Runs that lie outside of the window need no name.
    return all.filter { !$0.buckets.isEmpty }
  }

  private static func buckets(
    _ bins: [ScalarBin], _ edges: [Double], smoothed: [Double?]?
  ) -> [LineChart.Bucket] {
    var buckets: [LineChart.Bucket] = []
    for (index, bin) in bins.enumerated() where bin.count > 0 {
      var bucket = LineChart.Bucket(
        x: edges[index] / 2 + edges[index + 1] / 2, minimum: bin.finiteMinimum ?? .nan,
        maximum: bin.finiteMaximum ?? .nan, mean: bin.mean ?? .nan, notFinite: bin.count - bin.finiteCount)
      if let smoothed { bucket.curve = smoothed[index] ?? .nan }
      buckets.append(bucket)
    }
    return buckets
  }

  // MARK: - Groups

  /// The mean over the runs of each group, and the band from the lowest to the highest of them.
  private func groups(_ edges: [Double]) -> [LineChart.Series] {
    state.groups.map { group in
      let columns = members.filter { group.runs.contains($0.run) }.map {
        axis.columns(edges: edges, of: $0.series, state.runs[$0.run])
      }
      let buckets = SeriesGroup.columns(of: columns, edges: edges).enumerated().compactMap { index, column in
        column.runCount == 0 && !column.hasNonFinite
          ? nil
          : LineChart.Bucket(
            x: edges[index] / 2 + edges[index + 1] / 2, minimum: column.lowest ?? .nan,
            maximum: column.highest ?? .nan, mean: column.mean ?? .nan, notFinite: column.hasNonFinite ? 1 : 0
          )
      }
      return LineChart.Series(
        name: group.name, color: group.look.color, pattern: group.look.pattern, buckets: buckets)
    }
  }

  // MARK: - Vertical axis

  /// Without outliers, from the first to the last percentile of what the columns hold; nil for all of it.
  private func verticalRange(of series: [LineChart.Series]) -> ClosedRange<Double>? {
    guard state.settings.leavesOutliersOut else { return nil }
    let values = series.flatMap(\.buckets).flatMap { [$0.minimum, $0.mean, $0.maximum] }
      .filter { $0.isFinite && (!state.settings.hasLogY || $0 > 0) }.sorted()
    guard values.count >= 20 else { return nil }
    let (low, high) = (values[values.count / 100], values[values.count - 1 - values.count / 100])
    guard low < high else { return nil }
    return Axis(range: low...high, scale: state.settings.hasLogY ? .logarithmic : .linear)
      .roundedOutward(ticks: 4).range
  }
}
