import ArrayFiles
import Foundation
import Testing

@testable import RunLogs

@Suite struct RunDiscoveryTests {
  @Test func everyFormatIsFoundInAFolderOfAll() throws {
    let sources = try RunDiscovery([logFixture("")]).sources
    let formats = Dictionary(grouping: sources, by: \.format).mapValues(\.count)
    #expect(
      formats == [
        .tensorboard: 34, .wandb: 2, .jsonl: 3, .csv: 9, .huggingface: 1, .mlflow: 4, .dvclive: 1,
      ])
    #expect(sources.contains { $0.name == "csv/lightning" && $0.format == .csv })
    #expect(sources.contains { $0.name == "csv/keras.csv" })
  }

  @Test func contentAndNotTheNameTellsWhatAFileIs() throws {
    let folder = try LogFolder()
    let fixtures: [(String, RunFormat)] = [
      ("tensorboard/damaged/events.out.tfevents.2.b", .tensorboard), ("jsonl/metrics.jsonl", .jsonl),
      ("wandb/offline-run-abcd1234/run-abcd1234.wandb", .wandb), ("csv/keras.csv", .csv),
      ("huggingface/trainer_state.json", .huggingface), ("mlflow/mlflow.db", .mlflow),
    ]
    for (index, (fixture, format)) in fixtures.enumerated() {
      let path = try folder.copy(fixture, to: "file\(index)")
      #expect(try RunDiscovery([path]).sources.map(\.format) == [format])
    }
  }

  @Test func saddlesOwnRunsAreKnownByTheirConfiguration() throws {
    let folder = try LogFolder()
    try folder.write("a/metrics.jsonl", "{\"step\": 1, \"train/loss\": 2}\n".utf8)
    try folder.write("a/config.json", "{\"saddle\": \"0.1.0\", \"lr\": 0.5}".utf8)
    try folder.write("b/metrics.jsonl", "{\"step\": 1, \"train/loss\": 2}\n".utf8)
    let sources = try RunDiscovery([folder.path]).sources
    #expect(sources.map(\.format) == [.saddle, .jsonl] && sources.map(\.name) == ["a", "b"])
    #expect(try onlyLog(folder.path + "/a").configuration["lr"] == "0.5")
  }

  @Test func linksInACircleEnd() throws {
    let folder = try LogFolder()
    try folder.write("a/b/metrics.jsonl", "{\"step\": 1, \"x\": 2}\n".utf8)
    #expect(symlink(folder.path, folder.path + "/a/b/up") == 0)
    #expect(symlink("nowhere", folder.path + "/a/broken") == 0)
    #expect(symlink(folder.path + "/a/b", folder.path + "/a/a-latest") == 0)
    #expect(try RunDiscovery([folder.path]).sources.map(\.name) == ["a/b"])
  }

  @Test func whatIsNoLogIsRefusedWhereItIsNamedAndPassedOverElsewhere() throws {
    let folder = try LogFolder()
    let path = try folder.write("notes.json", "[1, 2]".utf8)
    try folder.write("data.csv", "1,2\n3,4\n".utf8)
    #expect(throws: InputError.self) { try RunDiscovery([path]) }
    #expect(throws: InputError.self) { try RunDiscovery([folder.path + "/missing"]) }
    let discovery = try RunDiscovery([folder.path])
    #expect(discovery.sources.isEmpty && discovery.problems.isEmpty)
  }

  @Test func namesOfSeveralPathsTellThemApart() throws {
    let folder = try LogFolder()
    try folder.write("a/x/metrics.jsonl", "{\"step\": 1, \"x\": 2}\n".utf8)
    try folder.write("b/x/metrics.jsonl", "{\"step\": 1, \"x\": 2}\n".utf8)
    let paths = [folder.path + "/a/", folder.path + "/b"]
    #expect(
      try RunDiscovery(paths).sources.map(\.name) == paths.map { $0.hasSuffix("/") ? $0 + "x" : $0 + "/x" })
  }
}

@Test func aNameThatIsNoTextIsTold() throws {
  let folder = try LogFolder()
  _ = try folder.write("ok.jsonl", "{\"step\": 1, \"a\": 2}\n".utf8)
  let name = Array(folder.path.utf8) + Array("/bad".utf8) + [0xFF]
  let made = (name + [0]).withUnsafeBytes {
    mkdir($0.assumingMemoryBound(to: CChar.self).baseAddress!, 0o700)
  }
  try #require(made == 0)
  let discovery = try RunDiscovery([folder.path])
  #expect(discovery.sources.count == 1)
  #expect(
    discovery.problems.count == 1 && discovery.problems[0].description.hasSuffix("its name is not UTF-8"))
}

