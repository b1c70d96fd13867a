import Foundation
import Testing

@testable import RunLogs

private func withFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder)
}

@Test func aRunIsAFolderOfTwoFiles() throws {
  try withFolder { folder in
    let path = folder.appendingPathComponent("a/b").path
    let writer = try RunWriter(folder: path, configuration: ["loss": "cosine"])
    for step in 1...3 {
      var row = MetricsRow(step: step)
      row.set("train/loss", to: 1 / Double(step))
      try writer.append(row)
    }
    try writer.flush()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path).sorted() == ["config.json", "metrics.jsonl"])
    #expect(
      try String(contentsOfFile: path + "/config.json", encoding: .utf8) == "{\n  \"loss\" : \"cosine\"\n}\n")
    let lines = try String(contentsOfFile: path + "/metrics.jsonl", encoding: .utf8)
    #expect(lines.split(separator: "\n").count == 3)
    #expect(lines.hasPrefix("{\"step\": 1, \"train/loss\": 1}\n"))
  }
}

@Test func aFolderWithARunIsLeftAlone() throws {
  try withFolder { folder in
    let writer = try RunWriter(folder: folder.path, configuration: ["a": 1])
    try writer.append(MetricsRow(step: 1))
    try writer.flush()
    #expect(throws: RunWriteError.self) { try RunWriter(folder: folder.path, configuration: ["a": 2]) }
    let lines = try String(contentsOfFile: folder.path + "/metrics.jsonl", encoding: .utf8)
    #expect(lines == "{\"step\": 1}\n")
  }
}

@Test func aFolderThatCannotBeMadeIsNamedWithTheReason() throws {
  do {
    _ = try RunWriter(folder: "/dev/null/run", configuration: ["a": 1])
    Issue.record("a folder inside a device was made")
  } catch {
    #expect(error.description == "cannot write /dev/null/run: Not a directory")
  }
}
