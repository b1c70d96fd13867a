/// Where a run's log is.
public struct RunSource: Sendable, Hashable {
  public let format: RunFormat
  /// A folder or a file.
  public let path: String
  /// Which of the runs in the file, where it may hold several.
  public let part: String?
  /// What the run is called: its place under the folder that was searched.
  public let name: String

  public init(_ format: RunFormat, path: String, part: String? = nil, name: String) {
    self.format = format
    self.path = path
    self.part = part
    self.name = name
  }

  /// Whether the file or folder is still there.
  var exists: Bool { (try? FileStatus(path)) != nil }

  func makePoll() -> any RunPoll {
    switch format {
    case .tensorboard: return TensorBoardRun(path)
    case .wandb: return FixedFiles([path]) { WandbReader() }
    case .jsonl: return FixedFiles([path]) { JSONLinesReader() }
    case .huggingface: return HuggingFaceRun(path)
    case .dvclive: return DVCLiveRun(path)
    case .mlflow: return part.map { MLflowDatabaseRun(path, run: $0) } ?? MLflowFolderRun(path)
    case .csv:
      // Lightning puts the run's configuration beside its metrics.
      return ConfiguredRun(path, configuredBy: folder + "/hparams.yaml", FlatYAML.read) { TableReader() }
    case .saddle:
      let run = ConfiguredRun(
        path + "/metrics.jsonl", configuredBy: path + "/config.json", RunConfigurationFile.read,
        lock: path + "/.lock", ending: RunConfigurationFile.ending
      ) { JSONLinesReader() }
      return ClockedRun(run, eventsIn: path)
    }
  }

  /// The folders in which something is written when the run writes.
  var folders: [String] {
    switch format {
    case .tensorboard, .huggingface: [(try? FileStatus(path))?.isFolder == true ? path : folder]
    case .saddle: [path]
    case .mlflow where part == nil: [path] + FolderTree.folders(path + "/metrics")
    case .dvclive: FolderTree.folders(path + "/" + DVCLiveRun.metricsFolder)
    case .wandb, .jsonl, .csv, .mlflow: [folder]
    }
  }

  /// Whether all that the run writes is the file at its path.
  var isOneFile: Bool { format == .jsonl || format == .csv || format == .wandb }
  /// Whether more folders may come in which the run writes.
  var writesInTree: Bool { format == .dvclive || format == .mlflow && part == nil }

  private var folder: String { FilePath.folder(of: path) }
}