@Test func ofEachKindThatIsPassedOverTheFirstIsTold() throws {
  let folder = try LogFolder()
  try folder.write("ok.jsonl", "{\"step\": 1, \"a\": 2}\n".utf8)
  let root = folder.path
  for name in ["f1.csv", "f2.csv"] { try #require(mkfifo("\(root)/\(name)", 0o600) == 0) }
  try #require(symlink("/dev/zero", root + "/g.csv") == 0 && symlink("/nowhere", root + "/h.csv") == 0)
  // Loops end, be it of links to themselves or to the folder that they are in; only the first leads nowhere.
  try #require(symlink("i.csv", root + "/i.csv") == 0 && symlink(".", root + "/loop") == 0)
  try #require(symlink("/nowhere", root + "/.#lock") == 0)
  let deep = (1...40).map { "d\($0)" }
  try folder.write(deep.joined(separator: "/") + "/m.jsonl", "{\"step\": 1, \"a\": 2}\n".utf8)
  let discovery = try RunDiscovery([root])
  #expect(discovery.sources.count == 1)
  #expect(
    discovery.problems.map { String($0.description.dropFirst(root.count + 1)) }.sorted() == [
      deep.prefix(33).joined(separator: "/") + ": left out, since it lies more than 32 folders deep",
      "f1.csv: left out, since it is neither a file nor a folder but a pipe, a device or a socket",
      "h.csv: left out, since it is a link that leads nowhere",
    ])
}

/// Logs by their names that are none, or not from their first line on, and what is told of them.
@Suite struct RefusedContentTests {
  private static let zeros = [UInt8](repeating: 0, count: 100)
  private static let damaged: [(name: String, bytes: [UInt8], told: String)] = [
    ("a.jsonl", Array("[1, 2]\n".utf8), "line 1, byte 0: expected a JSON object"),
    ("b.ndjson", Array("\u{FEFF}\n \n\u{1}".utf8) + zeros, "line 3, byte 6: expected a JSON object"),
    ("c.csv", Array("loss,".utf8) + zeros, "byte 5: expected text, found a byte of the value 0"),
    ("d.wandb", Array(":W&X".utf8) + zeros, "byte 3: expected the header of a .wandb file"),
    ("run/events.out.tfevents.1", [1] + zeros, "byte 0: the checksum of the length of a record"),
    ("e/trainer_state.json", Array("{\"log_history\": [1, }".utf8), "byte 20: expected a JSON object with"),
  ]

  @Test(arguments: damaged) func aFileThatIsCalledALogIsToldOf(name: String, bytes: [UInt8], told: String)
    throws
  {
    let folder = try LogFolder()
    let file = try folder.write(name, bytes)
    func problems(_ path: String) -> [String] {
      do throws(InputError) {
        var watch = try RunWatch([path])
        return (0..<3).flatMap { _ in watch.advance(milliseconds: 1).problems.map(\.description) }
      } catch {
        return [error.description]
      }
    }
    for path in [folder.path, file] {
      let problems = problems(path)
      #expect(problems.count == 1 && problems[0].hasPrefix("\(file): \(told)"), "\(problems)")
    }
  }

  @Test func whatMayBeOfSomethingElseIsPassedOver() throws {
    let folder = try LogFolder()
    try folder.write("a.csv", "name,colour\nx,red\n".utf8)
    try folder.write("b.json", "[1]".utf8)
    try folder.write("c.jsonl", "\n\n".utf8)
    try folder.write("d.log", Self.zeros)
    let discovery = try RunDiscovery([folder.path])
    #expect(discovery.sources.isEmpty && discovery.problems.isEmpty)
  }

  @Test func rowsBehindADamagedOneAreRead() throws {
    let folder = try LogFolder()
    let row = "{\"step\": 1, \"loss\": 2}\n"
    let deep = String(repeating: "{\"a\":", count: 1000) + "1" + String(repeating: "}", count: 1000) + "\n"
    for (name, bytes, told) in [
      ("a.jsonl", Array(deep.utf8), "line 1, byte 0: expected at most 128 levels of nesting, found more"),
      ("b.jsonl", Self.zeros + [0x0A], "line 1, byte 0: expected a JSON object"),
    ] {
      let log = try onlyLog(try folder.write(name, bytes + Array(row.utf8)))
      #expect(log.series("loss")?.count == 1)
      #expect(log.problems.count == 1 && log.problems[0].description.contains(told), "\(log.problems)")
    }
    let table = try onlyLog(
      try folder.write("c.csv", Array("step,loss\n1,2\n2,".utf8) + Self.zeros + Array("\n3,4\n".utf8)))
    #expect(table.series("loss")?.count == 2)
    #expect(table.problems.map(\.place) == ["line 3"])
    // A line that has no end yet may get one.
    let path = try folder.write("d.jsonl", ("{\"a\": \"" + String(repeating: "x", count: 5 << 20)).utf8)
    #expect(try RunDiscovery([path]).sources.map(\.format) == [.jsonl])
  }
}
