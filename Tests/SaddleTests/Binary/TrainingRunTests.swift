import Foundation
import Subprocess
import Testing

@Test func aRunThatIsKilledAgainAndAgainEndsAsOneThatWasNot() async throws {
  try await withTemporaryFolder { folder in
    let whole = try await Binary.run(smallTraining + ["--run", folder + "/whole"])
    #expect(whole.exitCode == 0)
    let resumed = smallTraining + ["--run", folder + "/killed", "--resume"]
    for kill in 0..<6 {
      // Longer and longer, so that the run gets on whatever the machine does.
      _ = try await interrupt(resumed, with: .kill) {
        try await Task.sleep(for: .milliseconds(50 + 130 * kill))
      }
      guard FileManager.default.fileExists(atPath: folder + "/killed/metrics.jsonl") else { continue }
      for line in try metrics(folder + "/killed").split(separator: UInt8(ascii: "\n")) {
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: line) }
      }
    }
    let last = try await Binary.run(resumed)
    #expect(last.exitCode == 0 && last.output == whole.output)
    #expect(try metrics(folder + "/killed") == metrics(folder + "/whole"))
    #expect(try newestCheckpoint(folder + "/killed") == newestCheckpoint(folder + "/whole"))
    // Once more: there is nothing left to do, and the same to say.
    #expect(try await Binary.run(resumed).output == whole.output)
  }
}

@Test func theResultsDoNotDependOnTheNumberOfThreads() async throws {
  try await withTemporaryFolder { folder in
    for threads in ["1", "2", "4"] {
      let result = try await Binary.run(
        smallTraining + ["--threads", threads, "--run", folder + "/" + threads])
      #expect(result.exitCode == 0)
    }
    for threads in ["2", "4"] {
      #expect(try metrics(folder + "/1") == metrics(folder + "/" + threads))
      #expect(try newestCheckpoint(folder + "/1") == newestCheckpoint(folder + "/" + threads))
    }
  }
}

@Test(arguments: [(signal: Signal.interrupt, code: Int32(130)), (signal: .terminate, code: 143)])
func anInterruptedRunSavesItsStepAndGoesOn(signal: Signal, code: Int32) async throws {
  try await withTemporaryFolder { folder in
    let run = folder + "/run"
    let long = ["train", "--epochs", "100000", "--checkpoint-every", "1000", "--run", run]
    let (status, error) = try await interrupt(long, with: signal) { try await metricsArrive(run) }
    #expect(status == .exited(code))
    let line = try #require(error.split(separator: "\n").last)
    let step = try #require(line.firstMatch(of: /stopped at step ([0-9]+); .*--resume/)).1
    let rows = try metrics(run).split(separator: UInt8(ascii: "\n"))
    #expect(rows.count == Int(step))
    #expect(String(decoding: rows.last!, as: UTF8.self).contains("\"step\": \(step),"))
    let shorter = try await Binary.run(["train", "--run", run, "--resume", "--epochs", "1"])
    // Where the machine is busy these are ten thousand and more, with a thin space after the thousands.
    #expect(shorter.exitCode == 0)
    #expect(shorter.output.filter { $0 != "\u{2009}" }.contains(" \(step) step"), "\(shorter.output)")
  }
}

@Test func aRunGoesOnWithItsOwnSettingsOnly() async throws {
  try await withTemporaryFolder { folder in
    let run = folder + "/run"
    let first = try await Binary.run(["train", "--epochs", "2", "--loss", "mse", "--run", run])
    #expect(first.exitCode == 0)
    for (changes, found) in [
      (["--lr", "0.5"], "--lr"), (["--loss", "cosine"], "--loss"), (["--model", "mlp:8"], "--model"),
      (["--nesterov"], "--nesterov"), (["--samples-per-class", "5"], "--samples-per-class"),
    ] {
      let result = try await Binary.run(["train", "--run", run, "--resume"] + changes)
      #expect(result.exitCode == 64 && result.output.isEmpty)
      #expect(result.error.hasPrefix("saddle: \(found): the run in"), "\(result.error)")
    }
    let longer = try await Binary.run(["train", "--run", run, "--resume", "--epochs", "3"])
    #expect(longer.exitCode == 0 && longer.output.contains("96 steps"))
    let whole = try await Binary.run(["train", "--epochs", "3", "--loss", "mse", "--run", folder + "/whole"])
    #expect(whole.output == longer.output)
    #expect(try metrics(run) == metrics(folder + "/whole"))
  }
}

