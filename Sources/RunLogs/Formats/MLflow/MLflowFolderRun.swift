import ArrayFiles

/// A run's folder in MLflow's file store: `metrics`, `params` and `tags` with a file a name, and `meta.yaml`.
struct MLflowFolderRun: RunPoll {
  private let path: String
  private var files: StreamedFiles<MetricLinesReader>
  private var meta: WholeFile
  private var details: [String: String] = [:]
  private var parameters = SmallFiles()

  init(_ path: String) {
    self.path = path
    let folder = path + "/metrics"
    files = StreamedFiles { MetricLinesReader(folder: folder) }
    meta = WholeFile(path + "/meta.yaml")
  }

  var modified: Double? { [files.modified, meta.modified].compactMap { $0 }.max() }
  var isBehind: Bool { files.isBehind }

  mutating func poll(upTo limit: Int, into log: inout RunLog) -> Bool {
    var isNew = files.poll(FolderTree.files(path + "/metrics"), upTo: limit, into: &log)
    do {
      if let bytes = try meta.change() {
        details = FlatYAML.read(bytes)
        isNew = true
      }
    } catch {
      log.report(error)
    }
    // What is told again here would be lost where the files are read anew.
    log.ending = MLflowStatus.ending(details["status"])
    let name = details["run_name"] ?? ""
    log.displayName = name.isEmpty ? nil : name
    log.configuration = parameters.read(path + "/params")
    return isNew
  }

  func close(into log: inout RunLog) { files.close(into: &log) }
}

/// How MLflow writes a run's status: as a number in files, as a word in databases.
enum MLflowStatus {
  static func ending(_ status: String?) -> RunLog.Ending? {
    switch status {
    case "3", "FINISHED": .succeeded
    case "4", "FAILED", "5", "KILLED": .failed
    default: nil
    }
  }
}
