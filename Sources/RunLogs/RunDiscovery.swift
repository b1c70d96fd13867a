import ArrayFiles

/// Finds the runs under folders and in files.
///
/// What is one run is what the format's own tool takes for one: in TensorBoard a folder with event files, in
/// W&B a `.wandb` file, in MLflow a run's folder or a row of the database's runs, in DVCLive a folder with
/// `plots/metrics`, in the Hugging Face trainer an output folder with all its checkpoints; else a file.
public struct RunDiscovery: Sendable {
  /// In the order in which they were found; it only grows.
  public private(set) var sources: [RunSource] = []
  /// What could not be looked at.
  public private(set) var problems: [InputError] = []
  /// Why some of several paths hold nothing: they are not there, or no logs. They are among the first problems too.
  public private(set) var refusals: [InputError] = []

  /// The folders that were searched, by their paths.
  private(set) var folders: [String: Folder] = [:]
  private var visited: Set<FileIdentity> = []
  private var entries = 0
  private var known: Set<RunSource> = []
  private var knownFiles: Set<String> = []
  /// Files that were no logs when they were last looked at.
  private var passedOver: [String: FileStatus] = [:]
  private var toldKinds: Set<PassedOver> = []
  /// Databases that were named: they may get more runs.
  private var namedDatabases: Set<String> = []
  /// Databases in folders.
  private var knownDatabases: Set<String> = []
  /// Folders behind symbolic links, which are searched last: a run is called by its own place where that lies
  /// under the path too, and not by a link such as W&B's `latest-run`.
  private var linked: [(path: String, name: String, depth: Int)] = []

  struct Folder {
    let name: String
    let depth: Int
    var identity: FileIdentity
    /// Whether what is written to the files in it may make runs of them.
    var isUndecided = false
  }

  private static let deepest = 32
  private static let mostEntries = 2_000_000

  /// - Parameters:
  ///   - paths: files and folders. With more than one, each run's name starts with its path.
  ///   - announce: called with every folder before it is searched.
  /// - Throws: `InputError` where every path is not there, or is a file that is no log of a known format. Of
  ///   several paths such a one is a problem, and the others are looked at.
  public init(_ paths: [String], announcing announce: (String) -> Void = { _ in }) throws(InputError) {
    var failures: [InputError] = []
    for path in paths {
      do throws(InputError) {
        try look(at: Self.withoutSlashes(path), isOneOfSeveral: paths.count > 1, announce)
      } catch { failures.append(error) }
    }
    if let first = failures.first, failures.count == paths.count { throw first }
    refusals = failures
    problems += failures
  }

  private mutating func look(
    at path: String, isOneOfSeveral: Bool, _ announce: (String) -> Void
  ) throws(InputError) {
    let name = isOneOfSeveral ? path : ""
    if try FileStatus(path).isFolder {
      _ = search(path, name: name, depth: 0, announce)
      searchLinked(announce)
    } else {
      try add(file: path, name: name.isEmpty ? FilePath.lastPart(path) : name, announce)
    }
  }

  private static func withoutSlashes(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }

  /// The name of a run that is the folder at `path` itself.
  private static func ownName(_ name: String, _ path: String) -> String {
    name.isEmpty ? FilePath.lastPart(path) : name
  }

  private mutating func add(_ format: RunFormat, _ path: String, part: String? = nil, name: String) {
    let source = RunSource(format, path: path, part: part, name: name)
    guard known.insert(source).inserted else { return }
    if part == nil { knownFiles.insert(path) }
    sources.append(source)
  }

  // MARK: - Folders

  /// - Returns: what the folder is; nil where it was searched before or cannot be read.
  private mutating func search(
    _ path: String, name: String, depth: Int, _ announce: (String) -> Void
  ) -> FolderContents? {
    let names: [String]
    do throws(InputError) {
      let identity = try FileStatus(path).identity
      // A link may lead back to where the search came from.
      guard visited.insert(identity).inserted else { return nil }
      folders[path] = Folder(name: name, depth: depth, identity: identity)
      announce(path)
      names = try FolderListing(path).names
    } catch {
      problems.append(error)
      return nil
    }
    let own = Self.ownName(name, path)
    let contents = FolderContents(path, names)
    if contents.isMLflowRun {
      if !contents.isDeletedMLflowRun { add(.mlflow, path, name: own) }
      return contents
    }
    // The event files of a run of this program say the same once more.
    if contents.holdsEvents, !contents.isSaddleRun { add(.tensorboard, path, name: own) }
    if contents.isSaddleRun { add(.saddle, path, name: own) }
    if contents.isDVCLive { add(.dvclive, path, name: own) }
    if contents.isTrainerOutput { add(.huggingface, path, name: own) }
    var isUndecided = false
    for entry in names {
      entries += 1
      guard entries < Self.mostEntries else {
        tellOnce(.tooMany, path)
        break
      }
      guard !contents.isPart(entry) else { continue }
      let file = path + "/" + entry
      guard let status = try? FileStatus(file) else {
        // Strings have no other bytes than UTF-8: such a name leads nowhere.
        if entry.unicodeScalars.contains("\u{FFFD}") {
          problems.append(InputError(file, reason: "left out, since its name is not UTF-8"))
        } else if FileStatus.isLink(file), !entry.hasPrefix(".") {
          tellOnce(.brokenLink, file)
        }
        continue
      }
      let below = name.isEmpty ? entry : name + "/" + entry
      if status.isFolder {
        guard entry != ".git" else { continue }
        guard depth < Self.deepest else {
          tellOnce(.tooDeep, file)
          continue
        }
        if FileStatus.isLink(file) {
          linked.append((file, below, depth + 1))
        } else {
          _ = search(file, name: below, depth: depth + 1, announce)
        }
      } else if status.isRegular, CandidateName(entry).isCandidate {
        if knownDatabases.contains(file) {
          isUndecided = true
        } else {
          guard !knownFiles.contains(file) else { continue }
          isUndecided = true
          guard passedOver.updateValue(status, forKey: file) != status else { continue }
        }
        consider(file, name: below, folder: own)
      } else if CandidateName(entry).isCandidate {
        tellOnce(.noFile, file)
      }
    }
    folders[path]?.isUndecided = isUndecided
    return contents
  }

