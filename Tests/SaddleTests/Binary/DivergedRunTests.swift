import ArrayFiles
import Foundation
import Testing

private func train(_ options: [String]) async throws -> Binary.Result {
  try await Binary.run(["train", "--loss", "mse", "--epochs", "1", "--batch-size", "0"] + options)
}

private func files(_ folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

/// Twenty samples of two classes and two tests.
private func write(_ path: String, scale: Float, testScale: Float) throws {
  var arrays = NpzArrays()
  arrays.append("x", NumberArray((0..<40).map { Float($0 % 7) * scale }, shape: [20, 2]))
  arrays.append("y", NumberArray((0..<20).map { $0 % 2 }, shape: [20]))
  arrays.append("x_test", NumberArray([Float](repeating: testScale, count: 4), shape: [2, 2]))
  arrays.append("y_test", NumberArray([0, 1], shape: [2]))
  try arrays.write(to: path)
}

/// The weights are finite and their loss is not, on validation samples or on any; or the weights are not.
@Test(arguments: [
  (["--validation", "100"], "the validation loss is"),
  ([], "the loss is"),
  (["--model", "mlp:64,64,64,64,64,64"], "the loss is"),
  (["--data", "d.npz"], "the weights are"),
])
func aTrainingThatDivergesInItsLastStepIsNoSuccess(options: [String], what: String) async throws {
  try await withTemporaryFolder { folder in
    let run = folder + "/run"
    try write(folder + "/d.npz", scale: 1e15, testScale: 1)
    let options = options.map { $0 == "d.npz" ? "\(folder)/d.npz" : $0 }
    let result = try await train(options + ["--lr", "1e9", "--run", run])
    #expect(result.exitCode == 1 && result.output.isEmpty)
    let message = try #require(result.error.split(separator: "\n").last)
    #expect(message.hasPrefix("saddle: \(what) not finite after step 1; the loss was "), "\(message)")
    #expect(
      message.hasSuffix(
        " just before that step; try a lower --lr, or --clip 10; the checkpoint of step 0 is in"
          + " \(run)/checkpoints"), "\(message)")
    #expect(try files(run + "/checkpoints") == ["step-000000000.optimizer", "step-000000000.safetensors"])
    #expect(try metrics(run).split(separator: UInt8(ascii: "\n")).count == 1)
    // The same again, from the last good checkpoint.
    let again = try await Binary.run(["train", "--run", run, "--resume"])
    #expect(again.exitCode == 1 && again.error.split(separator: "\n").last == message)
  }
}

@Test func withoutARunFolderTooItIsNoSuccess() async throws {
  let result = try await train(["--lr", "1e9"])
  #expect(result.exitCode == 1 && result.output.isEmpty)
  #expect(result.error.hasSuffix("; try a lower --lr, or --clip 10\n"))
}

@Test func aCheckpointWhoseLossIsNotFiniteDoesNotStay() async throws {
  try await withTemporaryFolder { folder in
    let run = folder + "/run"
    let result = try await Binary.run([
      "train", "--loss", "mse", "--lr", "1e9", "--epochs", "2", "--batch-size", "0", "--checkpoint-every",
      "0",
      "--run", run,
    ])
    #expect(result.exitCode == 1)
    #expect(result.error.contains("not finite at step 2"))
    #expect(result.error.hasSuffix("the checkpoint of step 0 is in \(run)/checkpoints\n"))
    #expect(try files(run + "/checkpoints") == ["step-000000000.optimizer", "step-000000000.safetensors"])
  }
}

@Test func hugeTestSamplesAreRemarkedOnAndNoFailure() async throws {
  try await withTemporaryFolder { folder in
    let (data, run) = (folder + "/d.npz", folder + "/run")
    try write(data, scale: 1, testScale: 3e38)
    let options = ["train", "--data", data, "--loss", "mse", "--epochs", "2", "--lr", "0.001", "--run", run]
    let result = try await Binary.run(options)
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.error.contains("saddle: the test loss is not finite, though the training loss is: "))
    #expect(try files(run + "/checkpoints").count == 4)
    // Nothing is left to do, and the same to say.
    let again = try await Binary.run(["train", "--run", run, "--resume"])
    #expect(again.exitCode == 0 && again.output == result.output)
    #expect(again.error.contains("saddle: the test loss is not finite, though the training loss is: "))
  }
}
