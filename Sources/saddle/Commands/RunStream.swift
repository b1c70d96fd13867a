import ArrayFiles
import Glibc
import RunLogs

/// Prints what runs log as it comes, until the process is interrupted.
struct RunStream {
  private let paths: [String]
  private var followers: [RunFollower]
  private var isClosed = false

  /// How often files are looked at, in microseconds.
  private static let pause: UInt32 = 100_000
  /// How many looks at files pass until folders are searched for new runs.
  private static let searchInterval = 20

  init(_ paths: [String], _ sources: [RunSource]) {
    self.paths = paths
    followers = sources.map { RunFollower($0, collectsNewPoints: true) }
  }

  /// - Parameter summarizing: whether what is there at the start is summed up instead of printed.
  /// - Throws: ``CommandError`` where standard output cannot be written, and at the interruption.
  mutating func run(summarizing: Bool, _ told: inout ToldProblems) throws(CommandError) {
    let interruption = Interruption()
    for index in followers.indices {
      try poll(index, isSilent: summarizing, &told)
      if summarizing { try print(Watch.summary(followers[index])) }
    }
    var looks = 0
    // A reader that has seen enough and closed the pipe wants no more.
    while !isClosed {
      if let signal = interruption.signalThatCame {
        throw .interrupted(by: signal, "stopped following \(followers.count) runs")
      }
      usleep(Self.pause)
      looks += 1
      if looks % Self.searchInterval == 0 { search(&told) }
      for index in followers.indices { try poll(index, isSilent: false, &told) }
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
      followers += discovery.sources.filter { !known.contains($0) }
        .map { RunFollower($0, collectsNewPoints: true) }
    } catch {
      // A path may be away for a moment, such as while a folder is moved; what is told is told once.
      told.tell([error])
    }
  }
}
