/// What reads one run, whatever its format, as often as it is asked to.
protocol RunPoll: Sendable {
  /// Reads what is new.
  ///
  /// - Returns: whether anything is.
  mutating func poll(into log: inout RunLog) -> Bool

  /// When the run's files were last written, in seconds since 1970; nil where that is unknown.
  var modified: Double? { get }

  /// Whether a process is known to be at work on the run.
  var isHeld: Bool { get }
}

extension RunPoll {
  var isHeld: Bool { false }
}

/// A run that is a fixed list of files.
struct FixedFiles<Reader: RunReader>: RunPoll {
  let paths: [String]
  private var files: StreamedFiles<Reader>

  init(_ paths: [String], _ makeReader: @escaping @Sendable () -> Reader) {
    self.paths = paths
    files = StreamedFiles(makeReader)
  }

  var modified: Double? { files.modified }

  mutating func poll(into log: inout RunLog) -> Bool { files.poll(paths, into: &log) }
}
