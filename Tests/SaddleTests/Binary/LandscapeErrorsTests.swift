import Foundation
import Testing

/// One line on standard error that holds `text`, an exit code, and nothing on standard output.
private func expectError(_ arguments: [String], _ exitCode: Int, _ text: String) async throws {
  let result = try await Binary.run(["landscape"] + arguments)
  #expect(result.exitCode == exitCode && result.output.isEmpty, "\(arguments): \(result.error)")
  #expect(result.error.hasPrefix("saddle: ") && result.error.split(separator: "\n").count == 1)
  #expect(result.error.contains(text), "\(arguments): \(result.error)")
}

@Test func whatIsWrongWithPlanesAndGridsIsSaid() async throws {
  try await withTemporaryFolder { folder in
    let run = try await trainedRun(in: folder)
    for (options, text) in [
      (["--range", "0"], "--range: expected the lower"), (["--range", "1:-1"], "found '1:-1'"),
      (["--range", "1:1"], "found '1:1'"), (["--range", "-inf:1"], "-inf:1"),
      (["--range", "nan:1"], "nan:1"),
      (["--range", "-1:1,0:1,0:1"], "-1:1,0:1,0:1"), (["--range", "-1e7:1"], "±1e6"),
      (["--resolution", "0"], "--resolution: expected 2 to 1001"), (["--resolution", "1"], "found '1'"),
      (["--resolution", "100000"], "found '100000'"), (["--resolution", "5x1"], "found '5x1'"),
      (["--plane", "circle"], "--plane: expected one of random, pca, hessian, interpolation"),
      (["--normalize", "row"], "--normalize: expected filter, layer or none"),
      (["--on", "both"], "--on: expected train or test"),
      (["--samples", "0"], "--samples: expected 1 to 100"),
      (["--samples", "101"], "found 101"), (["--batch-norm", "no"], "--batch-norm: expected running"),
      (["--step", "3"], "--step: expected a step with a checkpoint (7, 8, 9, 10), found 3"),
      (["--losses", "hinge"], "no loss 'hinge'"),
      (
        ["--losses", "cosine+cross-entropy"],
        "cosine+cross-entropy cannot be evaluated here: it needs weights with"
      ),
      (["--through", "7"], "--through: expected two or three sets of weights, found 1"),
      (["--through", "7", "--through", "8", "--seed", "3"], "--seed: it does not go with"),
      (["--through", "7", "--through", "8", "--resolution", "5x5"], "that of a line"),
      (["--through", "7", "--through", "8", "--step", "7"], "--step: with --through"),
      (["--x", "a.safetensors"], "--y: expected a file"),
      (["--model", "mlp:8"], "--model: it is for weights"),
      (["--output", "a.gif"], "a.gif"), (["--path", "a.npz"], "--path"), (["--threads", "0"], "--threads"),
    ] {
      try await expectError([run] + options, 64, text)
    }
    #expect(!FileManager.default.fileExists(atPath: run + "/landscapes"))
    try await expectError(
      [run, "--through", "8", "--through", "8"], 65, "step 8, step 8: expected two directions")
    let file = run + "/checkpoints/step-000000009.safetensors"
    try await expectError([run, "--x", file, "--y", file], 65, "span a plane")
    try await expectError([run, "--x", folder + "/no.safetensors", "--y", file], 66, "no.safetensors")
    try await expectError([], 64, "--weights")
    try await expectError(["--weights", file, "--path", "a.csv"], 64, "--path")
    try await expectError(
      ["--weights", file, "--model", "mlp:9"], 65, "0.weight: expected shape (9, 64), found (8, 64)")
    try await expectError([run, "--output", "/dev/null/a.npz", "--resolution", "2"], 73, "/dev/null/a.npz")
  }
}

@Test func runsWithoutWhatIsNeededAreRefused() async throws {
  try await withTemporaryFolder { folder in
    try await expectError([folder + "/none"], 66, "none/config.json")
    let run = try await trainedRun(in: folder)
    try FileManager.default.removeItem(atPath: run + "/checkpoints")
    try await expectError([run], 65, "checkpoints: expected checkpoints of the run, found none")
    try await expectError([run, "--data", "fashion"], 65, "fashion: the data are not those of the run")
  }
}

@Test(arguments: [
  ("a.csv", "x,y,loss\n0,0,1\n1,0,2\n0,1,3\n", 65, "expected 2 places at each y, found 1 at y = 1.0"),
  ("a.csv", "x,y,loss\n0,0,1\n1,0,2\n1,0,3\n", 65, "line 4"),
  ("a.csv", "x,y,loss\n0,0,1\n1,0\n", 65, "line 3: expected 3 cells, found 2"),
  ("a.csv", "0,0,1\n0,1,2\n", 65, "two places along x at least"),
  ("a.npz", "no zip file", 65, "a.npz"), ("a.h5", "", 64, "--import: expected a file name that ends in"),
])
func importsThatAreNoSurfacesAreRefused(name: String, text: String, code: Int, message: String) async throws {
  try await withTemporaryFolder { folder in
    try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    try await expectError(["--import", "\(folder)/\(name)"], code, message)
    try await expectError(["--import", folder + "/none.csv"], 66, "none.csv")
    try await expectError(["--import", "\(folder)/\(name)", "--seed", "1"], 64, "--import")
  }
}
