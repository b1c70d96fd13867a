import ArrayFiles

/// What the names in a folder say about the runs that it holds.
struct FolderContents {
  private let path: String
  private let names: Set<String>
  let isMLflowRun: Bool
  let holdsEvents: Bool
  let isSaddleRun: Bool
  let isDVCLive: Bool
  let isTrainerOutput: Bool

  init(_ path: String, _ list: [String]) {
    let names = Set(list)
    self.path = path
    self.names = names
    isMLflowRun = names.contains("meta.yaml") && names.contains("metrics")
    holdsEvents = list.contains(where: TensorBoardRun.isEventFile)
    isSaddleRun =
      names.contains("config.json") && names.contains("metrics.jsonl")
      && RunConfigurationFile.isOne(path + "/config.json")
    isDVCLive =
      names.contains("plots")
      && FolderTree.files(path + "/" + DVCLiveRun.metricsFolder).contains { $0.hasSuffix(".tsv") }
    isTrainerOutput =
      names.contains(HuggingFaceRun.fileName)
      || list.contains {
        Self.isCheckpoint($0) && (try? FileStatus("\(path)/\($0)/\(HuggingFaceRun.fileName)")) != nil
      }
  }

  /// MLflow keeps deleted runs, and shows them only when it is asked to.
  var isDeletedMLflowRun: Bool {
    var meta = WholeFile(path + "/meta.yaml")
    guard let bytes = try? meta.change() else { return false }
    return FlatYAML.read(bytes)["lifecycle_stage"] == "deleted"
  }

  /// Whether an entry belongs to a run that the folder is, so that it is none by itself.
  func isPart(_ entry: String) -> Bool {
    isSaddleRun && (entry == "metrics.jsonl" || entry == "checkpoints")
      || isDVCLive && (entry == "plots" || entry == "metrics.json")
      || isTrainerOutput && (entry == HuggingFaceRun.fileName || Self.isCheckpoint(entry))
      || TensorBoardRun.isEventFile(entry)
  }

  /// Whether an entry of that name, and what is in it, is part of some formats' runs.
  static func mayBePart(_ entry: String) -> Bool { entry == "plots" || isCheckpoint(entry) }

  private static func isCheckpoint(_ name: String) -> Bool {
    name.hasPrefix("checkpoint-") && Int(name.dropFirst("checkpoint-".count)) != nil
  }
}

/// What a file's name says about it.
struct CandidateName {
  private let last: Substring

  init(_ path: String) { last = path.split(separator: "/").last ?? "" }

  private var suffix: Substring { last.split(separator: ".", omittingEmptySubsequences: false).last ?? "" }

  /// What W&B logs of its own doings beside its runs, as JSON lines.
  private static let ownLogs: Set<Substring> = ["debug-internal.log", "debug-core.log"]

  /// Whether it is worth a look in a folder full of other things.
  var isCandidate: Bool {
    guard !Self.ownLogs.contains(last) else { return false }
    return ["csv", "tsv", "jsonl", "ndjson", "json", "log", "wandb", "db", "sqlite", "sqlite3"].contains(
      suffix.lowercased())
  }

  /// Whether every run has a file of that name, so that only its folder tells runs apart.
  var isUsual: Bool { ["metrics.csv", "metrics.jsonl"].contains(last) }

  /// The format of an empty file of that name; nil where it may be anything.
  var format: RunFormat? {
    if TensorBoardRun.isEventFile(String(last)) { return .tensorboard }
    switch suffix.lowercased() {
    case "wandb": return .wandb
    case "jsonl", "ndjson": return .jsonl
    case "csv", "tsv": return .csv
    default: return nil
    }
  }
}
