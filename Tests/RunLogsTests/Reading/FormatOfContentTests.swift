import Foundation
import Testing

@testable import RunLogs

private func format(_ text: String) -> FormatOfContent? { FormatOfContent(Array(text.utf8), isWhole: true) }

@Test func textIsKnownByItsFirstRows() {
  #expect(format("{\"a\": 1}\n") == .jsonLines)
  #expect(format("\u{FEFF}{\"a\": 1}\n") == .jsonLines)
  #expect(format("a,b\n1,2\n") == .table)
  #expect(format("epoch,note,loss\n0,\"two\nlines\",1\n") == .table)
  #expect(format("\"first\nname\",loss\n0,1\n") == .table)
  // The last line may lack its line feed, but half a header is none.
  #expect(format("{\"a\": 1}") == .jsonLines)
  #expect(format("a,b\n1,2") == .table && format("a;b\n1,5;x") == .table)
  #expect(format("step,los") == nil && format("step,loss\n") == .table)
  // Comments before the header, or as the header.
  #expect(format("# a run, of 3\n#\na,b\n1,2\n") == .table)
  #expect(format("# a,b\n1,2\n") == .table && format("#,b\n1,2\n") == .table)
  #expect(format("# some words\n1,2\n") == nil)
  #expect(format("some words\nand more of them\n") == nil)
}

@Test func longFirstLinesAreReadToTheirEnds() throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("saddle-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let long = String(repeating: "x", count: 1_000_000)
  for (name, text, expected) in [
    ("a.jsonl", "{\"\(long)\": 1}\n{\"b\": 2}\n", FormatOfContent.jsonLines),
    ("b.csv", "step,\(long)\n1,2\n", .table),
  ] {
    let path = folder.appendingPathComponent(name).path
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    #expect(try FormatOfContent(path) == expected)
  }
}

@Test func foldersAreSearchedForTheNamesThatProgramsUse() throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("saddle-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in [
    ("training.log", "epoch;loss\n0;1\n1;0.5\n"), ("metrics.json", "{\"a\": 1}\n{\"a\": 2}\n"),
    ("debug-internal.log", "{\"time\": 1, \"records\": 5}\n{\"records\": 6}\n"),
    ("settings.json", "{\"lr\": 1}\n"),
    ("saved.json", "{\"lr\": 1}"), ("slurm.log", "starting up\nloading 3 files\n"),
  ] {
    try text.write(to: folder.appendingPathComponent(name), atomically: false, encoding: .utf8)
  }
  let names = try RunDiscovery([folder.path]).sources.map { URL(fileURLWithPath: $0.path).lastPathComponent }
  #expect(names.sorted() == ["metrics.json", "training.log"])
}

@Test func aPathThatIsMissingIsToldAndTheOthersAreLookedAt() throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("saddle-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try "{\"a\": 1}\n".write(to: folder.appendingPathComponent("a.jsonl"), atomically: false, encoding: .utf8)
  let missing = folder.path + "/missing"
  let discovery = try RunDiscovery([missing, folder.path])
  #expect(discovery.sources.count == 1)
  #expect(discovery.problems.map(\.file) == [missing])
  #expect(throws: (any Error).self) { try RunDiscovery([missing, missing + "2"]) }
}

@Test func tagsAndCellsBeyondABoundAreLeftOutAndToldOnce() throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("saddle-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent("a.jsonl")
  let rows = (0..<60).map { row in
    "{" + (0..<1000).map { "\"\(row)-\($0)\": 1" }.joined(separator: ",") + "}\n"
  }
  try rows.joined().write(to: file, atomically: false, encoding: .utf8)
  var follower = RunFollower(try #require(try RunDiscovery([file.path]).sources.first))
  follower.poll()
  #expect(follower.log.tags.count == RunLog.mostTags)
  #expect(follower.log.problems.count == 1)

  let commas = Array(String(repeating: ",", count: 100_000).utf8) + [10]
  commas.withUnsafeBytes { bytes in
    var records = DelimitedRecords(bytes, delimiter: UInt8(ascii: ","))
    #expect(records.advance() && records.cells.count == DelimitedRecords.mostCells)
  }
}
