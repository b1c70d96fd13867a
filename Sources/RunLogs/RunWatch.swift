import ArrayFiles
import Glibc

/// Follows all runs under some paths, and those that appear there: read in piece by piece, then as they are
/// written.
///
/// It is for one thread; what it tells may be handed to others.
public struct RunWatch {
  /// In the order in which the runs were found. It only grows, so that a run keeps its number.
  public private(set) var followers: [RunFollower] = []

  /// What a call of ``advance(milliseconds:)`` came to.
  public struct Progress: Sendable {
    /// The numbers of the runs that have something new, in order.
    public var changed: [Int] = []
    /// The numbers of the runs that were found.
    public var found: Range<Int>
    /// What went wrong for the first time.
    public var problems: [InputError] = []
    /// Whether more is there to be read: the next call goes on with it and does not wait.
    public var isBehind = false
  }

  private var discovery: RunDiscovery
  private var watched: WatchedRuns
  private let collectsNewPoints: Bool
  private var told: Set<InputError> = []

  /// How many runs were told as found.
  private var announced = 0
  /// How many runs were begun to be read; they come in order.
  private var begun = 0
  /// The runs to be read on, each once, the first to come first.
  private var waiting: [Int] = []
  private var isWaiting: Set<Int> = []
  /// Folders to be searched again: of these the entries are others.
  private var relisted: Set<String> = []
  /// In these, files were written to that may become logs.
  private var written: Set<String> = []

  /// What is written point by point is read some points at a time.
  private var reading = Pace(pause: .milliseconds(8))
  /// Looking at what cannot be watched.
  private var looking = Pace(pause: .milliseconds(100))
  private var searching: Pace
  /// Searching where it is not known that anything is new.
  private var searchingAnyway: Pace

  /// How many bytes of a run are read at a time.
  private static let piece = 1 << 20
  /// For how long is read and searched at a time.
  private static let turn = Duration.milliseconds(15)

  /// Finds the runs; none is read yet.
  ///
  /// - Parameters:
  ///   - paths: files and folders.
  ///   - collectsNewPoints: whether points are kept for ``takeNewPoints(of:)``.
  /// - Throws: `InputError` where a path is not there, or a file is no log of a known format.
  public init(_ paths: [String], collectsNewPoints: Bool = false) throws(InputError) {
    try self.init(
      paths, collectsNewPoints: collectsNewPoints, patience: .seconds(2), events: FolderEvents())
  }

  init(
    _ paths: [String], collectsNewPoints: Bool, patience: Duration, events: FolderEvents?
  ) throws(InputError) {
    searching = Pace(pause: .milliseconds(50), longest: patience)
    searchingAnyway = Pace(pause: patience, longest: patience)
    self.collectsNewPoints = collectsNewPoints
    var watched = WatchedRuns(events)
    discovery = try RunDiscovery(paths) { watched.watch($0) }
    self.watched = watched
    adoptSources()
    _ = self.watched.takeUnseen()
    searchingAnyway.begin(after: .now)
  }

  /// Why some of the paths hold nothing.
  public var refusals: [InputError] { discovery.refusals }

  /// How many runs have not been looked at yet.
  public var unreadCount: Int { followers.count - begun }

  /// Whether something is known to be there that was not read.
  public var isBehind: Bool { begun < followers.count || !waiting.isEmpty }

  /// The points of a run that came since the last call, for those who have them collected.
  public mutating func takeNewPoints(of run: Int) -> [RunLog.NewPoint] { followers[run].takeNewPoints() }

  /// Waits until something is written, and reads for a short while.
  ///
  /// - Parameter milliseconds: how long is waited at the most, where all is read.
  public mutating func advance(milliseconds: Int) -> Progress {
    wait(milliseconds)
    if waiting.isEmpty, looking.isDue, !watched.unwatchedRuns.isEmpty {
      for run in watched.unwatchedRuns.sorted() { enqueue(run) }
      looking.begin(after: .now)
    }
    search()
    var progress = Progress(found: announced..<followers.count)
    announced = followers.count
    progress.changed = read(&progress.problems)
    tell(discovery.takeProblems(), in: &progress.problems)
    progress.isBehind = isBehind
    return progress
  }

  // MARK: - Waiting

  private mutating func wait(_ milliseconds: Int) {
    var pause = 0
    if !isBehind {
      pause = max(0, min(milliseconds, reading.untilDue))
      if pause > 0 { usleep(UInt32(pause) * 1000) }
      pause = max(0, min(milliseconds - pause, untilNextLook))
    }
    let hints = watched.wait(milliseconds: pause)
    for run in hints.runs.sorted() { enqueue(run) }
    relisted.formUnion(hints.relisted)
    written.formUnion(hints.written.filter(discovery.isUndecided))
    for folder in hints.gone where discovery.forget(folder) { watched.lose(folder) }
    guard hints.areIncomplete else { return }
    for run in followers.indices { enqueue(run) }
    relisted.formUnion(discovery.folders.keys)
  }

  /// In milliseconds.
  private var untilNextLook: Int {
    var pause = Int.max
    if !watched.unwatchedRuns.isEmpty { pause = min(pause, looking.untilDue) }
    if !relisted.isEmpty { pause = min(pause, searching.untilDue) }
    if !written.isEmpty || watched.isIncomplete { pause = min(pause, searchingAnyway.untilDue) }
    return pause
  }

  private mutating func enqueue(_ run: Int) {
    if run < begun, isWaiting.insert(run).inserted { waiting.append(run) }
  }

  // MARK: - Searching

  private mutating func search() {
    let start = ContinuousClock.now
    if searchingAnyway.isDue, !written.isEmpty || watched.isIncomplete {
      relisted.formUnion(written)
      relisted.formUnion(watched.unwatchedFolders)
      written = []
      for run in watched.unwatchedRuns { watch(run) }
      for run in watched.takeUnseen().sorted() { enqueue(run) }
      searchingAnyway.begin(after: start)
    }
    guard !relisted.isEmpty, searching.isDue else { return }
    for folder in relisted.sorted() {
      relisted.remove(folder)
      watched.search(folder, in: &discovery)
      for run in watched.runs(in: folder) where followers[run].source.writesInTree { watch(run) }
      if ContinuousClock.now - start > Self.turn { break }
    }
    adoptSources()
    for run in watched.takeUnseen().sorted() { enqueue(run) }
    searching.begin(after: start)
  }

  private mutating func adoptSources() {
    for source in discovery.sources[followers.count...] {
      followers.append(RunFollower(source, collectsNewPoints: collectsNewPoints))
      watch(followers.count - 1)
    }
  }

  private mutating func watch(_ run: Int) { watched.watch(run, followers[run].source) }

  // MARK: - Reading

  /// - Returns: the runs that have something new.
  private mutating func read(_ problems: inout [InputError]) -> [Int] {
    let start = ContinuousClock.now
    var changed: Set<Int> = []
    func read(_ run: Int) {
      if followers[run].poll(upTo: Self.piece) { changed.insert(run) }
      if followers[run].isBehind { enqueue(run) }
      tell(followers[run].log.problems, in: &problems)
    }
    guard isBehind else { return [] }
    repeat {
      if !waiting.isEmpty {
        let run = waiting.removeFirst()
        isWaiting.remove(run)
        read(run)
      }
      if begun < followers.count {
        begun += 1
        read(begun - 1)
      }
    } while isBehind && ContinuousClock.now - start < Self.turn
    reading.begin(after: .now)
    return changed.sorted()
  }

  private mutating func tell(_ found: [InputError], in problems: inout [InputError]) {
    for problem in found where told.insert(problem).inserted { problems.append(problem) }
  }
}
