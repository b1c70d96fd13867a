import ArrayFiles
import Glibc
import RunLogs

/// Prints what runs log as it comes, until the process is interrupted.
struct RunStream {
  private var watch: RunWatch
  private var isClosed = false

  /// How long is waited for something new before an interruption is looked for, in milliseconds.
  private static let patience = 100
  private let filter: WatchFilter

  init(_ paths: [String], _ filter: WatchFilter) throws(InputError) {
    watch = try RunWatch(paths, collectsNewPoints: true)
    self.filter = filter
  }

  /// - Parameter summarizing: whether what is there at the start is summed up instead of printed.
  /// - Throws: ``CommandError`` where standard output cannot be written, and at the interruption.
  mutating func run(summarizing: Bool) throws(CommandError) {
    let interruption = Interruption()
    var isSilent = summarizing
    // A reader that has seen enough and closed the pipe wants no more.
    while !isClosed {
      if let signal = interruption.signalThatCame {
        throw .interrupted(by: signal, "stopped following \(Counted.text(watch.followers.count, "run"))")
      }
      if FileOutput.isReaderGone { return }
      let progress = watch.advance(milliseconds: Self.patience)
      for problem in progress.problems { FileOutput.remark(problem.description) }
      var lines = ""
      for run in progress.changed {
        let points = watch.takeNewPoints(of: run)
        guard !isSilent else { continue }
        let name = watch.followers[run].source.name
        guard filter.runs.matches(name) else { continue }
        for point in points where filter.tags.matches(point.tag) { lines += point.line(run: name) }
      }
      try print(lines)
      guard isSilent, !progress.isBehind else { continue }
      try print(watch.followers.map { Watch.summary($0.source.name, $0.log, filter) }.joined())
      isSilent = false
    }
  }

  private mutating func print(_ lines: String) throws(CommandError) {
    guard !lines.isEmpty else { return }
    fflush(nil)
    guard let error = FileOutput.write(Array(lines.utf8), to: STDOUT_FILENO) else { return }
    isClosed = error == EPIPE
    if !isClosed { throw .cannotWrite("cannot write standard output: \(SystemError.message(of: error))") }
  }
}
