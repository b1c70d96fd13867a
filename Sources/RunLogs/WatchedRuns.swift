import Glibc

/// Which runs may have written and which folders may hold new runs, as far as the system tells.
struct WatchedRuns {
  /// What is worth a look.
  struct Hints {
    /// The numbers of runs that may have written.
    var runs: Set<Int> = []
    /// Folders in which something was written.
    var written: Set<String> = []
    /// Folders that have other entries than before.
    var relisted: Set<String> = []
    /// Folders that are gone from their place.
    var gone: Set<String> = []
    /// Whether anything else may have happened too.
    var areIncomplete = false
  }

  private let events: FolderEvents?
  /// The runs that are one file each, by its path.
  private var byFile: [String: Set<Int>] = [:]
  /// The others, by the folders that they write in.
  private var byFolder: [String: Set<Int>] = [:]
  /// The runs that write where nothing can be watched.
  private(set) var unwatchedRuns: Set<Int> = []
  /// The folders that cannot be watched, in which new runs may appear.
  private(set) var unwatchedFolders: Set<String> = []
  /// Folders that are watched only now: what was written in them before was not told.
  private var fresh: Set<String> = []

  /// - Parameter events: nil where the system tells nothing, and everything is looked at again and again.
  init(_ events: FolderEvents?) { self.events = events }

  /// Whether there is something that cannot be watched.
  var isIncomplete: Bool { !unwatchedRuns.isEmpty || !unwatchedFolders.isEmpty }

  /// Watches for what appears in a folder.
  mutating func watch(_ folder: String) {
    if isWatching(folder) { unwatchedFolders.remove(folder) } else { unwatchedFolders.insert(folder) }
  }

  /// A folder that is watched for is gone, and may come again.
  mutating func lose(_ folder: String) { unwatchedFolders.insert(folder) }

  /// Watches for what a run writes.
  mutating func watch(_ run: Int, _ source: RunSource) {
    var isWatched = true
    for folder in source.folders {
      if !isWatching(folder) { isWatched = false }
      if source.isOneFile {
        byFile[source.path, default: []].insert(run)
      } else {
        byFolder[folder, default: []].insert(run)
      }
    }
    if isWatched { unwatchedRuns.remove(run) } else { unwatchedRuns.insert(run) }
  }

  private mutating func isWatching(_ folder: String) -> Bool {
    switch events?.watch(folder) {
    case .already: return true
    case .fromNowOn:
      fresh.insert(folder)
      return true
    case .impossible, nil: return false
    }
  }

  /// The runs that may have written before their folders were watched, since the last call.
  mutating func takeUnseen() -> Set<Int> {
    defer { fresh = [] }
    return runs(in: fresh)
  }

  /// The runs that write in a folder, whatever the file.
  func runs(in folder: String) -> Set<Int> { byFolder[folder] ?? [] }

  /// Searches a folder again for runs, and watches it and those that are new in it.
  mutating func search(_ folder: String, in discovery: inout RunDiscovery) {
    discovery.searchAgain(folder) { watch($0) }
  }

  /// Waits for something to happen, but no longer than `milliseconds`.
  mutating func wait(milliseconds: Int) -> Hints {
    guard let events else {
      usleep(UInt32(clamping: min(milliseconds, 1000)) * 1000)
      return Hints()
    }
    let changes = events.wait(milliseconds: milliseconds)
    var hints = Hints()
    for folder in changes.folders { hints.runs.formUnion(runs(in: folder)) }
    for file in changes.files { hints.runs.formUnion(byFile[file] ?? []) }
    (hints.written, hints.relisted) = (changes.folders, changes.relisted)
    (hints.gone, hints.areIncomplete) = (changes.gone, changes.areIncomplete)
    // They are looked at until their folders are there again.
    unwatchedRuns.formUnion(runs(in: changes.gone))
    return hints
  }

  /// All runs that write in some of the folders.
  private func runs(in folders: Set<String>) -> Set<Int> {
    guard !folders.isEmpty else { return [] }
    var runs: Set<Int> = []
    for folder in folders { runs.formUnion(byFolder[folder] ?? []) }
    for (file, its) in byFile where folders.contains(FilePath.folder(of: file)) { runs.formUnion(its) }
    return runs
  }
}
