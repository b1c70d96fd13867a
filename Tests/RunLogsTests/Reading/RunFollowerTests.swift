import Foundation
import Testing

@testable import RunLogs

/// What a follower tells, as "tag step value".
private func told(_ follower: inout RunFollower) -> [String] {
  follower.poll()
  return follower.takeNewPoints().map { "\($0.tag) \($0.point.step) \(JSONValue.text($0.point.value))" }
}

private func follower(_ path: String) throws -> RunFollower {
  let sources = try RunDiscovery([path]).sources
  try #require(sources.count == 1)
  return RunFollower(sources[0], collectsNewPoints: true)
}

@Suite struct RunFollowerTests {
  /// The fixtures that are one file growing at its end.
  static let files = [
    ("csv/lightning/metrics.csv", "m.csv"), ("csv/keras.csv", "k.csv"), ("jsonl/metrics.jsonl", "m.jsonl"),
    ("wandb/offline-run-abcd1234/run-abcd1234.wandb", "r.wandb"), ("dvclive/plots/metrics/acc.tsv", "a.tsv"),
    ("rows/comments.csv", "c.csv"), ("rows/semicolons.csv", "s.csv"), ("rows/no-end.csv", "n.csv"),
    ("rows/tabs.tsv", "t.tsv"), ("rows/no-end.jsonl", "n.jsonl"),
  ]

