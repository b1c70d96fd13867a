import ArrayFiles
import Foundation
import Testing

@testable import RunLogs

private func withFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder)
}

private func metrics(_ path: String) throws -> String {
  try String(contentsOfFile: path + "/metrics.jsonl", encoding: .utf8)
}

@Test func aRunIsAFolderOfTwoFiles() throws {
  try withFolder { folder in
    let path = folder.appendingPathComponent("a/b").path
    let writer = try RunWriter.begin(RunFolder(path), configuration: ["loss": "cosine"])
    for step in 1...3 {
      var row = MetricsRow(step: step)
      row.set("train/loss", to: 1 / Double(step))
      try writer.append(row)
    }
    try writer.flush()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        == [".lock", "config.json", "metrics.jsonl"])
    #expect(
      try String(contentsOfFile: path + "/config.json", encoding: .utf8) == "{\n  \"loss\" : \"cosine\"\n}\n")
    let lines = try metrics(path)
    #expect(lines.split(separator: "\n").count == 3)
    #expect(lines.hasPrefix("{\"step\": 1, \"train/loss\": 1}\n"))
    #expect(writer.mark.length == lines.utf8.count)
  }
}

@Test func aFolderWithARunIsLeftAlone() throws {
  try withFolder { folder in
    do {
      let writer = try RunWriter.begin(RunFolder(folder.path), configuration: ["a": 1])
      try writer.append(MetricsRow(step: 1))
      try writer.flush()
    }
    #expect(throws: OutputError.self) {
      try RunWriter.begin(RunFolder(folder.path), configuration: ["a": 2])
    }
    #expect(try metrics(folder.path) == "{\"step\": 1}\n")
  }
}

@Test func aRunGoesOnFromTheLengthThatIsKnown() throws {
  try withFolder { folder in
    let line = MetricsRow(step: 1).line
    let path = folder.path
    do {
      let writer = try RunWriter.begin(RunFolder(path), configuration: ["a": 1])
      for step in 1...3 { try writer.append(MetricsRow(step: step)) }
      try writer.flush()
    }
    // A torn line at the end, as a process that is killed may leave it.
    let handle = try #require(FileHandle(forWritingAtPath: path + "/metrics.jsonl"))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"step\": 4, \"tr".utf8))
    try handle.close()
    let folder = try RunFolder(path)
    let writer = try RunWriter(folder, keeping: folder.metricsMark(at: line.utf8.count).mark)
    try writer.append(MetricsRow(step: 2))
    try writer.flush()
    #expect(try metrics(path) == "{\"step\": 1}\n{\"step\": 2}\n")
    // zlib.crc32 of these 24 bytes.
    #expect(writer.mark == MetricsMark(length: 24, checksum: 0xB019E44E))
    #expect(try folder.metricsMark(at: 24) == (writer.mark, 2))
  }
}

@Test func aFileShorterThanTheCheckpointKnowsIsRefused() throws {
  try withFolder { folder in
    #expect(throws: OutputError.self) {
      try RunWriter(RunFolder(folder.path), keeping: MetricsMark(length: 10, checksum: 0))
    }
  }
}

@Test func aFileThatIsRemovedOnTheWayIsNoticed() throws {
  try withFolder { folder in
    let writer = try RunWriter.begin(RunFolder(folder.path), configuration: ["a": 1])
    try FileManager.default.removeItem(at: folder)
    do {
      try writer.append(MetricsRow(step: 1))
      try writer.flush()
      Issue.record("a removed file was written to")
    } catch {
      #expect("\(error)".contains("removed"))
    }
  }
}

/// What is done to the folder, or to the file in it, while the run goes on.
@Test(arguments: [false, true], ["", "/metrics.jsonl"])
func whatIsMovedOrReplacedOnTheWayIsNoticed(isReplaced: Bool, name: String) throws {
  try withFolder { folder in
    let manager = FileManager.default
    let path = folder.appendingPathComponent("run").path
    let writer = try RunWriter.begin(RunFolder(path), configuration: ["a": 1])
    try writer.append(MetricsRow(step: 1))
    try writer.flush()
    try manager.moveItem(atPath: path + name, toPath: folder.path + "/moved")
    if isReplaced { try manager.copyItem(atPath: folder.path + "/moved", toPath: path + name) }
    let error = #expect(throws: OutputError.self) {
      try writer.append(MetricsRow(step: 2))
      try writer.flush()
    }
    #expect(error?.path == path + name && error?.reason.contains("moved, replaced or removed") == true)
    let moved = folder.path + "/moved" + (name.isEmpty ? "/metrics.jsonl" : "")
    #expect(try String(contentsOfFile: moved, encoding: .utf8) == "{\"step\": 1}\n")
  }
}

@Test func rowsAreEventsToo() throws {
  try withFolder { folder in
    let path = folder.path
    let writer = try RunWriter.begin(RunFolder(path), configuration: ["saddle": "0.1.0"])
    try writer.logEvents(configuration: ["saddle": "0.1.0"], goingOnFrom: nil)
    for step in 1...3 {
      var row = MetricsRow(step: step)
      row.set("train/loss", to: 1 / Double(step))
      try writer.append(row)
    }
    try writer.finish(.succeeded)
    // The folder is one run, and not one of each format.
    #expect(try RunDiscovery([path]).sources.map(\.format) == [.saddle])
    var follower = RunFollower(RunSource(.tensorboard, path: path, name: "run"))
    follower.poll()
    #expect(follower.log.configuration == ["saddle": "0.1.0"] && follower.log.ending == .succeeded)
    #expect(try follower.log.tags == ["train/loss"] && follower.log.lastStep == onlyLog(path).lastStep)
    #expect(try metrics(path).split(separator: "\n").count == 3)
  }
}

@Test func theEventsOfAnotherProgramAreNotMixedWithARun() throws {
  try withFolder { folder in
    let held = try RunFolder(folder.path)
    try Data().write(to: folder.appendingPathComponent("events.out.tfevents.1700000000.host"))
    let error = #expect(throws: OutputError.self) { try RunWriter.begin(held, configuration: ["a": 1]) }
    #expect(error?.reason.contains("event files") == true && !held.holdsRun)
  }
}
