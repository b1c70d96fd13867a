import Testing

/// Trains a small run with some checkpoints and returns its folder.
func trainedRun(
  in folder: String, loss: String = "cosine", model: String = "mlp:8"
) async throws -> String {
  let run = folder + "/run"
  let result = try await Binary.run([
    "train", "--epochs", "2", "--loss", loss, "--model", model, "--samples-per-class", "10", "--batch-size",
    "20",
    "--checkpoint-every", "0", "--keep-checkpoints", "4", "--run", run,
  ])
  #expect(result.exitCode == 0)
  return run
}