  /// What is passed over in folders, of which the first of each kind is told.
  private enum PassedOver {
    case brokenLink, noFile, tooDeep, tooMany

    var reason: String {
      switch self {
      case .brokenLink: "left out, since it is a link that leads nowhere"
      case .noFile: "left out, since it is neither a file nor a folder but a pipe, a device or a socket"
      case .tooDeep: "left out, since it lies more than \(deepest) folders deep"
      case .tooMany: "searched in part only, since there are more than \(mostEntries) entries"
      }
    }
  }

  private mutating func tellOnce(_ kind: PassedOver, _ path: String) {
    guard toldKinds.insert(kind).inserted else { return }
    problems.append(InputError(path, reason: kind.reason))
  }

  /// Searches the folder at `path` once more; not those below it that were searched before.
  ///
  /// - Returns: what the folder is; nil where it is none of those that were searched, or cannot be read.
  mutating func visitAgain(_ path: String, _ announce: (String) -> Void) -> FolderContents? {
    guard let folder = folders[path] else { return nil }
    entries = 0
    visited.remove(folder.identity)
    defer { searchLinked(announce) }
    return search(path, name: folder.name, depth: folder.depth, announce)
  }

  /// Forgets that a folder was searched which is gone: another of its name may come.
  ///
  /// - Returns: whether it was one that was named.
  mutating func forget(_ path: String) -> Bool {
    guard let folder = folders[path] else { return false }
    visited.remove(folder.identity)
    if folder.depth > 0 { folders[path] = nil }
    return folder.depth == 0
  }

  /// The problems since the last call.
  mutating func takeProblems() -> [InputError] {
    defer { problems = [] }
    return problems
  }

  private mutating func searchLinked(_ announce: (String) -> Void) {
    while !linked.isEmpty {
      let link = linked.removeFirst()
      _ = search(link.path, name: link.name, depth: link.depth, announce)
    }
  }

  /// Adds a file that was found in a folder, if it is a log.
  private mutating func consider(_ file: String, name: String, folder: String) {
    do throws(InputError) {
      switch try FormatOfContent(file) {
      case .wandb: add(.wandb, file, name: folder)
      case .empty where file.hasSuffix(".wandb"): add(.wandb, file, name: folder)
      // One object is as likely to be somebody's settings.
      case .jsonLines where file.hasSuffix(".json") && !FormatOfContent.hasSeveralObjects(file): break
      case .jsonLines: add(.jsonl, file, name: CandidateName(name).isUsual ? folder : name)
      case .table: add(.csv, file, name: CandidateName(name).isUsual ? folder : name)
      case .trainerState: add(.huggingface, file, name: name)
      case .database:
        knownDatabases.insert(file)
        for run in try MLflowDatabaseRun.runs(in: file) {
          add(.mlflow, file, part: run, name: name + "/" + run)
        }
      case .tensorboard, .empty: break
      case nil:
        let refused = try RefusedContent(file)
        if refused.isWorthTelling { problems.append(refused.error) }
      }
    } catch {
      problems.append(error)
    }
  }

  // MARK: - Files that were named

  /// The databases in a folder that were named themselves.
  func namedDatabases(in folder: String) -> [String] {
    namedDatabases.filter { FilePath.folder(of: $0) == folder }
  }

  /// Adds the runs that came to a database that was named.
  mutating func queryAgain(_ database: String) {
    do throws(InputError) {
      for run in try MLflowDatabaseRun.runs(in: database) { add(.mlflow, database, part: run, name: run) }
    } catch {
      problems.append(error)
    }
  }

  private mutating func add(
    file: String, name: String, _ announce: (String) -> Void
  ) throws(InputError) {
    switch try FormatOfContent(file) {
    case .tensorboard: add(.tensorboard, file, name: name)
    case .wandb: add(.wandb, file, name: name)
    case .jsonLines: add(.jsonl, file, name: name)
    case .table: add(.csv, file, name: name)
    case .trainerState: add(.huggingface, file, name: name)
    case .database:
      announce(FilePath.folder(of: file))
      for run in try MLflowDatabaseRun.runs(in: file) { add(.mlflow, file, part: run, name: run) }
      namedDatabases.insert(file)
    case .empty:
      guard let format = CandidateName(file).format else {
        throw InputError(file, expected: "a run log", found: "an empty file")
      }
      add(format, file, name: name)
    case nil:
      throw try RefusedContent(file).error
    }
  }
}