  @Test(arguments: files)
  func byteByByteIsTheSameAsAtOnce(fixture: String, name: String) throws {
    let folder = try LogFolder()
    let bytes = try logFixtureBytes(fixture)
    let whole = try folder.write("whole-\(name)", bytes)
    var atOnce = try follower(whole)
    let expected = told(&atOnce)
    #expect(!expected.isEmpty)

    let format = atOnce.source.format
    let path = try folder.write(name, [])
    var slow = RunFollower(RunSource(format, path: path, name: ""), collectsNewPoints: true)
    var found: [String] = []
    let handle = try #require(FileHandle(forWritingAtPath: path))
    for byte in bytes {
      try handle.write(contentsOf: Data([byte]))
      found += told(&slow)
    }
    #expect(found == expected)
    #expect(slow.log.problemCount == atOnce.log.problemCount)
    let (inTheEnd, atTheStart) = (slow.closedLog, atOnce.closedLog)
    for index in atTheStart.tags.indices {
      #expect(
        RunSummary(run: "", inTheEnd, tagAt: index).line == RunSummary(run: "", atTheStart, tagAt: index).line
      )
    }
  }

  /// A last line without its line feed, by the format; what it says; and what completes it.
  static let lastLines: [(String, String, String, [String])] = [
    ("m.csv", "step,a\n1,0.5\n2,0.2", "5\n", ["a 1 0.5", "a 2 0.2"]),
    ("m.jsonl", "{\"step\": 1, \"a\": 0.5}\n{\"step\": 2, \"a\": 0.25}", "\n", ["a 1 0.5", "a 2 0.25"]),
    ("run/plots/metrics/a.tsv", "step\ta\n1\t0.5\n2\t0.2", "5\n", ["a 1 0.5", "a 2 0.2"]),
    ("run/metrics/a", "1000 0.5 1\n2000 0.25 2", "\n", ["a 1 0.5", "a 2 0.25"]),
  ]

  @Test(arguments: lastLines)
  func aLastLineIsWaitedForAndCountsWhereNothingComes(
    name: String, text: String, rest: String, points: [String]
  ) throws {
    let folder = try LogFolder()
    if name == "run/metrics/a" {
      try folder.write("run/meta.yaml", [])
      try folder.write("run/params/x", [])
    }
    try folder.write(name, text.utf8)
    var run = try follower(folder.path)
    #expect(told(&run) == [points[0]])
    for _ in 0..<2 {
      let log = run.closedLog
      let series = try #require(log.series("a"))
      #expect(
        (0..<series.count).map { "a \(series[$0].step) \(JSONValue.text(series[$0].value))" } == points)
      #expect(log.problems.isEmpty && run.log.series("a")?.count == 1)
    }
    #expect(told(&run) == [])
    try folder.append(name, rest.utf8)
    #expect(told(&run) == ["a 2 0.25"])
    #expect(run.closedLog.series("a")?.count == 2)
  }

  @Test func aLastLineThatIsHalfAOneIsTold() throws {
    let folder = try LogFolder()
    for (name, text, place) in [
      ("a.jsonl", "{\"a\": 1}\n{\"a\":", "line 2, byte 9"), ("b.csv", "a,b\n1,2\n3,\"4", "byte 8"),
      ("c.jsonl", "{\"a\": 1}\n \t", nil), ("d.csv", "a,b\n1,2\n3", nil),
    ] as [(String, String, String?)] {
      var run = try follower(try folder.write(name, text.utf8))
      run.poll()
      #expect(run.log.problems.isEmpty)
      #expect(run.closedLog.problems.map(\.place) == (place.map { [$0] } ?? []))
    }
  }

  @Test func eventFilesAreWaitedForToo() throws {
    let folder = try LogFolder()
    let fixture = logFixture("tensorboard/plain")
    let name = try FolderListing(fixture).names[0]
    let bytes = try logFixtureBytes("tensorboard/plain/" + name)
    var atOnce = try follower(fixture)
    let expected = told(&atOnce)
    try folder.write(name, [])
    var slow = try follower(folder.path)
    var found: [String] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      try folder.append(name, bytes[start..<min(start + 3, bytes.count)])
      found += told(&slow)
    }
    #expect(found == expected && expected.count == 44)
    #expect(slow.log.problemCount == 0)

    // A second file goes on with the run.
    try folder.write(name + "2", bytes)
    #expect(told(&slow) == expected)
  }

  @Test func aFileThatIsWrittenAnewIsReadAnewAndToldOnce() throws {
    let folder = try LogFolder()
    let path = try folder.write("metrics.csv", "step,a\n1,0.5\n2,0.25\n".utf8)
    var run = try follower(path)
    #expect(told(&run) == ["a 1 0.5", "a 2 0.25"])
    // As Lightning does when a key appears: another header, the same rows and more.
    try folder.write("metrics.csv", "step,a,b\n1,0.5,\n2,0.25,\n3,,7\n3,0.125,\n".utf8)
    #expect(told(&run) == ["b 3 7", "a 3 0.125"])
    #expect(run.log.series("a")?.count == 3)
    // Shorter, and other rows.
    try folder.write("metrics.csv", "step,a,b\n1,0.5,\n2,9,\n".utf8)
    #expect(told(&run) == ["a 2 9"])
    #expect(run.log.series("a")?.count == 2)
    #expect(told(&run) == [])
  }

  @Test func aFileThatIsReplacedIsReadAnew() throws {
    let folder = try LogFolder()
    let path = try folder.write("m.jsonl", "{\"step\": 1, \"a\": 1}\n".utf8)
    var run = try follower(path)
    #expect(told(&run) == ["a 1 1"])
    try folder.write("other", "{\"step\": 1, \"a\": 1}\n{\"step\": 2, \"a\": 3}\n".utf8)
    #expect(rename(folder.path + "/other", path) == 0)
    #expect(told(&run) == ["a 2 3"])
    unlink(path)
    #expect(told(&run) == [])
    #expect(run.log.series("a")?.count == 2)
    #expect(run.log.problemCount == 1)
  }

  @Test func aTrainersStateIsReadAsAWhole() throws {
    let folder = try LogFolder()
    func state(_ steps: ClosedRange<Int>, _ global: Int) -> String {
      let rows = steps.map { "{\"step\": \($0), \"loss\": \($0).5}" }.joined(separator: ", ")
      return "{\"global_step\": \(global), \"log_history\": [\(rows)]}"
    }
    try folder.write("out/checkpoint-2/trainer_state.json", state(1...2, 2).utf8)
    var run = try follower(folder.path + "/out")
    #expect(told(&run) == ["loss 1 1.5", "loss 2 2.5"])
    try folder.write("out/checkpoint-10/trainer_state.json", state(1...3, 10).utf8.dropLast(5))
    #expect(told(&run) == [])
    try folder.write("out/checkpoint-10/trainer_state.json", state(1...3, 10).utf8)
    #expect(told(&run) == ["loss 3 3.5"])
  }

  @Test func howARunIsIsToldByItsLogAndItsSilence() throws {
    let folder = try LogFolder()
    let path = try folder.write("run.wandb", Array(":W&B".utf8) + [0xE1, 0xBE, 0])
    var run = RunFollower(RunSource(.wandb, path: path, name: "run"))
    run.poll()
    let now = Date.now.timeIntervalSince1970
    #expect(run.state(now: now) == .waitingForWriter)
    try folder.write("m.jsonl", "{\"step\": 1, \"a\": 1}\n".utf8)
    var rows = try follower(folder.path + "/m.jsonl")
    rows.poll()
    #expect(rows.state(now: now) == .running)
    #expect(rows.state(now: now + 601) == .silent(minutes: 10))
    var finished = try follower(logFixture("wandb"))
    finished.poll()
    #expect(finished.state(now: now + 601) == .finished(.succeeded))
  }

  @Test func aRunOfOursIsRunningAsLongAsItsFolderIsHeld() throws {
    let folder = try LogFolder()
    let now = Date.now.timeIntervalSince1970 + 3630
    do {
      let held = try RunFolder(folder.path + "/run")
      let writer = try RunWriter.begin(held, configuration: ["saddle": "0.1.0"])
      var row = MetricsRow(step: 1)
      row.set("train/loss", to: 0.5)
      try writer.append(row)
      try writer.flush()
      var run = try follower(folder.path)
      #expect(run.source.format == .saddle)
      #expect(told(&run) == ["train/loss 1 0.5"])
      #expect(run.state(now: now) == .running)
      withExtendedLifetime(held) {}
    }
    var run = try follower(folder.path)
    run.poll()
    #expect(run.state(now: now) == .silent(minutes: 60))
  }
}
