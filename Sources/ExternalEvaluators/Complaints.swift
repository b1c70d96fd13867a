import Subprocess
import Synchronization

/// What a worker writes to standard error: the end of it, for the error if there is one.
final class Complaints: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  private static let limit = 8192
  private static let (lineCount, lineLimit) = (3, 160)

  /// Takes notice of all of it, so that the worker never has to wait to get rid of it.
  ///
  /// - Parameter heard: is called with the last line, each time that there is more.
  func read(_ output: SubprocessOutputSequence, heard: (String) -> Void) async {
    var pieces = output.makeAsyncIterator()
    while let piece = try? await pieces.next() {
      bytes.withLock { bytes in
        piece.withUnsafeBytes { bytes += $0.suffix(Self.limit) }
        bytes.removeFirst(max(0, bytes.count - Self.limit))
      }
      if let line = lastLines.last { heard(line) }
    }
  }

  /// The last few lines, each as a terminal shows it.
  var lastLines: [String] {
    PlainText.lastLines(of: bytes.withLock { $0 }, count: Self.lineCount, limit: Self.lineLimit)
  }
}
