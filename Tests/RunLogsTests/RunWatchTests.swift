import ArrayFiles
import Foundation
import Testing

@testable import RunLogs

/// Watching, and what was told on the way.
private final class Watching {
  var watch: RunWatch
  var changed: Set<Int> = []
  var problems: [InputError] = []
  var found: [String] = []

  /// - Parameter hasEvents: whether the system tells what is written.
  init(_ paths: String..., hasEvents: Bool = true) throws {
    watch = try RunWatch(
      paths, collectsNewPoints: true, patience: .milliseconds(5), events: hasEvents ? FolderEvents() : nil)
  }

  /// Goes on until `isEnough`, or for as long as is too long.
  func run(until isEnough: (Watching) -> Bool = { _ in true }) {
    for _ in 0..<200 {
      let progress = watch.advance(milliseconds: 100)
      changed.formUnion(progress.changed)
      problems += progress.problems
      found += watch.followers[progress.found].map { "\($0.source.format) \($0.source.name)" }
      if !progress.isBehind, isEnough(self) { return }
    }
    Issue.record("waited in vain")
  }

  func told() -> [String] {
    defer { changed = [] }
    return changed.sorted().flatMap { run in
      watch.takeNewPoints(of: run).map {
        "\(run) \($0.tag) \($0.point.step) \(JSONValue.text($0.point.value))"
      }
    }
  }
}

private func row(_ step: Int) -> String.UTF8View { "{\"step\": \(step), \"a\": \(step)}\n".utf8 }

@Suite struct RunWatchTests {
  @Test func whatIsThereIsFoundAndReadAndThenWhatComes() throws {
    let folder = try LogFolder()
    try folder.write("a/metrics.jsonl", row(1))
    try folder.write("b/metrics.jsonl", row(2))
    let watching = try Watching(folder.path)
    #expect(watching.watch.isBehind && watching.watch.followers.count == 2)
    watching.run()
    #expect(watching.found == ["jsonl a", "jsonl b"] && watching.told() == ["0 a 1 1", "1 a 2 2"])
    try folder.append("b/metrics.jsonl", row(3))
    watching.run { !$0.changed.isEmpty }
    #expect(watching.told() == ["1 a 3 3"] && watching.problems.isEmpty)
  }

  @Test func aLongLogIsReadInPieces() throws {
    let folder = try LogFolder()
    let path = try folder.write("m.jsonl", (0..<100).map { Array(row($0)) }.joined())
    var follower = RunFollower(RunSource(.jsonl, path: path, name: ""))
    var counts: [Int] = []
    repeat {
      let isNew = follower.poll(upTo: 300)
      #expect(isNew)
      counts.append(follower.log.series("a")?.count ?? 0)
    } while follower.isBehind && counts.count < 100
    #expect(counts.count > 5 && counts.last == 100 && zip(counts, counts.dropFirst()).allSatisfy(<=))
    let isNew = follower.poll(upTo: 300)
    #expect(!isNew)
    // What comes in one piece only is not begun anew with each little part of it.
    try folder.write("m.jsonl", Array("{\"step\": 1, \"x\": \"".utf8) + [UInt8](repeating: 0x78, count: 9000))
    var polls = 0
    repeat {
      follower.poll(upTo: 10)
      polls += 1
    } while follower.isBehind && polls < 100
    #expect(polls < 20)
  }

