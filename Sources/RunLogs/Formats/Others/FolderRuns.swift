import ArrayFiles

/// A folder of DVCLive: a file of tab-separated rows for every metric.
struct DVCLiveRun: RunPoll {
  private let metrics: String
  private var files: StreamedFiles<TableReader>

  static let metricsFolder = "plots/metrics"

  init(_ path: String) {
    let metrics = path + "/" + Self.metricsFolder
    self.metrics = metrics
    files = StreamedFiles {
      // The file's place is the metric's whole name; the column has the last part of it only.
      TableReader { file, _ in
        String(
          decoding: file.utf8.dropFirst(metrics.utf8.count + 1).dropLast(".tsv".utf8.count), as: UTF8.self)
      }
    }
  }

  var modified: Double? { files.modified }
  var isBehind: Bool { files.isBehind }

  mutating func poll(upTo limit: Int, into log: inout RunLog) -> Bool {
    files.poll(FolderTree.files(metrics).filter { $0.hasSuffix(".tsv") }, upTo: limit, into: &log)
  }

  func close(into log: inout RunLog) { files.close(into: &log) }
}

/// A log beside a file that tells how its run was configured.
struct ConfiguredRun<Reader: RunReader>: RunPoll {
  private let paths: [String]
  private var files: StreamedFiles<Reader>
  private var file: WholeFile
  private let read: @Sendable ([UInt8]) -> [String: String]
  private var configuration: [String: String] = [:]
  private let lock: String?
  private let ending: (@Sendable (RunLog) -> RunLog.Ending?)?

  /// - Parameters:
  ///   - lock: a file that the writer holds by `flock`, if it does.
  ///   - ending: tells from the points and the configuration how the run ended.
  init(
    _ log: String, configuredBy configuration: String,
    _ read: @escaping @Sendable ([UInt8]) -> [String: String], lock: String? = nil,
    ending: (@Sendable (RunLog) -> RunLog.Ending?)? = nil,
    _ makeReader: @escaping @Sendable () -> Reader
  ) {
    paths = [log]
    files = StreamedFiles(makeReader)
    file = WholeFile(configuration)
    self.read = read
    self.lock = lock
    self.ending = ending
  }

  var modified: Double? { files.modified }
  var isBehind: Bool { files.isBehind }
  var isHeld: Bool? { lock.flatMap(FileLocks.isHeld) }

  mutating func poll(upTo limit: Int, into log: inout RunLog) -> Bool {
    let isNew = files.poll(paths, upTo: limit, into: &log)
    do {
      if let bytes = try file.change() { configuration = read(bytes) }
    } catch {
      log.report(error)
    }
    log.configuration = configuration
    if let ending { log.ending = ending(log) }
    return isNew
  }

  func close(into log: inout RunLog) { files.close(into: &log) }
}

/// What `config.json` of this program's runs holds, as texts.
enum RunConfigurationFile {
  static func read(_ bytes: [UInt8]) -> [String: String] {
    var values: [String: String] = [:]
    JSONParser.parse(bytes)?.forEachLeaf(joining: "/") { key, value in values[key] = value.text }
    return values
  }

  /// A run has come to its end where its metrics have reached the epochs that it was to make.
  static func ending(_ log: RunLog) -> RunLog.Ending? {
    guard let epochs = log.configuration["epochs"].flatMap(Double.init),
      let last = log.series("epoch")?.last?.value, last >= epochs
    else { return nil }
    return .succeeded
  }

  /// Whether a file is one: it names the version of the program.
  static func isOne(_ path: String) -> Bool {
    var file = WholeFile(path)
    guard let bytes = try? file.change() else { return false }
    return JSONParser.parse(bytes)?["saddle"]?.string != nil
  }
}
