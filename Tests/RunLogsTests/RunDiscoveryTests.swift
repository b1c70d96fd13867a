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
