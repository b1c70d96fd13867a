import RunLogs

/// A run as it was when it was last read.
struct WatchedRun: Sendable {
  let name: String
  let path: String
  var log: RunLog
  var state: RunState
  /// When it last wrote, in seconds since 1970; nil where that is not known.
  var lastWrite: Double?
  /// The time of its first point, in seconds since 1970; nil where it logs no times.
  var start: Double?
  /// A number that changes whenever the log does.
  var version = 0

  /// The series that says in which epoch the run was at a step; nil where it logs none.
  var epochs: ScalarSeries? {
    for tag in ["epoch", "train/epoch", "trainer/epoch"] {
      if let series = log.series(tag), !series.isEmpty { return series }
    }
    return nil
  }
}
