import ArrayFiles
import Foundation
import Testing

/// A run with the checkpoints of all steps that are multiples of five, and that of its beginning.
private func runWithPath(in folder: String, _ options: [String] = []) async throws -> String {
  let run = folder + "/path"
  let result = try await Binary.run(
    [
      "train", "--epochs", "4", "--loss", "cross-entropy", "--model", "mlp:8", "--samples-per-class", "10",
      "--batch-size", "20", "--checkpoint-steps", "5", "--keep-checkpoints", "all", "--run", run,
    ] + options)
  #expect(result.exitCode == 0, "\(result.error)")
  return run
}

@Test func checkpointsAtStepsMakeAPathForPCA() async throws {
  try await withTemporaryFolder { folder in
    let run = try await runWithPath(in: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: run + "/checkpoints").sorted()
    #expect(
      names.filter { $0.hasSuffix(".safetensors") }
        == [0, 5, 10, 15, 20].map { "step-" + String(format: "%09d", $0) + ".safetensors" })
    let result = try await Binary.run([
      "landscape", run, "--plane", "pca", "--resolution", "5", "--output", folder + "/a.npz",
    ])
    #expect(result.exitCode == 0, "\(result.error)")
    let file = try NpzFile(folder + "/a.npz")
    let (a, b) = (try file.array("path_a").doubles, try file.array("path_b").doubles)
    // An axis is as long as the path goes along it, and the last checkpoint is the center.
    #expect(abs((a.map(abs).max() ?? 0) - 1) < 1e-5 && abs((b.map(abs).max() ?? 0) - 1) < 1e-5)
    #expect(a[4] == 0 && b[4] == 0)
    // The shares are those that the distances from the plane leave.
    let lines = try file.texts("description")
    let lengths = try #require(lines[1].firstMatch(of: /of lengths ([0-9.]+) and ([0-9.]+)/))
    let (x, y) = (try #require(Double(lengths.1)), try #require(Double(lengths.2)))
    let inside = zip(a, b).reduce(0) { $0 + $1.0 * $1.0 * x * x + $1.1 * $1.1 * y * y }
    let outside = try file.array("path_distance").doubles.reduce(0) { $0 + $1 * $1 }
    let shares = try file.array("pca_explained_variance").doubles
    #expect(abs(shares[0] + shares[1] - inside / (inside + outside)) < 0.01)
    #expect(lines[1].contains("PCA of 5 checkpoints, steps 0 to 20") && lines[1].contains("90.0 degrees"))
    #expect(try file.texts("axes")[0].contains("principal"))
    // A path that ends earlier is another; two checkpoints are none.
    let earlier = try await Binary.run([
      "landscape", run, "--plane", "pca", "--step", "10", "--resolution", "3",
    ])
    #expect(earlier.output.contains("PCA of 3 checkpoints, steps 0 to 10"))
    let short = try await Binary.run(["landscape", run, "--plane", "pca", "--step", "5"])
    #expect(short.exitCode == 65 && short.output.isEmpty)
    #expect(short.error.contains("expected three checkpoints at least") && short.error.contains("found 2"))
    let none = try await Binary.run([
      "landscape", "--weights", run + "/checkpoints/step-000000005.safetensors", "--plane", "pca",
    ])
    #expect(none.exitCode == 64 && none.error.contains("--plane pca: expected a run"))
  }
}

@Test func theHessianPlaneCurvesAsItsEigenvaluesSay() async throws {
  try await withTemporaryFolder { folder in
    let run = try await runWithPath(in: folder)
    let result = try await Binary.run([
      "landscape", run, "--plane", "hessian", "--range", "-0.002:0.002", "--resolution", "3", "--output",
      folder + "/a.npz",
    ])
    #expect(result.exitCode == 0, "\(result.error)")
    let file = try NpzFile(folder + "/a.npz")
    let values = try file.array("plane_eigenvalues").doubles
    let loss = try file.array("loss").doubles
    // So near to the center that no ReLU changes its mind along the first.
    let curvature = (loss[3] - 2 * loss[4] + loss[5]) / (0.002 * 0.002)
    #expect(abs(curvature - values[0]) < 0.05 * values[0] && values[0] > values[1])
    let line = try file.texts("description")[1]
    #expect(line.contains("of lengths 1.00 and 1.00") && line.contains("residuals"))
  }
}
