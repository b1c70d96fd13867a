import Foundation
import Testing

/// Three epochs with a checkpoint a step, of which those of steps 94, 95 and 96 stay.
private func withRun(_ body: (String) async throws -> Void) async throws {
  try await withTemporaryFolder { folder in
    let run = folder + "/run"
    let result = try await Binary.run(
      ["train", "--epochs", "3", "--checkpoint-every", "0", "--run", run])
    try #require(result.exitCode == 0)
    try await body(run)
  }
}

private func resume(_ run: String, _ options: [String] = []) async throws -> Binary.Result {
  try await Binary.run(["train", "--run", run, "--resume"] + options)
}

private func weightFile(_ run: String, _ step: Int) -> String {
  "\(run)/checkpoints/step-0000000\(step).safetensors"
}

private func change(_ path: String, _ body: (inout Data) -> Void) throws {
  let url = URL(fileURLWithPath: path)
  var data = try Data(contentsOf: url)
  body(&data)
  try data.write(to: url)
}

private func expectOneLine(_ result: Binary.Result, code: Int) {
  #expect(result.exitCode == code && result.output.isEmpty, "\(result.error)")
  #expect(result.error.hasPrefix("saddle: ") && result.error.split(separator: "\n").count == 1)
}

private func lengthWithout(lines: Int, of metrics: Data) -> Int {
  metrics.split(separator: UInt8(ascii: "\n")).dropLast(lines).reduce(0) { $0 + $1.count + 1 }
}

@Test func aDamagedCheckpointIsPassedOver() async throws {
  try await withRun { run in
    let (rows, weights) = (try metrics(run), try newestCheckpoint(run))
    try change(weightFile(run, 96)) { $0[$0.count - 5] ^= 0x10 }
    try change(weightFile(run, 95)) { $0 = Data() }
    let result = try await resume(run)
    #expect(result.exitCode == 0 && result.output.contains("96 steps"))
    let remark = try #require(result.error.split(separator: "\n").first)
    #expect(
      remark.hasPrefix("saddle: \(weightFile(run, 96)): ") && remark.contains("\(weightFile(run, 95)): ")
        && remark.hasSuffix("; going on from step 94"))
    #expect(try metrics(run) == rows && newestCheckpoint(run) == weights)
    // The damaged one has been written anew.
    let again = try await resume(run)
    #expect(again.exitCode == 0 && again.error.isEmpty && again.output == result.output)
  }
}

@Test func withoutACheckpointThatCanBeReadTheRunIsLeftAlone() async throws {
  try await withRun { run in
    let rows = try metrics(run)
    for step in 94...96 { try change(weightFile(run, step)) { $0.removeLast() } }
    let result = try await resume(run)
    expectOneLine(result, code: 65)
    #expect(result.error.contains("\(weightFile(run, 96)): "))
    #expect(result.error.hasSuffix("no older checkpoint to go on from: begin a new run in another folder\n"))
    #expect(try metrics(run) == rows)

    try FileManager.default.removeItem(atPath: run + "/checkpoints")
    let none = try await resume(run)
    expectOneLine(none, code: 66)
    #expect(none.error.hasPrefix("saddle: \(run)/checkpoints: there is no checkpoint to go on from"))
    #expect(try metrics(run) == rows)
  }
}

@Test func metricsThatAreCutShortAreGoneOnFromAnOlderCheckpoint() async throws {
  try await withRun { run in
    let rows = try metrics(run)
    let cut = rows.prefix(lengthWithout(lines: 1, of: rows) + 20)
    try cut.write(to: URL(fileURLWithPath: run + "/metrics.jsonl"))
    let result = try await resume(run)
    #expect(result.exitCode == 0)
    #expect(
      result.error.hasPrefix(
        "saddle: \(run)/metrics.jsonl: expected at least \(rows.count) bytes, found \(cut.count);"
          + " going on from step 95\n"))
    #expect(try metrics(run) == rows)
  }
}

@Test func metricsAreCutBehindALineOnly() async throws {
  try await withRun { run in
    let rows = try metrics(run)
    try change(run + "/metrics.jsonl") { $0[$0.count - 1] = UInt8(ascii: " ") }
    let result = try await resume(run)
    #expect(result.exitCode == 0)
    #expect(
      result.error.hasPrefix(
        "saddle: \(run)/metrics.jsonl: byte \(rows.count - 1): expected the end of a line, found another byte;"
          + " going on from step 95\n"))
    #expect(try metrics(run) == rows)
  }
}

