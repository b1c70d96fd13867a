import ArrayFiles
import Glibc

/// Writes the rows of a run as a file of events for TensorBoard; it has one for each time that the run was begun
/// or went on.
final class EventFileWriter {
  private let file: AppendedFile
  private let now: () -> Double
  /// Whole records.
  private var pending: [UInt8] = []

  /// - Parameters:
  ///   - step: the last one that counts of those in the files that are there; nil where there are none.
  ///   - now: the clock, in seconds since 1970.
  /// - Throws: `OutputError` where the file cannot be written.
  init(
    in folder: RunFolder, configuration: [(key: String, value: JSONValue)], goingOnFrom step: Int?,
    now: @escaping () -> Double = EventFileWriter.clock
  ) throws(OutputError) {
    let time = now()
    file = try AppendedFile("\(EventFileName(after: folder.names, time: time))", in: folder, keeping: 0)
    self.now = now
    append(TensorBoardMessage.fileVersion(time: time))
    if let step { append(TensorBoardMessage.sessionStart(step: step + 1, time: time)) }
    append(TensorBoardMessage.hyperparameters(configuration, time: time))
    try flush()
  }

  func append(_ row: MetricsRow) { append(TensorBoardMessage.scalars(row, time: now())) }

  func append(_ ending: RunLog.Ending) { append(TensorBoardMessage.ending(ending, time: now())) }

  private func append(_ event: ProtobufMessage) { RecordFrames.append(event.bytes, to: &pending) }

  /// Writes what is pending.
  ///
  /// - Throws: `OutputError` where the file cannot be written; it then holds the whole records from before.
  func flush() throws(OutputError) {
    try file.append(pending)
    pending.removeAll(keepingCapacity: true)
  }

  private static func clock() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
