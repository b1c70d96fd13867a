/// What reads one run, whatever its format, as often as it is asked to.
protocol RunPoll: Sendable {
  /// Reads what is new.
  ///
  /// - Parameter limit: about how many bytes are read where the format lets itself be read in pieces.
  /// - Returns: whether anything is new.
  mutating func poll(upTo limit: Int, into log: inout RunLog) -> Bool

  /// Reads what the polls left because more may come behind it, as if nothing came. Polls go on as before.
  func close(into log: inout RunLog)

  /// Whether there was more than the limit of the last poll.
  var isBehind: Bool { get }

  /// When the run's files were last written, in seconds since 1970; nil where that is unknown.
  var modified: Double? { get }

  /// Whether a process is at work on the run; nil where that is not known.
  var isHeld: Bool? { get }
}

extension RunPoll {
  var isBehind: Bool { false }
  var isHeld: Bool? { nil }
  func close(into log: inout RunLog) {}
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

  var isBehind: Bool { files.isBehind }

  mutating func poll(upTo limit: Int, into log: inout RunLog) -> Bool {
    files.poll(paths, upTo: limit, into: &log)
  }

  func close(into log: inout RunLog) { files.close(into: &log) }
}
