import ArrayFiles
import Foundation
import Testing

@testable import RunLogs

private func row(_ step: Int, _ values: KeyValuePairs<String, Double>) -> MetricsRow {
  var row = MetricsRow(step: step)
  for (key, value) in values { row.set(key, to: value) }
  return row
}

private func eventFiles(_ folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains("tfevents") }.sorted()
}

/// What TensorBoard, as our own reader of its files has it, makes of a folder.
private func events(_ folder: String) -> RunLog {
  var follower = RunFollower(RunSource(.tensorboard, path: folder, name: "run"))
  follower.poll()
  return follower.log
}

private func points(_ log: RunLog, _ tag: String) -> [[Double]] {
  guard let series = log.series(tag) else { return [] }
  return (0..<series.count).map { [Double(series[$0].step), series[$0].value] }
}

@Suite struct EventFileWriterTests {
  @Test func theBytesAreThoseOfAnotherWriter() throws {
    let folder = try LogFolder()
    let writer = try EventFileWriter(
      in: RunFolder(folder.path), configuration: [("loss", .string("cosine"))], goingOnFrom: 2
    ) { 1_700_000_000.25 }
    writer.append(row(3, ["train/loss": 0.1, "lr": 0]))
    writer.append(row(300, ["train/loss": .infinity, "test/accuracy": 0.5]))
    writer.append(RunLog.Ending.succeeded)
    try writer.flush()
    let file = try #require(try eventFiles(folder.path).first)
    #expect(
      try InputFile(folder.path + "/" + file).bytes() == logFixtureBytes("written/written.records"))
  }

  @Test func whatIsWrittenIsRead() throws {
    let folder = try LogFolder()
    var time = 1_700_000_000.0
    let configuration: [(key: String, value: JSONValue)] = [
      ("lr", .number(0.02)), ("nesterov", .bool(true)), ("model", .string("mlp:64")), ("seed", .number(1)),
      ("tree", .null),
    ]
    let writer = try EventFileWriter(
      in: RunFolder(folder.path), configuration: configuration, goingOnFrom: nil
    ) {
      time += 0.5
      return time
    }
    for step in 1...300 { writer.append(row(step, ["a": Double(step) / 7, "b": step == 9 ? .nan : -1])) }
    try writer.flush()
    let log = events(folder.path)
    #expect(
      log.configuration == ["lr": "0.02", "nesterov": "true", "model": "mlp:64", "seed": "1"])
    #expect(log.tags == ["a", "b"] && log.problems.isEmpty && log.ending == nil)
    #expect(points(log, "a") == (1...300).map { [Double($0), Double(Float(Double($0) / 7))] })
    #expect(log.series("b")?.whole.nanCount == 1)
    #expect(log.series("a")?.first?.time == 1_700_000_001)
    #expect(log.lastTime == 1_700_000_150.5)
    writer.append(RunLog.Ending.failed)
    try writer.flush()
    #expect(events(folder.path).ending == .failed)
  }

  @Test func nothingIsLostOrDoubledWhereARunGoesOn() throws {
    let folder = try LogFolder()
    // Killed at step 9, and then at step 7, with checkpoints of steps 4 and 6; each time a record is torn.
    for (kept, last) in [(nil, 9), (4, 7), (6, 12)] as [(Int?, Int)] {
      let held = try RunFolder(folder.path)
      let writer = try EventFileWriter(in: held, configuration: [], goingOnFrom: kept)
      for step in (kept ?? 0) + 1...last { writer.append(row(step, ["a": Double(step * step)])) }
      try writer.flush()
      guard last < 12 else { continue }
      try folder.append(#require(try eventFiles(folder.path).last), [24, 0, 0, 0, 0, 0, 0, 0, 1])
    }
    #expect(try eventFiles(folder.path).count == 3)
    let log = events(folder.path)
    #expect(points(log, "a") == (1...12).map { [Double($0), Double($0 * $0)] } && log.problems.isEmpty)
  }

  @Test func aFileThatIsRemovedOnTheWayIsNoticed() throws {
    let folder = try LogFolder()
    let writer = try EventFileWriter(in: RunFolder(folder.path), configuration: [], goingOnFrom: nil)
    let file = try folder.path + "/" + #require(try eventFiles(folder.path).first)
    try FileManager.default.removeItem(atPath: file)
    writer.append(row(1, ["a": 1]))
    let error = #expect(throws: OutputError.self) { try writer.flush() }
    #expect(error?.path == file && error?.reason.contains("removed") == true)
  }
}
