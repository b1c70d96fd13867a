import Glibc
import RunLogs

/// The files of a run in a folder of their own, read as the commands and the screen read them.
struct FuzzedRun {
  let format: FuzzedFormat
  let folder: String

  init(_ format: FuzzedFormat) {
    self.format = format
    // Whoever names a place for it removes it in the end.
    let place = getenv("SADDLE_FUZZ_PLACE").map { String(cString: $0) } ?? "/tmp"
    folder = place + "/saddle-fuzz-\(getpid())-\(format)"
    mkdir(folder, 0o700)
    for name in format.files {
      var path = folder
      for part in name.split(separator: "/").dropLast() {
        path += "/" + part
        mkdir(path, 0o700)
      }
    }
    if format == .mlflow { mkdir(folder + "/params", 0o700) }
  }

  private var source: RunSource { RunSource(format.format, path: folder + format.path, name: "run") }

  /// Reads the bytes at once and, where the format grows at its end, in two pieces.
  func read(_ bytes: [UInt8]) {
    let contents = format.contents(bytes)
    write(contents)
    let sources = (try? RunDiscovery([folder]).sources) ?? []
    for source in sources where source.part != nil { _ = summary(follow(source)) }
    guard format != .sqlite else { return }
    let atOnce = follow(source)
    guard format.growsAtItsEnd else { return }
    // Where the middle is, the bytes say.
    let share = Int(bytes.last ?? 0)
    write(contents.map { Array($0.prefix($0.count * share / 255)) })
    var follower = RunFollower(source, collectsNewPoints: true)
    follower.poll()
    _ = follower.takeNewPoints().map { $0.line(run: "run") }
    for (name, content) in zip(format.files, contents) {
      write(Array(content.dropFirst(content.count * share / 255)), to: name, O_APPEND)
    }
    follower.poll()
    if format != .mlflow, format != .saddle { check(summary(follower), summary(atOnce)) }
  }

  private func check(_ inPieces: String, _ atOnce: String) {
    // Of several files the one that had a point first has the first tag.
    guard inPieces.split(separator: "\n").sorted() != atOnce.split(separator: "\n").sorted() else { return }
    fatalError("what was read depends on how it came: at once\n\(atOnce)in two pieces\n\(inPieces)")
  }

  private func follow(_ source: RunSource) -> RunFollower {
    var follower = RunFollower(source)
    follower.poll()
    _ = follower.state(now: 1.8e9)
    for problem in follower.log.problems { precondition(problem.description.utf8.count < 10_000) }
    return follower
  }

  private func summary(_ follower: RunFollower) -> String {
    let log = follower.closedLog
    return log.tags.indices.map { index in
      let series = log.series(at: index)
      for view in [ScalarSeries.View.lastWrite, .all] {
        guard let extent = series.extent(by: .step, view) else { continue }
        let columns = series.columns(extent, width: 7, view)
        precondition(view == .lastWrite || columns.reduce(0) { $0 + $1.count } == series.count)
        if let times = series.extent(by: .time, view) { _ = series.columns(times, width: 7, by: .time, view) }
      }
      let line = RunSummary(run: "run", log, tagAt: index).line
      precondition(line.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
      return line
    }.joined()
  }

  private func write(_ contents: [[UInt8]]) {
    for (name, content) in zip(format.files, contents) {
      // Else a file system may wait for the disk.
      unlink(folder + "/" + name)
      write(content, to: name, O_CREAT)
    }
  }

  private func write(_ bytes: [UInt8], to name: String, _ flags: Int32) {
    let file = open(folder + "/" + name, O_WRONLY | flags, 0o600)
    precondition(file >= 0 && Glibc.write(file, bytes, bytes.count) == bytes.count)
    close(file)
  }
}
