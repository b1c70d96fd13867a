import Foundation
import Subprocess
import Testing

/// A small training with all that has to come back: batch normalization, a head, a schedule, an optimizer
/// with two memories, validation.
let smallTraining = [
  "train", "--data", "fashion", "--model", "plain:4,ap,8,gap", "--loss", "cosine+cross-entropy",
  "--optimizer", "adamw", "--lr", "0.01", "--schedule", "sgdr", "--cycle", "1", "--warm-up", "1", "--clip",
  "1", "--weight-decay", "0.01", "--epochs", "3", "--batch-size", "50", "--validation", "100",
  "--checkpoint-every", "0.02",
]

func newestCheckpoint(_ run: String) throws -> Data {
  let names = try FileManager.default.contentsOfDirectory(atPath: run + "/checkpoints")
  let newest = try #require(names.filter { $0.hasSuffix(".safetensors") }.max())
  return try Data(contentsOf: URL(fileURLWithPath: "\(run)/checkpoints/\(newest)"))
}

func metrics(_ run: String) throws -> Data {
  try Data(contentsOf: URL(fileURLWithPath: run + "/metrics.jsonl"))
}

/// Runs a training and ends it with a signal after `wait`.
func interrupt(
  _ arguments: [String], with signal: Signal, after wait: @escaping @Sendable () async throws -> Void
) async throws -> (status: TerminationStatus, error: String) {
  let result = try await Subprocess.run(
    .path(.init(Binary.path)), arguments: Arguments(arguments), input: .none, output: .discarded,
    error: .string(limit: 1 << 20),
    body: { execution in
      try await wait()
      try? execution.send(signal: signal)
    })
  return (result.terminationStatus, result.standardError)
}

/// Returns when a run has written metrics.
func metricsArrive(_ run: String) async throws {
  #expect(try await comesTrue { ((try? metrics(run).count) ?? 0) > 0 })
}