@Test(arguments: [
  (#""cycle" : 12"#, #""cycle" : 0"#, "--cycle"), (#""lr" : 0.02"#, #""lr" : -1"#, "--lr"),
  (#""seed" : 1"#, #""seed" : "x""#, "seed"), (#""loss" : "cosine""#, #""loss" : 3"#, "loss"),
  (#""batch-size" : 32,"#, "", "batch-size"), (#""mlp:64,32""#, #""foo""#, "--model: no model 'foo'"),
  (#""cosine""#, #""foo""#, "--loss: no loss 'foo'"), (#""digits""#, #""foo""#, "'foo'"),
  (#""one-hot""#, #""semantic""#, "--embedding"),
  (#""epochs" : 1,"#, "", "--epochs"), ("{", "[", "JSON"),
])
func aConfigurationThatWasTamperedWithIsRefused(text: String, change: String, place: String) async throws {
  try await withTemporaryFolder { folder in
    let run = folder + "/run"
    #expect(try await Binary.run(["train", "--epochs", "1", "--run", run]).exitCode == 0)
    let path = run + "/config.json"
    let before = try String(contentsOfFile: path, encoding: .utf8)
    let after = before.replacing(text, with: change)
    #expect(after != before)
    try after.write(toFile: path, atomically: true, encoding: .utf8)
    let result = try await Binary.run(["train", "--run", run, "--resume", "--epochs", "2"])
    #expect(result.exitCode == 65 && result.output.isEmpty)
    #expect(result.error.split(separator: "\n").count == 1)
    #expect(result.error.contains("config.json") && result.error.contains(place), "\(result.error)")
  }
}

@Test func aFolderThatAnotherProcessUsesIsRefused() async throws {
  try await withTemporaryFolder { folder in
    let run = folder + "/run"
    try FileManager.default.createDirectory(atPath: run, withIntermediateDirectories: true)
    let lock = open(run + "/.lock", O_RDWR | O_CREAT, 0o666)
    defer { close(lock) }
    try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let second = try await Binary.run(["train", "--epochs", "1", "--run", run, "--resume"])
    #expect(second.exitCode == 73 && second.error.contains("another process is using this run folder"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: run) == [".lock"])
  }
}

@Test func aTrainingThatDivergesSaysWhereAndKeepsItsLastGoodCheckpoint() async throws {
  try await withTemporaryFolder { folder in
    let run = folder + "/run"
    let result = try await Binary.run([
      "train", "--loss", "mse", "--lr", "5", "--warm-up", "2",
      "--checkpoint-every", "0", "--run", run,
    ])
    #expect(result.exitCode == 1 && result.output.isEmpty)
    let message = try #require(result.error.split(separator: "\n").last)
    let match = try #require(
      message.firstMatch(
        of: /the loss is not finite at step ([0-9]+); it was .* one step before; try a lower --lr, or --clip/)
    )
    let step = try #require(Int(match.1))
    let rows = try metrics(run).split(separator: UInt8(ascii: "\n"))
    #expect(rows.count == step)
    let kept = try FileManager.default.contentsOfDirectory(atPath: run + "/checkpoints")
    // The checkpoint of the step before, if there was one, had weights of no finite loss.
    #expect(kept.count == 4 || kept.count == 6)
    let newest = try #require(kept.max())
    #expect(
      message.hasSuffix("; a new run can go on from its weights with --init \(run)/checkpoints/\(newest)"))
    #expect(message.contains("step \(step - 2) is in"))
    #expect(newest.contains("\(step - 2)"))
  }
}

@Test(arguments: [false, true]) func aRunFolderThatVanishesIsAnError(isReplaced: Bool) async throws {
  try await withTemporaryFolder { folder in
    let run = folder + "/run"
    async let training = Binary.run(
      ["train", "--epochs", "1000000", "--checkpoint-every", isReplaced ? "1000" : "0.02", "--run", run])
    try await metricsArrive(run)
    // In one go: a checkpoint that comes meanwhile would make the folder anew.
    try FileManager.default.moveItem(atPath: run, toPath: folder + "/moved")
    if isReplaced { try FileManager.default.createDirectory(atPath: run, withIntermediateDirectories: false) }
    let result = try await training
    #expect(result.exitCode == 73)
    #expect(
      result.error.hasSuffix(
        "saddle: --run: cannot write \(run): the run folder was moved, replaced or removed while it was"
          + " written to\n"), "\(result.error)")
    guard isReplaced else { return }
    #expect(try FileManager.default.contentsOfDirectory(atPath: run) == [])
    // The run that was moved goes on where it is now.
    let shorter = try await Binary.run(
      ["train", "--run", folder + "/moved", "--resume", "--epochs", "1"])
    #expect(shorter.exitCode == 0)
  }
}

@Test func whereTheDiskIsFullTheEarlierCheckpointStays() async throws {
  try await withTemporaryFolder { folder in
    // Files may grow to 300 KB: the checkpoints fit, the metrics do not.
    let script = """
      ulimit -f 300 && exec \(Binary.path) train --epochs 1000 --checkpoint-every 0.02 --run \(folder)/run
      """
    let result = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-c", script], output: .discarded, error: .string(limit: 1 << 16))
    #expect(result.terminationStatus == .exited(73))
    let message = try #require(result.standardError.split(separator: "\n").last)
    #expect(message == "saddle: --run: cannot write \(folder)/run/metrics.jsonl: File too large")
    let rows = try metrics(folder + "/run")
    #expect(rows.last == UInt8(ascii: "\n") && rows.count <= 300 * 1024)
    let checkpoint = try newestCheckpoint(folder + "/run")
    #expect(checkpoint.count > 26_000)
  }
}

@Test func weightsToBeginWithAreTakenWithoutTheHeadThatALossLacks() async throws {
  try await withTemporaryFolder { folder in
    let first = try await Binary.run(
      ["train", "--loss", "cosine+cross-entropy", "--epochs", "1", "--run", folder + "/a"])
    #expect(first.exitCode == 0)
    let file = folder + "/a/checkpoints/step-000000032.safetensors"
    let other = try await Binary.run(["train", "--loss", "cosine", "--epochs", "1", "--init", file])
    #expect(other.exitCode == 0)
    #expect(other.error.hasPrefix("saddle: --init: the head in \(file) is left out\n"))
    // Several losses that have the same said of them have it said once.
    for (losses, names) in [("mse,cosine", ""), ("mse,cosine,cosine+cross-entropy", ", mse, cosine")] {
      let picture = try await Binary.run([
        "explore", "--losses", losses, "--init", file, "--picture", folder + "/screen.txt",
      ])
      #expect(picture.exitCode == 0)
      #expect(picture.error == "saddle: --init\(names): the head in \(file) is left out\n")
    }
    let none = try await Binary.run(["train", "--epochs", "1", "--init", folder])
    #expect(none.exitCode == 65 && none.error == "saddle: \(folder): expected a file, found a folder\n")
  }
}

/// What is wrong with data: one line that names the file and the place, exit code 65, nothing written.
@Test(arguments: [
  ("1,2,0\n3,4,1\n5,x,1\n", "d.csv: line 3"),
  ("1,2,0\n3,1\n5,6,1\n", "d.csv: line 2"),
  ("1,2,0\n3,nan,1\n", "d.csv: line 2"),
  ("1,2,0\n3,4,0\n", "d.csv"),
  ("", "d.csv"),
])
func badDataAreExitCode65(text: String, place: String) async throws {
  try await withTemporaryFolder { folder in
    try text.write(toFile: folder + "/d.csv", atomically: true, encoding: .utf8)
    let result = try await Binary.run(
      ["train", "--data", folder + "/d.csv", "--epochs", "1", "--run", folder + "/run"])
    #expect(result.exitCode == 65 && result.output.isEmpty)
    #expect(result.error.split(separator: "\n").count == 1)
    #expect(result.error.contains(place), "\(result.error)")
    #expect(!FileManager.default.fileExists(atPath: folder + "/run"))
  }
}

@Test func dataThatAreTooFewNameTheClass() async throws {
  let result = try await Binary.run(["train", "--samples-per-class", "500", "--epochs", "1"])
  #expect(result.exitCode == 65 && result.error.split(separator: "\n").count == 1)
  #expect(result.error.contains("500 samples of each class"), "\(result.error)")
}

@Test func aMissingFileIsExitCode66() async throws {
  for option in ["--data", "--init"] {
    let result = try await Binary.run(["train", option, "/no/such/file.npz", "--epochs", "1"])
    #expect(result.exitCode == 66 && result.output.isEmpty)
    #expect(result.error == "saddle: /no/such/file.npz: cannot be read: No such file or directory\n")
  }
}

@Test func weightsThatDoNotFitNameTheTensor() async throws {
  try await withTemporaryFolder { folder in
    let first = try await Binary.run(["train", "--model", "mlp:16", "--epochs", "1", "--run", folder + "/a"])
    #expect(first.exitCode == 0)
    let file = folder + "/a/checkpoints/step-000000032.safetensors"
    let other = try await Binary.run(
      ["train", "--model", "mlp:8", "--epochs", "1", "--init", file, "--run", folder + "/b"])
    #expect(other.exitCode == 65)
    #expect(other.error == "saddle: \(file): 0.weight: expected shape (8, 64), found (16, 64)\n")
    #expect(!FileManager.default.fileExists(atPath: folder + "/b"))
    // With fewer classes the last layer alone begins anew, and that is said.
    let rows = (0..<40).map { row in
      (0..<64).map { "\((row * 7 + $0 * 3) % 11)" }.joined(separator: ",") + ",\(row % 3)"
    }
    try rows.joined(separator: "\n").write(toFile: folder + "/d.csv", atomically: true, encoding: .utf8)
    let tuned = try await Binary.run(
      ["train", "--data", folder + "/d.csv", "--model", "mlp:16", "--epochs", "1", "--init", file])
    #expect(tuned.exitCode == 0)
    #expect(tuned.error.contains("10 outputs") && tuned.error.contains("3 here"))
    #expect(tuned.error.contains("no test samples"))
  }
}
