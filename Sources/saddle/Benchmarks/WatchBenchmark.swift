import Dispatch
import Glibc
import RunLogs
import Synchronization

extension Workload {
  /// The watch screen: how soon a log is on it, and what frames cost with ten million points.
  static let watch = Workload(name: "watch") { try WatchBenchmark.run() }
}

/// The watch screen against a terminal in memory.
struct WatchBenchmark {
  private let folder: String
  private let screen: CountingTerminal
  private let terminal: Terminal

  private static let longSeries = 10_000_000
  private static let rowsOfTen = 60_000
  private static let pointsPerSecond = 100_000

  static func run() throws -> [Measurement] {
    let screen = try CountingTerminal(columns: 120, rows: 36)
    let terminal = try screen.open(for: "bench watch")
    defer { terminal.close() }
    let folder = try TemporaryFolder(for: "bench")
    defer { folder.remove() }
    let benchmark = WatchBenchmark(folder: folder.path, screen: screen, terminal: terminal)
    return try benchmark.opening() + benchmark.zooming()
  }

  /// From the first look at the paths until 600,000 numbers of ten tags are drawn.
  private func opening() throws -> [Measurement] {
    let path = folder + "/wide.jsonl"
    try LogMaker(path).write(rows: 0..<Self.rowsOfTen, tags: (0..<10).map { "layer\($0)/value" })
    let times = (0..<5).map { _ in
      let start = ContinuousClock.now
      var watcher = watcher(of: path)
      while watcher.state.isReading || watcher.state.runs.isEmpty {
        _ = watcher.run(until: .now + .milliseconds(1))
      }
      return (ContinuousClock.now - start) / .milliseconds(1)
    }
    return [Measurement(workload: "watch-open", value: times.quantile(0.5), unit: "ms", threads: 2)]
  }

  /// Frames while keys zoom and pan in ten million points, and 100,000 more arrive every second.
  private func zooming() throws -> [Measurement] {
    let path = folder + "/long.jsonl"
    let maker = LogMaker(path)
    try maker.write(rows: 0..<Self.longSeries, tags: ["loss"])
    var watcher = watcher(of: path)
    while watcher.state.isReading || watcher.state.runs.isEmpty {
      _ = watcher.run(until: .now + .milliseconds(50))
    }
    let isOver = Atomic(false)
    let others = DispatchGroup()
    let screen = screen
    DispatchQueue(label: "writer").async(group: others) {
      var row = Self.longSeries
      while !isOver.load(ordering: .relaxed) {
        try? maker.write(rows: row..<row + Self.pointsPerSecond / 20, tags: ["loss"])
        row += Self.pointsPerSecond / 20
        usleep(50_000)
      }
    }
    DispatchQueue(label: "keys").async(group: others) {
      let keys = Array("zz>z<zZ>zZZz<ZZZmM".utf8)
      var index = 0
      while !isOver.load(ordering: .relaxed) {
        usleep(30_000)
        _ = screen.secondsToAnswer(keys[index % keys.count])
        index += 1
      }
    }
    _ = watcher.run(until: .now + .seconds(10))
    isOver.store(true, ordering: .relaxed)
    others.wait()
    let frames = watcher.frameTimes.milliseconds
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return [
      Measurement(workload: "watch-frame-p50", value: frames.quantile(0.5), unit: "ms", threads: 2),
      Measurement(workload: "watch-frame-p99", value: frames.quantile(0.99), unit: "ms", threads: 2),
      Measurement(workload: "watch-memory", value: Double(usage.ru_maxrss) / 1024, unit: "MB", threads: 2),
    ]
  }

  private func watcher(of path: String) -> Watcher {
    Watcher(
      feed: WatchFeed([path]), state: WatchState(paths: [path]), terminal: terminal,
      settingsPath: nil)
  }
}
