import ArrayFiles
import Foundation
import Subprocess
import Testing

private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

@Test func aLandscapeIsPrintedWithItsPath() async throws {
  try await withTemporaryFolder { folder in
    let run = try await trainedRun(in: folder)
    let result = try await Binary.run(["landscape", run, "--resolution", "9"])
    #expect(result.exitCode == 0 && result.error.isEmpty)
    for text in [
      "mlp:8 trained with cosine on digits, step 10", "seed 1", "degrees", "all 100 training samples",
      "on the plane",
    ] {
      #expect(result.output.contains(text), "\(text)")
    }
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let other = try await Binary.run(["landscape", run, "--resolution", "9", "--step", "8", "--seed", "2"])
    #expect(other.output.contains("step 8") && other.output.contains("seed 2"))
  }
}

@Test func everyFormatHasTheSameNumbers() async throws {
  try await withTemporaryFolder { folder in
    let run = try await trainedRun(in: folder)
    let common = [
      "landscape", run, "--resolution", "5x3", "--range", "-1:1,0:0.5", "--losses", "cosine,mse", "--on",
      "test",
      "--samples", "50",
    ]
    for ending in ["npz", "csv", "png", "svg", "txt"] {
      let result = try await Binary.run(
        common + ["--output", "\(folder)/a.\(ending)", "--path", folder + "/path.csv"])
      #expect(result.exitCode == 0 && result.output.isEmpty && result.error.isEmpty, "\(result.error)")
    }
    let file = try NpzFile(folder + "/a.npz")
    #expect(
      try file.array("x").doubles == [-1, -0.5, 0, 0.5, 1] && file.array("y").doubles == [0, 0.25, 0.5])
    let (cosine, mse) = (try file.array("loss_cosine"), try file.array("loss_mse"))
    #expect(cosine.shape == [3, 5] && mse.shape == [3, 5])
    #expect(try file.texts("description").contains { $0.contains("50 of 797 test samples") })
    let rows = try String(contentsOfFile: folder + "/a.csv", encoding: .utf8).split(separator: "\n")
    #expect(rows[0] == "panel,x,y,loss,accuracy" && rows.count == 31)
    let losses = rows.dropFirst().map { Double($0.split(separator: ",")[3]) }
    #expect(losses == cosine.doubles + mse.doubles)
    let path = try String(contentsOfFile: folder + "/path.csv", encoding: .utf8).split(separator: "\n")
    #expect(path.count == 9 && path[4].hasPrefix("cosine,10,0.0,0.0,0.0,"))
    #expect(try file.array("path_step").integers == [7, 8, 9, 10])
    let cells = path[4].split(separator: ",").compactMap { Double($0) }
    // On the plane the checkpoint's loss, and the loss of the surface there, are one.
    #expect(cells[4] == cells[5] && cells[4] == cosine.doubles[2])
    #expect(try bytes(folder + "/a.png").prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))

    for ending in ["npz", "csv"] {
      let back = try await Binary.run([
        "landscape", "--import", "\(folder)/a.\(ending)", "--output", folder + "/back.csv",
      ])
      #expect(back.exitCode == 0)
      #expect(try bytes(folder + "/back.csv") == bytes(folder + "/a.csv"))
    }
    let drawn = try await Binary.run(["landscape", "--import", folder + "/a.npz"])
    #expect(drawn.exitCode == 0 && drawn.output.contains("MSE") && drawn.output.contains("mse: least"))
  }
}

@Test func planesThroughWeightsAndDirectionsFromFiles() async throws {
  try await withTemporaryFolder { folder in
    let run = try await trainedRun(in: folder, model: "plain:2,gap")
    func checkpoint(_ step: Int) -> String { "\(run)/checkpoints/step-00000000\(step).safetensors" }
    let plane = try await Binary.run([
      "landscape", run, "--through", "initial", "--through", "7", "--through", "last", "--resolution", "4x7",
      "--range", "0:1", "--output", folder + "/plane.npz", "--batch-norm", "recomputed",
    ])
    #expect(plane.exitCode == 0, "\(plane.error)")
    #expect(try NpzFile(folder + "/plane.npz").array("path_distance").doubles[3] < 1e-3)
    // The line between two checkpoints, by step and by file, ends in the losses of both.
    for (index, ends) in [["7", "9"], [checkpoint(7), checkpoint(9)]].enumerated() {
      let output = "\(folder)/line\(index).npz"
      let line = try await Binary.run(
        ["landscape", run, "--plane", "interpolation", "--range", "0:1", "--resolution", "11"]
          + ends.flatMap { ["--through", $0] } + ["--batch-norm", "recomputed", "--output", output])
      #expect(line.exitCode == 0, "\(line.error)")
      let file = try NpzFile(output)
      let (losses, path) = (try file.array("loss"), try file.array("path_loss").doubles)
      #expect(losses.shape == [1, 11])
      #expect(losses.doubles[0] == path[0] && abs(losses.doubles[10] - path[2]) < 1e-5 * path[2])
    }
    // Checkpoints as directions; without a run the file says what it is.
    let directions = try await Binary.run([
      "landscape", "--weights", checkpoint(9), "--x", checkpoint(7), "--y", checkpoint(8), "--orthogonal",
      "--normalize", "layer", "--range", "-1:1", "--resolution", "3", "--data", "digits",
    ])
    #expect(directions.exitCode == 0, "\(directions.error)")
    #expect(directions.output.contains("90.0 degrees") && !directions.output.contains("on the plane"))
  }
}

