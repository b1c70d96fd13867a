import ArrayFiles
import Dispatch
import Glibc
import RunLogs
import Synchronization
import Training

/// Finds and reads runs on a thread of its own while the screen shows what was read last.
final class WatchFeed: Sendable {
  /// What is known by now.
  struct Snapshot: Sendable {
    /// In the order in which they were found; a run keeps its place.
    var runs: [WatchedRun] = []
    /// All tags of all runs, in natural order.
    var tags: [String] = []
    /// What could not be read, each once.
    var problems: [String] = []
    /// How many runs have not been looked at yet.
    var unreadCount = 0
    /// Whether the runs are still being looked for.
    var isSearching = false
    /// Whether what was there at the start has not been read to its end.
    var isReading = true
    /// Changes whenever anything else does.
    var version = 0

    static let searching = Snapshot(isSearching: true)
  }

  /// How the search for runs came out.
  enum SearchResult: Sendable {
    case found
    /// There is nothing to watch.
    case failed(InputError)
  }

  private let latest = Mutex(Snapshot.searching)
  private let search = Mutex<SearchResult?>(nil)
  private let searchEnd = DispatchSemaphore(value: 0)
  private let thread = BackgroundThread(niceness: 0)

  /// In milliseconds.
  private static let longestWait = 200

  /// Begins to look for runs and to read them.
  ///
  /// - Parameter find: looks for the runs, however long that takes.
  init(_ find: @escaping @Sendable () throws(InputError) -> RunWatch) {
    thread.async { [weak self] in
      var reading: RunReading
      do throws(InputError) {
        reading = RunReading(try find())
      } catch {
        self?.end(.failed(error))
        return
      }
      reading.beginVersions(after: Snapshot.searching.version)
      self?.latest.withLock { $0 = reading.snapshot }
      self?.end(.found)
      while let self {
        reading.advance(milliseconds: Self.longestWait)
        let snapshot = reading.snapshot
        self.latest.withLock { $0 = snapshot }
      }
    }
  }

  /// Looks for the runs under some paths.
  convenience init(_ paths: [String]) {
    self.init { () throws(InputError) in try RunWatch(paths) }
  }

  private func end(_ result: SearchResult) {
    search.withLock { $0 = result }
    searchEnd.signal()
  }

  /// How the search came out; nil while it goes on.
  var searchResult: SearchResult? { search.withLock { $0 } }

  /// Waits for the end of the search, but no longer than `duration`; nil for as long as it takes.
  ///
  /// - Returns: how it came out; nil where it goes on.
  func waitForSearch(atMost duration: Duration?) -> SearchResult? {
    let end: DispatchTime =
      duration.map { .now() + .microseconds(Int($0 / .microseconds(1))) } ?? .distantFuture
    // Whoever else waits is to see the end too.
    if searchEnd.wait(timeout: end) == .success { searchEnd.signal() }
    return searchResult
  }

  /// What is known by now.
  var snapshot: Snapshot { latest.withLock { $0 } }
}

/// Runs as they are read, and what a screen is told of them.
struct RunReading {
  private var watch: RunWatch
  private(set) var snapshot = WatchFeed.Snapshot()
  private var knownTags: Set<String> = []
  private var lastAging = ContinuousClock.now
  /// Where the next look at states begins.
  private var refreshed = 0

  private static let refreshedAtOnce = 500

  init(_ watch: RunWatch) {
    self.watch = watch
    for index in watch.followers.indices { addRun(index) }
    snapshot.unreadCount = watch.unreadCount
    snapshot.isReading = watch.isBehind
  }

  /// Counts versions on from one that was shown.
  mutating func beginVersions(after version: Int) { snapshot.version = version + 1 }

  /// Waits for something new, and takes it in.
  mutating func advance(milliseconds: Int) {
    let progress = watch.advance(milliseconds: milliseconds)
    var isNew = !progress.changed.isEmpty || !progress.problems.isEmpty
    while snapshot.runs.count < watch.followers.count {
      addRun(snapshot.runs.count)
      isNew = true
    }
    for index in progress.changed { update(index, watch.followers[index].log) }
    if ContinuousClock.now - lastAging > .seconds(1) {
      lastAging = .now
      if refreshStates() { isNew = true }
    }
    snapshot.problems += progress.problems.map(\.description)
    if snapshot.isReading {
      snapshot.unreadCount = watch.unreadCount
      snapshot.isReading = progress.isBehind
      isNew = true
    }
    if isNew { snapshot.version += 1 }
  }

  private mutating func addRun(_ index: Int) {
    let follower = watch.followers[index]
    snapshot.runs.append(
      WatchedRun(
        name: follower.source.name, path: follower.source.path, log: follower.log, state: .waitingForWriter))
  }

  /// Takes in last lines without a line feed too, since nothing more is waited for.
  mutating func close() {
    for index in watch.followers.indices { update(index, watch.followers[index].closedLog) }
  }

  private mutating func update(_ index: Int, _ log: RunLog) {
    let follower = watch.followers[index]
    let isRewritten = log.tags.count < snapshot.runs[index].log.tags.count
    snapshot.runs[index].log = log
    if isRewritten {
      // What it no longer has may be in no other run.
      knownTags = Set(snapshot.runs.flatMap(\.log.tags))
      snapshot.tags = knownTags.sorted(by: NaturalOrder.isBefore)
    }
    snapshot.runs[index].state = follower.state(now: Watcher.now)
    snapshot.runs[index].lastWrite = follower.lastWrite
    snapshot.runs[index].start =
      log.tags.indices.compactMap { log.series(at: $0).first?.time }.min()
      ?? log.clock?.finiteValue(upTo: .min)
    snapshot.runs[index].version += 1
    let new = log.tags.filter { knownTags.insert($0).inserted }
    if !new.isEmpty { snapshot.tags = snapshot.tags.inserting(new, by: NaturalOrder.isBefore) }
  }

  /// Runs fall silent without writing anything.
  ///
  /// - Returns: whether any state is another.
  private mutating func refreshStates() -> Bool {
    let now = Watcher.now
    var isNew = false
    let count = watch.followers.count
    // Thousands take turns.
    for turn in 0..<min(count, Self.refreshedAtOnce) {
      let index = (refreshed + turn) % count
      let state = watch.followers[index].state(now: now)
      if state != snapshot.runs[index].state {
        snapshot.runs[index].state = state
        isNew = true
      }
    }
    refreshed += Self.refreshedAtOnce
    return isNew
  }
}
