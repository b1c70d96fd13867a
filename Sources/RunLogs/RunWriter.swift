import ArrayFiles
import FoundationEssentials
import Glibc

/// Writes the metrics of a run, `metrics.jsonl`, line by line.
///
/// Only whole lines reach the file: with a row that comes a quarter of a second or more after the last ones
/// were written, and when the writer is flushed. So others can follow the run.
public final class RunWriter {
  private let folder: RunFolder
  private let path: String
  private let file: Int32
  /// The end of the whole lines that the file holds.
  public private(set) var mark: MetricsMark
  private var pending = ""
  private var lastFlush = ContinuousClock.now

  private static let patience = Duration.milliseconds(250)
  private static let largestPending = 1 << 16

  /// Begins a run: writes `configuration` as JSON and an empty file of metrics.
  ///
  /// - Throws: `OutputError` where the folder already holds a run or cannot be written.
  public static func begin(
    _ folder: RunFolder, configuration: some Encodable
  ) throws(OutputError) -> RunWriter {
    if folder.holdsRun {
      throw OutputError(
        path: folder.path, reason: "it holds a run already; name a new folder, or go on with --resume")
    }
    try write(configuration, to: folder.configurationPath)
    return try RunWriter(folder, keeping: .start)
  }

  /// Goes on with a run whose metrics count up to `mark`; what was written after it is dropped.
  ///
  /// - Throws: `OutputError` where the file is shorter than that or cannot be written.
  public init(_ folder: RunFolder, keeping mark: MetricsMark) throws(OutputError) {
    self.folder = folder
    path = folder.metricsPath
    self.mark = mark
    file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    if file < 0 { throw OutputError(path: path, errno: errno) }
    var status = stat()
    guard fstat(file, &status) == 0, Int(status.st_size) >= mark.length else {
      close(file)
      throw OutputError(
        path: path, reason: "it is shorter than the \(mark.length) bytes that the checkpoint knows of")
    }
    if ftruncate(file, off_t(mark.length)) != 0 {
      let reason = errno
      close(file)
      throw OutputError(path: path, errno: reason)
    }
  }

  deinit { close(file) }

  /// Writes a value as JSON, as a whole or not at all.
  public static func write(_ configuration: some Encodable, to path: String) throws(OutputError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let bytes: [UInt8]
    do {
      bytes = try Array(encoder.encode(configuration)) + [UInt8(ascii: "\n")]
    } catch {
      throw OutputError(path: path, reason: "\(error)")
    }
    try OutputFile.write(bytes, to: path)
  }

  /// - Throws: `OutputError` where the file cannot be written, such as on a full disk; it then holds the
  ///   whole lines from before.
  public func append(_ row: MetricsRow) throws(OutputError) {
    pending += row.line
    if pending.utf8.count > Self.largestPending || ContinuousClock.now - lastFlush > Self.patience {
      try flush()
    }
  }

  /// Writes what is pending, unless there is no way to the file any more.
  public func flush() throws(OutputError) {
    try checkThatFileIsFound()
    let bytes = Array(pending.utf8)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 {
        let reason = errno
        ftruncate(file, off_t(mark.length))
        throw OutputError(path: path, errno: reason)
      }
      rest = rest.dropFirst(count)
    }
    var checksum = CRC32(goingOnFrom: mark.checksum)
    bytes.withUnsafeBytes { checksum.update($0) }
    mark = MetricsMark(length: mark.length + bytes.count, checksum: checksum.value)
    pending = ""
    lastFlush = .now
  }

  /// Writing to a file that nobody can find any more would go unnoticed.
  private func checkThatFileIsFound() throws(OutputError) {
    try folder.checkThatItIsStillHeld()
    let (open, found) = (try? FileStatus(descriptor: file, path: path), try? FileStatus(path))
    guard let open, let found, open.isSameFile(as: found) else {
      throw OutputError(path: path, reason: "the file was moved, replaced or removed while it was written to")
    }
  }
}
