import Datasets
import Foundation
import RunLogs
import Subprocess
import Testing
import Training

@testable import saddle

/// What a run in a folder is trained by.
private func plan(_ run: String) throws -> TrainingPlan {
  let configuration = try #require(try RunConfiguration.existing(in: run))
  return try configuration.settings.plan(
    losses: [configuration.loss], option: "--loss", crew: Crew(threads: 1)
  ) { _ in }
}

/// Reads every checkpoint of a run, each with a checksum over all that it holds, and checks that a process
/// would go on from the newest; returns their steps.
private func readCheckpoints(_ run: String) throws -> [Int] {
  let (plan, checkpoints) = (try plan(run), CheckpointFolder(run + "/checkpoints"))
  for step in checkpoints.steps {
    let checkpoint = try checkpoints.read(
      step: step, of: plan.network(for: plan.losses[0]), optimizer: plan.optimizer)
    #expect(checkpoint.step == step)
  }
  let point = try #require(try ResumePoint.newest(of: plan, in: checkpoints, of: RunFolder(run)))
  #expect(point.remark == nil && point.checkpoint.step == checkpoints.steps.last)
  return checkpoints.steps
}

@Test func everyCheckpointIsWholeWheneverTheRunIsKilled() async throws {
  try await withTemporaryFolder { folder in
    let run = folder + "/run"
    let checkpoints = CheckpointFolder(run + "/checkpoints")
    // A checkpoint a step: the process dies while it writes one as often as not.
    let arguments = [
      "train", "--epochs", "100000", "--optimizer", "adamw", "--lr", "0.001", "--validation", "100",
      "--checkpoint-every", "0", "--keep-checkpoints", "4", "--run", run, "--resume",
    ]
    var moments = SplitMix64(seed: 20)
    for _ in 0..<20 {
      let before = checkpoints.steps.last ?? -1
      let rest = Int(moments.next() % 60_000)
      _ = try await interrupt(arguments, with: .kill) {
        #expect(try await comesTrue { checkpoints.steps.last ?? -1 > before })
        try await Task.sleep(for: .microseconds(rest))
      }
      let steps = try readCheckpoints(run)
      #expect(steps.last! > before)
      for line in try metrics(run).split(separator: UInt8(ascii: "\n")) {
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: line) }
      }
    }
    // What the killed processes left is gone with the next checkpoint.
    let last = try await Binary.run(["train", "--run", run, "--resume", "--epochs", "1"])
    #expect(last.exitCode == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: run + "/checkpoints").count
        == 2 * checkpoints.steps.count)
    #expect(try FileManager.default.contentsOfDirectory(atPath: run).count == 4)
  }
}

/// A file may grow to so many blocks of 512 bytes: as on a full disk, some of a checkpoint can be written.
private func goOn(_ run: String, blocks: Int) async throws -> (status: TerminationStatus, error: String) {
  let script = "ulimit -f \(blocks) && exec \(Binary.path) train --run \(run) --resume --epochs 2"
  let result = try await Subprocess.run(
    .path("/bin/sh"), arguments: ["-c", script], output: .discarded, error: .string(limit: 1 << 16))
  return (result.terminationStatus, result.standardError)
}

@Test func aCheckpointThatTheDiskHasNoRoomForLeavesTheEarlierOnes() async throws {
  try await withTemporaryFolder { folder in
    let run = folder + "/run"
    #expect(try await Binary.run(["train", "--epochs", "1", "--run", run]).exitCode == 0)
    func size(_ ending: String) throws -> Int {
      try Data(contentsOf: URL(fileURLWithPath: "\(run)/checkpoints/step-000000032.\(ending)")).count
    }
    let memory = try size("optimizer")
    // Room for what the optimizer remembers, and not for the weights; then for neither.
    let blocks = (memory + 511) / 512
    try #require(try blocks * 512 < size("safetensors"))
    for (blocks, ending) in [(blocks, "safetensors"), (memory / 1024, "optimizer")] {
      let (status, error) = try await goOn(run, blocks: blocks)
      #expect(status == .exited(73))
      let file = "\(run)/checkpoints/step-000000064.\(ending)"
      #expect(error.hasSuffix("saddle: --run: cannot write \(file): File too large\n"), "\(error)")
      #expect(try readCheckpoints(run) == [0, 32])
      #expect(try FileManager.default.contentsOfDirectory(atPath: run + "/checkpoints").count == 4)
    }
    // With room again the run ends as one that always had it.
    #expect(try await Binary.run(["train", "--run", run, "--resume"]).exitCode == 0)
    #expect(try await Binary.run(["train", "--epochs", "2", "--run", folder + "/whole"]).exitCode == 0)
    #expect(try metrics(run) == metrics(folder + "/whole"))
    #expect(try newestCheckpoint(run) == newestCheckpoint(folder + "/whole"))
  }
}
