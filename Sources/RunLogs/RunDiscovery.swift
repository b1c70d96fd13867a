import ArrayFiles

/// Finds the runs under folders and in files.
///
/// What is one run is what the format's own tool takes for one: in TensorBoard a folder with event files, in
/// W&B a `.wandb` file, in MLflow a run's folder or a row of the database's runs, in DVCLive a folder with
/// `plots/metrics`, in the Hugging Face trainer an output folder with all its checkpoints; else a file.
public struct RunDiscovery: Sendable {
  public private(set) var sources: [RunSource] = []
  /// What could not be looked at.
  public private(set) var problems: [InputError] = []

  private var visited: Set<[UInt]> = []
  private var entries = 0
  /// Folders behind symbolic links, which are searched last: a run is called by its own place where that lies
  /// under the path too, and not by a link such as W&B's `latest-run`.
  private var linked: [(path: String, name: String, depth: Int)] = []

  private static let deepest = 32
  private static let mostEntries = 2_000_000

  /// - Parameter paths: files and folders. With more than one, each run's name starts with its path.
  /// - Throws: `InputError` where a path is not there, or a file is no log of a known format.
  public init(_ paths: [String]) throws(InputError) {
    for path in paths {
      let trimmed = Self.withoutSlashes(path)
      let status = try FileStatus(trimmed)
      let name = paths.count > 1 ? trimmed : ""
      if status.isFolder {
        search(trimmed, name: name, depth: 0)
        while !linked.isEmpty {
          let link = linked.removeFirst()
          search(link.path, name: link.name, depth: link.depth)
        }
      } else {
        try add(file: trimmed, name: name.isEmpty ? Self.lastPart(trimmed) : name)
      }
    }
  }

  private static func withoutSlashes(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }

  private static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The name of a run that is the folder at `path` itself.
  private static func ownName(_ name: String, _ path: String) -> String {
    name.isEmpty ? lastPart(path) : name
  }

  private mutating func add(
    _ format: RunFormat, _ path: String, part: String? = nil, name: String
  ) {
    sources.append(RunSource(format, path: path, part: part, name: name))
  }

  // MARK: - Folders

  private mutating func search(_ path: String, name: String, depth: Int) {
    let names: [String]
    do throws(InputError) {
      let status = try FileStatus(path)
      // A link may lead back to where the search came from.
      guard visited.insert([status.device, status.inode]).inserted else { return }
      names = try FolderListing(path).names
    } catch {
      problems.append(error)
      return
    }
    let own = Self.ownName(name, path)
    let contents = FolderContents(path, names)
    if contents.isMLflowRun {
      if !contents.isDeletedMLflowRun { add(.mlflow, path, name: own) }
      return
    }
    if contents.holdsEvents { add(.tensorboard, path, name: own) }
    if contents.isSaddleRun { add(.saddle, path, name: own) }
    if contents.isDVCLive { add(.dvclive, path, name: own) }
    if contents.isTrainerOutput { add(.huggingface, path, name: own) }
    for entry in names {
      entries += 1
      guard entries < Self.mostEntries else { return }
      guard !contents.isPart(entry) else { continue }
      let file = path + "/" + entry
      guard let status = try? FileStatus(file) else { continue }
      let below = name.isEmpty ? entry : name + "/" + entry
      if status.isFolder {
        guard depth < Self.deepest, entry != ".git" else { continue }
        if FileStatus.isLink(file) {
          linked.append((file, below, depth + 1))
        } else {
          search(file, name: below, depth: depth + 1)
        }
      } else if status.isRegular, CandidateName(entry).isCandidate {
        consider(file, name: below, folder: own)
      }
    }
  }

  /// Adds a file that was found in a folder, if it is a log.
  private mutating func consider(_ file: String, name: String, folder: String) {
    do throws(InputError) {
      switch try FormatOfContent(file) {
      case .wandb: add(.wandb, file, name: folder)
      case .empty where file.hasSuffix(".wandb"): add(.wandb, file, name: folder)
      // One object is as likely to be somebody's settings.
      case .jsonLines where file.hasSuffix(".json"): break
      case .jsonLines: add(.jsonl, file, name: CandidateName(name).isUsual ? folder : name)
      case .table: add(.csv, file, name: CandidateName(name).isUsual ? folder : name)
      case .trainerState: add(.huggingface, file, name: name)
      case .database:
        for run in try MLflowDatabaseRun.runs(in: file) {
          add(.mlflow, file, part: run, name: name + "/" + run)
        }
      case .tensorboard, .empty, nil: break
      }
    } catch {
      problems.append(error)
    }
  }

  // MARK: - Files that were named

  private mutating func add(file: String, name: String) throws(InputError) {
    switch try FormatOfContent(file) {
    case .tensorboard: add(.tensorboard, file, name: name)
    case .wandb: add(.wandb, file, name: name)
    case .jsonLines: add(.jsonl, file, name: name)
    case .table: add(.csv, file, name: name)
    case .trainerState: add(.huggingface, file, name: name)
    case .database:
      for run in try MLflowDatabaseRun.runs(in: file) { add(.mlflow, file, part: run, name: run) }
    case .empty:
      guard let format = CandidateName(file).format else {
        throw InputError(file, expected: "a run log", found: "an empty file")
      }
      add(format, file, name: name)
    case nil:
      throw InputError(
        file, expected: "a log of \(RunFormat.allCases.map(\.rawValue).joined(separator: ", "))",
        found: "something else")
    }
  }
}
