import Subprocess

/// The lines that a worker writes to standard output.
struct WorkerLines {
  private var pieces: SubprocessOutputSequence.AsyncIterator
  private var splitter = LineSplitter()

  init(_ output: SubprocessOutputSequence) { pieces = output.makeAsyncIterator() }

  /// The next line; nil at the end, also where that comes before the line's.
  ///
  /// - Throws: ``WorkerFailure`` where a line is too long, and errors of the reading.
  mutating func next() async throws -> [UInt8]? {
    while true {
      if let line = try splitter.next() { return line }
      guard let piece = try await pieces.next() else { return nil }
      piece.withUnsafeBytes { splitter.append($0) }
    }
  }
}
