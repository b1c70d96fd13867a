import ArrayFiles
import Foundation
import Subprocess
import Testing

@Test func theCurvatureIsPrintedAndWritten() async throws {
  try await withTemporaryFolder { folder in
    let run = try await trainedRun(in: folder)
    let result = try await Binary.run([
      "landscape", run, "--plane", "hessian", "--curvature", "3", "--probes", "30", "--losses", "cosine,mse",
      "--resolution", "11", "--output", folder + "/a.npz",
    ])
    #expect(result.exitCode == 0, "\(result.error)")
    for text in ["top 3 eigenvalues", "the smallest that was met", "30 probes", "standard error"] {
      #expect(result.output.contains(text), "\(text): \(result.output)")
    }
    let file = try NpzFile(folder + "/a.npz")
    for loss in ["cosine", "mse"] {
      let values = try file.array("hessian_eigenvalues_" + loss).doubles
      let residuals = try file.array("hessian_residuals_" + loss).doubles
      #expect(values.count == 3 && values == values.sorted(by: >))
      #expect(residuals.allSatisfy { $0 >= 0 && $0 <= 1e-4 * values[0] })
      #expect(try file.array("hessian_smallest_" + loss).doubles[0] < values[2])
      let trace = try file.array("hessian_trace_" + loss).doubles
      #expect(trace[0] > 0 && trace[1] > 0 && trace[1] < trace[0])
    }
    // The plane is along the first two of the first loss.
    let (plane, cosine) = (
      try file.array("plane_eigenvalues").doubles, try file.array("hessian_eigenvalues_cosine").doubles
    )
    #expect(zip(plane, cosine).allSatisfy { abs($0 - $1) < 1e-3 * plane[0] })
    // ε = 0.1 holds none of the 11 points but the center: the next are at 0.2.
    let sharpness = try file.array("epsilon_sharpness_cosine").doubles
    let (losses, center) = (try file.array("loss_cosine").doubles, 60)
    let box = [-12, -11, -10, -1, 0, 1, 10, 11, 12].map { losses[center + $0] }
    #expect(abs(sharpness[0] - 0.2) < 1e-12)
    #expect(abs(sharpness[1] - 100 * (box.max()! - box[4]) / (1 + box[4])) < 1e-9)
    #expect(result.output.contains("in the maximum norm of (a, b)") && result.output.contains("9 points"))
  }
}

@Test func whatCannotBeMeasuredIsRefused() async throws {
  try await withTemporaryFolder { folder in
    let run = try await trainedRun(in: folder, loss: "cosine+cross-entropy")
    for (options, text) in [
      (["--curvature", "0"], "--curvature: expected a number from 1 to 100"),
      (["--probes", "3"], "--probes: expected --curvature"), (["--epsilon", "0"], "--epsilon: expected"),
      (["--epsilon", "nan"], "found nan"), (["--curvature", "2", "--probes", "0"], "--probes"),
      (
        ["--curvature", "2", "--losses", "cosine"],
        "--curvature: expected a loss of all of the weights, found cosine"
      ),
      (["--plane", "hessian", "--losses", "cosine"], "--plane hessian: expected a loss of all"),
      (["--scale", "both"], "--scale: expected own or shared"),
      (["--color-map", "jet"], "--color-map: expected one of"),
    ] {
      let result = try await Binary.run(["landscape", run, "--resolution", "3"] + options)
      #expect(result.exitCode == 64 && result.output.isEmpty, "\(options): \(result.error)")
      #expect(result.error.contains(text) && result.error.split(separator: "\n").count == 1)
    }
    // Its own loss, head included, has a Hessian.
    let own = try await Binary.run(["landscape", run, "--resolution", "3", "--curvature", "1"])
    #expect(own.exitCode == 0 && own.output.contains("top eigenvalue"), "\(own.error)")
  }
}

@Test func theSearchForTheCurvatureEndsWhenInterrupted() async throws {
  try await withTemporaryFolder { folder in
    let run = try await trainedRun(in: folder)
    let command = [
      Binary.path, "landscape", run, "--resolution", "2", "--curvature", "1", "--probes", "1000000",
    ]
    .map { "'\($0)'" }.joined(separator: " ")
    let script = """
      \(command) 2> '\(folder)/log' & saddle=$!
      for try in $(seq 1200); do grep -q probe '\(folder)/log' && break; sleep 0.05; done
      kill -INT $saddle; wait $saddle
      """
    let result = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-c", script], input: .none, output: .string(limit: 1 << 16),
      error: .discarded)
    #expect(result.terminationStatus == .exited(130) && result.standardOutput.isEmpty)
    let log = try String(contentsOfFile: folder + "/log", encoding: .utf8)
    #expect(log.split(separator: "\n").last?.contains("stopped in the curvature of cosine, at probe") == true)
  }
}