@Test(arguments: [
  (line: 40, place: "lines 1 to 96"), (94, "lines 1 to 96"), (95, "lines 95 to 96"), (96, "lines 96 to 96"),
])
func aRowThatWasChangedIsNoticed(line: Int, place: String) async throws {
  try await withRun { run in
    let path = run + "/metrics.jsonl"
    let whole = try metrics(run)
    // Another digit, so that the length stays.
    let digit = lengthWithout(lines: 96 - line, of: whole) - 3
    try change(path) { $0[digit] = $0[digit] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1") }
    let rows = try metrics(run)
    try #require(rows != whole)
    let result = try await resume(run)
    expectOneLine(result, code: 65)
    #expect(
      result.error
        == "saddle: \(path): \(place): these are not the rows that the run wrote: bring them back, or begin a new"
        + " run in another folder with --init \(weightFile(run, 96))\n")
    #expect(try metrics(run) == rows)
    try whole.write(to: URL(fileURLWithPath: path))
    #expect(try await resume(run).exitCode == 0)
  }
}

@Test func metricsThatNoCheckpointFitsAreExitCode65() async throws {
  try await withRun { run in
    let path = run + "/metrics.jsonl"
    try change(path) { $0 = $0.prefix(lengthWithout(lines: 5, of: $0)) }
    let rows = try metrics(run)
    let short = try await resume(run)
    expectOneLine(short, code: 65)
    #expect(short.error.hasPrefix("saddle: \(path): expected at least"))
    #expect(short.error.hasSuffix("a new run in another folder with --init \(weightFile(run, 96))\n"))
    #expect(try metrics(run) == rows)
    try FileManager.default.removeItem(atPath: path)
    let none = try await resume(run)
    expectOneLine(none, code: 65)
    #expect(none.error.hasPrefix("saddle: \(path): cannot be read: No such file"))
    #expect(none.error.hasSuffix("a new run in another folder with --init \(weightFile(run, 96))\n"))
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}

@Test func fewerEpochsThanAreDoneLeaveTheRunAsItIs() async throws {
  try await withRun { run in
    let (rows, configuration) = (
      try metrics(run), try Data(contentsOf: URL(fileURLWithPath: run + "/config.json"))
    )
    let result = try await resume(run, ["--epochs", "2"])
    #expect(result.exitCode == 0 && result.output.contains("96 steps"))
    #expect(
      result.error
        == "saddle: --epochs: the run in \(run) has done 3 already, up to step 96, and 2 are asked for: there"
        + " is nothing left to do\n")
    #expect(try metrics(run) == rows)
    #expect(try Data(contentsOf: URL(fileURLWithPath: run + "/config.json")) == configuration)
    #expect(try await resume(run, ["--epochs", "4"]).output.contains("128 steps"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: run + "/config.json")) != configuration)
  }
}

@Test func whatLiesInTheWayIsSaidAtTheStart() async throws {
  try await withRun { run in
    let manager = FileManager.default
    // What a process that was killed and a full disk leave.
    let remains = [run + "/.saddle-2000000000-3.tmp", run + "/checkpoints/step-000000097.optimizer"]
    for path in remains { try Data([1]).write(to: URL(fileURLWithPath: path)) }
    #expect(try await resume(run + "/").exitCode == 0)
    for path in remains { #expect(!manager.fileExists(atPath: path)) }

    try manager.removeItem(atPath: run + "/checkpoints")
    try Data().write(to: URL(fileURLWithPath: run + "/checkpoints"))
    let file = try await resume(run + "/")
    expectOneLine(file, code: 73)
    #expect(file.error.contains("cannot write \(run)/checkpoints: expected a folder, found a file"))

    try manager.removeItem(atPath: run + "/config.json")
    let none = try await resume(run + "/")
    expectOneLine(none, code: 66)
    #expect(none.error.hasPrefix("saddle: \(run)/config.json is missing beside \(run)/metrics.jsonl"))
  }
}