@Test func theBitsDoNotDependOnTheThreads() async throws {
  try await withTemporaryFolder { folder in
    let run = try await trainedRun(in: folder)
    for threads in ["1", "2", "4"] {
      let result = try await Binary.run([
        "landscape", run, "--resolution", "13x8", "--threads", threads, "--output",
        "\(folder)/\(threads).npz",
      ])
      #expect(result.exitCode == 0)
      try FileManager.default.removeItem(atPath: run + "/landscapes")
    }
    for threads in ["2", "4"] { #expect(try bytes("\(folder)/\(threads).npz") == bytes(folder + "/1.npz")) }
  }
}

@Test func whatWasCancelledGoesOnAndEndsInTheSameBits() async throws {
  try await withTemporaryFolder { folder in
    let run = try await trainedRun(in: folder, model: "mlp:64")
    let arguments = ["landscape", run, "--resolution", "601x401", "--losses", "cosine,mse"]
    let long = ([Binary.path] + arguments + ["--threads", "1", "--output", folder + "/a.npz"])
      .map { "'\($0)'" }.joined(separator: " ")
    // A shell waits for the first surfaces, which are kept after a second: tasks of this process may have to
    // wait for other tests.
    let script = """
      \(long) & saddle=$!
      for try in $(seq 1200); do
        set -- '\(run)'/landscapes/*.npz
        [ $# -eq 2 ] && break
        sleep 0.05
      done
      kill -INT $saddle; wait $saddle
      """
    let result = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-c", script], input: .none, output: .discarded,
      error: .string(limit: 1 << 20))
    #expect(result.terminationStatus == .exited(130))
    let line = try #require(result.standardError.split(separator: "\n").last)
    let match = try #require(
      line.firstMatch(of: /stopped at (.+) of (.+) points; .*goes on/))
    let kept = try FileManager.default.contentsOfDirectory(atPath: run + "/landscapes")
    #expect(kept.count == 2 && !FileManager.default.fileExists(atPath: folder + "/a.npz"))
    let isEvaluated = try NpzFile("\(run)/landscapes/\(kept[0])").array("evaluated").integers ?? []
    let count = Int(match.1.filter { $0.isASCII && $0.isNumber })
    #expect(isEvaluated.reduce(0, +) == count && isEvaluated.contains(0))

    #expect(try await Binary.run(arguments + ["--output", folder + "/resumed.npz"]).exitCode == 0)
    try FileManager.default.removeItem(atPath: run + "/landscapes")
    #expect(try await Binary.run(arguments + ["--output", folder + "/whole.npz"]).exitCode == 0)
    #expect(try bytes(folder + "/resumed.npz") == bytes(folder + "/whole.npz"))
  }
}

@Test func aSurfaceThatIsKeptIsServedAndADamagedOneMadeAnew() async throws {
  try await withTemporaryFolder { folder in
    let run = try await trainedRun(in: folder)
    let arguments = ["landscape", run, "--resolution", "7", "--output", folder + "/a.npz"]
    #expect(try await Binary.run(arguments).exitCode == 0)
    let whole = try bytes(folder + "/a.npz")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: run + "/landscapes").first)
    let kept = URL(fileURLWithPath: "\(run)/landscapes/\(name)")
    let before = try bytes(kept.path)
    let again = try await Binary.run(arguments)
    #expect(try again.error.isEmpty && bytes(folder + "/a.npz") == whole && bytes(kept.path) == before)
    // Another seed, part, or grid has a file of its own.
    for changes in [["--seed", "2"], ["--on", "test"], ["--range", "-1:0.5"]] {
      #expect(try await Binary.run(arguments + changes).exitCode == 0)
      #expect(try bytes(folder + "/a.npz") != whole)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: run + "/landscapes").count == 4)

    try before.prefix(before.count / 2).write(to: kept)
    let damaged = try await Binary.run(arguments)
    #expect(damaged.exitCode == 0 && damaged.error.contains("made anew: \(kept.path)"), "\(damaged.error)")
    #expect(try bytes(folder + "/a.npz") == whole && bytes(kept.path) == before)
  }
}
