import RunLogs

/// The smoothed curves of the charts that are on the screen, made a piece at a time so that frames stay short.
struct SmoothedCurves {
  struct Key: Hashable {
    let run: Int
    let tag: String
  }

  private var curves: [Key: SmoothedSeries] = [:]
  private var weight = 0.0
  private var showsAllWrites = false
  private var incomplete: Set<Key> = []

  /// Points that are smoothed in a frame: a few milliseconds.
  private static let pointsInAFrame = 1_000_000

  /// Whether all that was asked for is smoothed.
  var isComplete: Bool { incomplete.isEmpty }

  /// The curve of a tag of a run; nil where smoothing is off, or has not come to its end.
  subscript(run: Int, tag: String) -> SmoothedSeries? {
    let key = Key(run: run, tag: tag)
    return incomplete.contains(key) ? nil : curves[key]
  }

  /// Goes on with the curves of `tags` of the runs that are shown, and forgets all others.
  mutating func extend(for state: WatchState, tags: [String]) {
    let settings = state.settings
    if settings.smoothing != weight || settings.showsAllWrites != showsAllWrites {
      self = SmoothedCurves()
      (weight, showsAllWrites) = (settings.smoothing, settings.showsAllWrites)
    }
    guard weight > 0 else { return }
    var kept: [Key: SmoothedSeries] = [:]
    incomplete = []
    var budget = Self.pointsInAFrame
    for run in state.shownRuns {
      for tag in tags {
        guard let series = state.runs[run].log.series(tag) else { continue }
        let key = Key(run: run, tag: tag)
        var curve =
          curves[key] ?? SmoothedSeries(weight: weight, showsAllWrites ? .all : .lastWrite)
        curves[key] = nil
        let share = max(0, min(budget, series.count))
        if !curve.extend(over: series, atMost: budget) { incomplete.insert(key) }
        budget -= share
        kept[key] = curve
      }
    }
    curves = kept
  }
}
