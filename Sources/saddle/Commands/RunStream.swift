import ArrayFiles
import Glibc
import RunLogs

/// Prints what runs log as it comes, until the process is interrupted.
struct RunStream {
  private let paths: [String]
  private var followers: [RunFollower]
  private var isClosed = false

  private let events = FolderEvents()
  /// The runs that write in a folder that is watched.
  private var byFolder: [String: Set<Int>] = [:]
  /// The runs that are looked at every time, since their folders cannot be watched.
  private var unwatched: Set<Int> = []

  /// How often files are looked at that cannot be watched, in milliseconds.
  private static let pause: Int32 = 100
  /// How long a search for new runs and a look at all files wait for each other, in seconds: links may lead to
  /// folders that are not watched.
  private static let searchInterval = Duration.seconds(2)

  init(_ paths: [String], _ sources: [RunSource]) {
    self.paths = paths
    followers = sources.map { RunFollower($0, collectsNewPoints: true) }
  }

  /// - Parameter summarizing: whether what is there at the start is summed up instead of printed.
  /// - Throws: ``CommandError`` where standard output cannot be written, and at the interruption.
  mutating func run(summarizing: Bool, _ told: inout ToldProblems) throws(CommandError) {
    let interruption = Interruption()
    for index in followers.indices {
      watch(index)
      try poll(index, isSilent: summarizing, &told)
      if summarizing { try print(Watch.summary(followers[index])) }
    }
    var lastSearch = ContinuousClock.now
    // A reader that has seen enough and closed the pipe wants no more.
    while !isClosed {
      if let signal = interruption.signalThatCame {
        throw .interrupted(by: signal, "stopped following \(followers.count) runs")
      }
      for index in changed() { try poll(index, isSilent: false, &told) }
      guard ContinuousClock.now - lastSearch > Self.searchInterval else { continue }
      search(&told)
      for index in followers.indices { try poll(index, isSilent: false, &told) }
      lastSearch = .now
    }
  }

  /// The runs that may have written, after a pause.
  private func changed() -> [Int] {
    guard let events else {
      usleep(UInt32(Self.pause) * 1000)
      return Array(followers.indices)
    }
    guard let folders = events.wait(milliseconds: Self.pause) else { return Array(followers.indices) }
    return folders.reduce(into: unwatched) { $0.formUnion(byFolder[$1] ?? []) }.sorted()
  }

  private mutating func watch(_ index: Int) {
    for folder in followers[index].folders {
      if events?.watch(folder) == true {
        byFolder[folder, default: []].insert(index)
      } else {
        unwatched.insert(index)
      }
    }
  }

  private mutating func poll(
    _ index: Int, isSilent: Bool, _ told: inout ToldProblems
  ) throws(CommandError) {
    guard followers[index].poll() else {
      told.tell(followers[index].log.problems)
      return
    }
    told.tell(followers[index].log.problems)
    let points = followers[index].takeNewPoints()
    guard !isSilent, !points.isEmpty else { return }
    var lines = ""
    for point in points { lines += point.line(run: followers[index].source.name) }
    try print(lines)
  }

  private mutating func print(_ lines: String) throws(CommandError) {
    fflush(nil)
    guard let error = FileOutput.write(Array(lines.utf8), to: STDOUT_FILENO) else { return }
    isClosed = error == EPIPE
    if !isClosed { throw .cannotWrite("cannot write standard output: \(SystemError.message(of: error))") }
  }

  private mutating func search(_ told: inout ToldProblems) {
    do throws(InputError) {
      let discovery = try RunDiscovery(paths)
      told.tell(discovery.problems)
      let known = Set(followers.map(\.source))
      for source in discovery.sources where !known.contains(source) {
        followers.append(RunFollower(source, collectsNewPoints: true))
      }
      // Folders that were made meanwhile are to be watched too.
      for index in followers.indices { watch(index) }
    } catch {
      // A path may be away for a moment, such as while a folder is moved; what is told is told once.
      told.tell([error])
    }
  }
}
