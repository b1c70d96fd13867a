import FoundationEssentials
import Glibc

/// Writes a run folder: `config.json` once, `metrics.jsonl` line by line.
///
/// Only whole lines reach the file: with a row that comes a quarter of a second or more after the last ones
/// were written, and when the writer is closed. So others can follow the run.
public final class RunWriter {
  private let metricsPath: String
  private let metrics: Int32
  /// The length of the file that holds whole lines.
  private var length: off_t = 0
  private var pending = ""
  private var lastFlush = ContinuousClock.now

  private static let patience = Duration.milliseconds(250)
  private static let largestPending = 1 << 16

  /// Makes the folder, if need be with those above it, and writes `configuration` into it as JSON.
  ///
  /// - Throws: ``RunWriteError`` where the folder already holds a run or cannot be written.
  public init(folder: String, configuration: some Encodable) throws(RunWriteError) {
    let configurationPath = folder + "/config.json"
    metricsPath = folder + "/metrics.jsonl"
    for path in [metricsPath, configurationPath] where access(path, F_OK) == 0 {
      throw RunWriteError(path: folder, reason: "it holds a run already; name a new folder")
    }
    try Self.makeFolder(folder)
    try Self.write(configuration, to: configurationPath)
    metrics = open(metricsPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if metrics < 0 { throw RunWriteError(path: metricsPath, errno: errno) }
  }

  deinit { Glibc.close(metrics) }

  private static func makeFolder(_ folder: String) throws(RunWriteError) {
    var path = folder.hasPrefix("/") ? "/" : ""
    for name in folder.split(separator: "/") {
      path += name + "/"
      if mkdir(path, 0o777) != 0, errno != EEXIST { throw RunWriteError(path: folder, errno: errno) }
    }
    if access(path, W_OK | X_OK) != 0 { throw RunWriteError(path: folder, errno: errno) }
  }

  private static func write(_ configuration: some Encodable, to path: String) throws(RunWriteError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      let data = try encoder.encode(configuration) + [UInt8(ascii: "\n")]
      try data.write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw RunWriteError(path: path, reason: "\(error)")
    }
  }

  /// - Throws: ``RunWriteError`` where the file cannot be written, such as on a full disk; it then holds the
  ///   whole lines from before.
  public func append(_ row: MetricsRow) throws(RunWriteError) {
    pending += row.line
    if pending.utf8.count > Self.largestPending || ContinuousClock.now - lastFlush > Self.patience {
      try flush()
    }
  }

  /// Writes what is pending.
  public func flush() throws(RunWriteError) {
    var rest = Array(pending.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(metrics, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 {
        let reason = errno
        ftruncate(metrics, length)
        throw RunWriteError(path: metricsPath, errno: reason)
      }
      rest = rest.dropFirst(count)
    }
    length += off_t(pending.utf8.count)
    pending = ""
    lastFlush = .now
  }
}

/// A run folder that could not be written.
public struct RunWriteError: Error, CustomStringConvertible {
  public let path: String
  public let reason: String

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  init(path: String, errno code: Int32) {
    self.init(path: path, reason: String(cString: strerror(code)))
  }

  public var description: String { "cannot write \(path): \(reason)" }
}
