import ArrayFiles
import FoundationEssentials

/// Writes the metrics of a run, `metrics.jsonl`, line by line, and where it is asked to also as events for
/// TensorBoard.
///
/// Only whole lines reach the file: with a row that comes a quarter of a second or more after the last ones
/// were written, and when the writer is flushed. So others can follow the run.
public final class RunWriter {
  private let folder: RunFolder
  private let file: AppendedFile
  private var events: EventFileWriter?
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
    // They would pass for this run's.
    if folder.holdsEvents {
      throw OutputError(
        path: folder.path, reason: "it holds event files of another program; name a new folder")
    }
    try write(configuration, to: folder.configurationPath)
    return try RunWriter(folder, keeping: .start)
  }

  /// Goes on with a run whose metrics count up to `mark`; what was written after it is dropped.
  ///
  /// - Throws: `OutputError` where the file is shorter than that or cannot be written.
  public init(_ folder: RunFolder, keeping mark: MetricsMark) throws(OutputError) {
    self.folder = folder
    self.mark = mark
    file = try AppendedFile(RunFolder.metricsName, in: folder, keeping: mark.length)
  }

  /// Writes the rows that come from now on to a new file of events too.
  ///
  /// - Parameters:
  ///   - configuration: what TensorBoard shows as the hyperparameters.
  ///   - step: the last one whose row the run keeps; what earlier files have of later ones is made void. Nil for
  ///     a run that begins.
  /// - Throws: `OutputError` where the file cannot be written.
  public func logEvents(configuration: some Encodable, goingOnFrom step: Int?) throws(OutputError) {
    let values = try JSONParser.parse(Self.json(configuration, for: folder.path))
    var parameters: [(key: String, value: JSONValue)] = []
    values?.forEachLeaf(joining: "/") { parameters.append(($0, $1)) }
    events = try EventFileWriter(in: folder, configuration: parameters, goingOnFrom: step)
  }

  /// Writes a value as JSON, as a whole or not at all.
  public static func write(_ configuration: some Encodable, to path: String) throws(OutputError) {
    try OutputFile.write(json(configuration, for: path), to: path)
  }

  private static func json(_ value: some Encodable, for path: String) throws(OutputError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return try Array(encoder.encode(value)) + [UInt8(ascii: "\n")]
    } catch {
      throw OutputError(path: path, reason: "\(error)")
    }
  }

  /// - Throws: `OutputError` where the file cannot be written, such as on a full disk; it then holds the
  ///   whole lines from before.
  public func append(_ row: MetricsRow) throws(OutputError) {
    pending += row.line
    events?.append(row)
    if pending.utf8.count > Self.largestPending || ContinuousClock.now - lastFlush > Self.patience {
      try flush()
    }
  }

  /// Writes what is pending, unless there is no way to the file any more.
  public func flush() throws(OutputError) {
    let bytes = Array(pending.utf8)
    try file.append(bytes)
    var checksum = CRC32(goingOnFrom: mark.checksum)
    bytes.withUnsafeBytes { checksum.update($0) }
    mark = MetricsMark(length: file.length, checksum: checksum.value)
    pending = ""
    try events?.flush()
    lastFlush = .now
  }

  /// Writes what is pending, and to the events how the run ended.
  public func finish(_ ending: RunLog.Ending) throws(OutputError) {
    events?.append(ending)
    try flush()
  }
}