  @Test func filesOfARunAreReadOneAfterTheOtherInPiecesToo() throws {
    let folder = try LogFolder()
    let bytes = try logFixtureBytes("tensorboard/restart/events.out.tfevents.1.a")
    for name in ["1.tfevents", "2.tfevents"] { try folder.write("run/" + name, bytes) }
    var (atOnce, slow) = (try RunFollower(onlySource(folder.path)), try RunFollower(onlySource(folder.path)))
    atOnce.poll()
    repeat { slow.poll(upTo: 7) } while slow.isBehind
    #expect(atOnce.log.tags == slow.log.tags)
    for index in atOnce.log.tags.indices {
      #expect(
        RunSummary(run: "", atOnce.log, tagAt: index).line == RunSummary(run: "", slow.log, tagAt: index).line
      )
    }
  }

  @Test func runsThatAppearAreFound() throws {
    let folder = try LogFolder()
    let watching = try Watching(folder.path)
    watching.run()
    #expect(watching.found.isEmpty)
    try folder.write("x/y/metrics.jsonl", row(1))
    watching.run { $0.found.count == 1 && !$0.changed.isEmpty }
    try folder.write("x/z/other.jsonl", row(2))
    watching.run { $0.found.count == 2 && $0.changed.count == 2 }
    // Nothing tells what an empty file will be.
    try folder.write("x/later.csv", [])
    watching.run()
    try folder.append("x/later.csv", "step,loss\n1,2\n".utf8)
    watching.run { $0.found.count == 3 && $0.changed.count == 3 }
    #expect(watching.found == ["jsonl x/y", "jsonl x/z/other.jsonl", "csv x/later.csv"])
    #expect(watching.told().count == 3 && watching.problems.isEmpty)
  }

  @Test func foldersThatBecomeARunTogetherAreOne() throws {
    let folder = try LogFolder()
    let watching = try Watching(folder.path)
    watching.run()
    for part in ["live/plots", "live/plots/metrics", "live/plots/metrics/train", "out", "out/checkpoint-5"] {
      try FileManager.default.createDirectory(
        atPath: folder.path + "/" + part, withIntermediateDirectories: true)
      watching.run()
    }
    try folder.write("live/plots/metrics/train/loss.tsv", "step\tloss\n1\t2\n".utf8)
    watching.run { $0.changed.count == 1 }
    try folder.write(
      "out/checkpoint-5/trainer_state.json", "{\"log_history\": [{\"step\": 1, \"loss\": 2}]}".utf8)
    watching.run { $0.changed.count == 2 }
    #expect(watching.found == ["dvclive live", "huggingface out"])
    // A folder that no search looks into, since it is the run's own.
    try folder.write("live/plots/metrics/more/lr.tsv", "step\tlr\n1\t0.5\n".utf8)
    watching.changed = []
    watching.run { $0.changed == [0] }
    try folder.append("live/plots/metrics/more/lr.tsv", "2\t0.5\n".utf8)
    watching.changed = []
    watching.run { $0.changed == [0] }
    #expect(watching.told().suffix(1) == ["0 more/lr 2 0.5"])
  }

  @Test func aPathThatVanishesIsToldOnceAndMayComeBack() throws {
    let folder = try LogFolder()
    for name in ["gone", "stays"] { try folder.write(name + "/m.jsonl", row(1)) }
    let watching = try Watching(folder.path + "/gone", folder.path + "/stays")
    watching.run()
    try FileManager.default.removeItem(atPath: folder.path + "/gone")
    watching.run { $0.problems.count == 2 }
    for _ in 0..<3 { watching.run() }
    #expect(watching.problems.map(\.kind) == [.missing, .missing])
    _ = watching.told()
    try folder.append("stays/m.jsonl", row(2))
    watching.run { $0.changed == [1] }
    #expect(watching.told() == ["1 a 2 2"])
    try folder.write("gone/m.jsonl", Array(row(1)) + Array(row(5)))
    watching.run { $0.changed == [0] }
    try folder.write("gone/n.jsonl", row(7))
    watching.run { $0.changed.contains(2) }
    #expect(watching.told() == ["0 a 5 5", "2 a 7 7"] && watching.problems.count == 2)
  }

  @Test func aFolderThatTakesTheNameOfAnotherIsWatchedToo() throws {
    let folder = try LogFolder()
    try folder.write("root/a/b/m.jsonl", row(1))
    let watching = try Watching(folder.path + "/root")
    watching.run()
    try FileManager.default.moveItem(atPath: folder.path + "/root/a", toPath: folder.path + "/moved")
    watching.run()
    try folder.write("root/a/b/m.jsonl", Array(row(1)) + Array(row(2)))
    watching.run { _ in true }
    watching.changed = []
    try folder.append("root/a/b/m.jsonl", row(3))
    watching.run { $0.changed == [0] }
    #expect(watching.told().last == "0 a 3 3" && watching.found == ["jsonl a/b/m.jsonl"])
  }

  @Test func whereTheSystemTellsNothingFilesAreLookedAtAgainAndAgain() throws {
    let folder = try LogFolder()
    try folder.write("a/m.jsonl", row(1))
    let watching = try Watching(folder.path, hasEvents: false)
    watching.run()
    #expect(watching.told() == ["0 a 1 1"])
    // Half a row is waited for, and then read once.
    try folder.append("a/m.jsonl", row(2).dropLast(4))
    for _ in 0..<3 { watching.run() }
    #expect(watching.told() == [])
    try folder.append("a/m.jsonl", row(2).suffix(4))
    watching.run { $0.changed == [0] }
    #expect(watching.told() == ["0 a 2 2"])
    try folder.write("b/c/m.jsonl", row(3))
    watching.run { $0.changed == [1] }
    #expect(watching.told() == ["1 a 3 3"])
    try folder.write("a/m.jsonl", Array(row(1)) + Array(row(9)))
    watching.run { $0.changed == [0] }
    #expect(watching.told() == ["0 a 9 9"] && watching.problems.isEmpty)
  }

  @Test(arguments: [true, false], [true, false])
  func aDatabaseGainsPointsAndRuns(hasEvents: Bool, isNamed: Bool) throws {
    let folder = try LogFolder()
    let path = try folder.copy("mlflow/mlflow.db", to: "mlflow.db")
    let database = try WritableDatabase(path)
    let watching = try Watching(isNamed ? path : folder.path, hasEvents: hasEvents)
    watching.run()
    let known = watching.told().count
    #expect(known > 10 && watching.found.count == 1)
    func insert(_ run: String, _ step: Int) throws {
      try database.execute(
        "INSERT INTO metrics (key, value, timestamp, run_uuid, step, is_nan) "
          + "VALUES ('new', \(step).5, 1700000009000 + \(step), \(run), \(step), 0)")
    }
    try insert("(SELECT run_uuid FROM runs WHERE lifecycle_stage = 'active')", 11)
    watching.run { $0.changed == [0] }
    #expect(watching.told() == ["0 new 11 11.5"])
    try database.execute(
      "INSERT INTO runs (run_uuid, name, status, start_time, lifecycle_stage, experiment_id) "
        + "SELECT 'another', 'a name', 'RUNNING', 1800000000000, 'active', experiment_id FROM runs LIMIT 1")
    try insert("'another'", 1)
    watching.run { $0.changed.contains(1) }
    #expect(watching.told() == ["1 new 1 1.5"])
    #expect(watching.watch.followers[1].log.displayName == "a name")
    try insert("'another'", 2)
    watching.run { $0.changed == [1] }
    #expect(watching.told() == ["1 new 2 2.5"] && watching.problems.isEmpty)
  }
}
