import Foundation
import Subprocess
import Testing

private func write(_ text: String, to path: String) throws {
  try text.write(toFile: path, atomically: true, encoding: .utf8)
}

@Test func seedsAreComparedToTheLastBit() async throws {
  try await withTemporaryFolder { folder in
    for (seed, other) in [
      ("9007199254740993", "9007199254740992"), ("18446744073709551615", "18446744073709551614"),
    ] {
      let run = folder + "/" + seed
      let first = try await Binary.run(["train", "--epochs", "1", "--seed", seed, "--run", run])
      #expect(first.exitCode == 0)
      let same = try await Binary.run(["train", "--seed", seed, "--run", run, "--resume"])
      #expect(same.exitCode == 0 && same.output == first.output)
      let changed = try await Binary.run(["train", "--seed", other, "--run", run, "--resume"])
      #expect(changed.exitCode == 64)
      #expect(changed.error == "saddle: --seed: the run in \(run) has '\(seed)', found '\(other)'\n")
    }
  }
}

@Test func theCheckpointsThatWereToBeKeptAreKeptWhenTheRunGoesOn() async throws {
  try await withTemporaryFolder { folder in
    let run = folder + "/run"
    func checkpoints() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: run + "/checkpoints")
        .count { $0.hasSuffix(".safetensors") }
    }
    let first = try await Binary.run(
      ["train", "--epochs", "1", "--checkpoint-steps", "5", "--keep-checkpoints", "all", "--run", run])
    // At 0, 5 … 30 and the end, 32.
    #expect(try first.exitCode == 0 && checkpoints() == 8)
    let second = try await Binary.run(["train", "--epochs", "2", "--run", run, "--resume"])
    #expect(try second.exitCode == 0 && checkpoints() == 8 + 7)
    let third = try await Binary.run(
      ["train", "--epochs", "3", "--keep-checkpoints", "2", "--run", run, "--resume"])
    #expect(try third.exitCode == 0 && checkpoints() == 2)
  }
}

@Test func checkpointsThatVanishWhileTheRunIsOnAreAnError() async throws {
  try await withTemporaryFolder { folder in
    let run = folder + "/run"
    let script = """
      "$0" train --epochs 100000 --checkpoint-steps 500 --run '\(run)' & \
      while ! [ -e '\(run)/checkpoints/step-000000500.safetensors' ]; do sleep 0.01; done; \
      rm -rf '\(run)/checkpoints'; wait $!
      """
    let result = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-c", script, Binary.path], output: .discarded,
      error: .string(limit: 1 << 16))
    #expect(result.terminationStatus == .exited(73))
    #expect(result.standardError.contains("checkpoints: the folder was moved or removed"))
  }
}

@Test func theWeightsThatARunBeganWithAreNotNeededAgain() async throws {
  try await withTemporaryFolder { folder in
    let (file, run) = (folder + "/first.safetensors", folder + "/run")
    _ = try await Binary.run(["train", "--epochs", "1", "--seed", "7", "--run", folder + "/a"])
    try FileManager.default.moveItem(
      atPath: folder + "/a/checkpoints/step-000000032.safetensors", toPath: file)
    let whole = try await Binary.run(["train", "--epochs", "2", "--init", file, "--run", folder + "/whole"])
    #expect(whole.exitCode == 0)
    let first = try await Binary.run(["train", "--epochs", "1", "--init", file, "--run", run])
    #expect(first.exitCode == 0)
    try FileManager.default.removeItem(atPath: file)
    let other = try await Binary.run(["train", "--run", run, "--resume", "--init", "other.safetensors"])
    #expect(other.exitCode == 64 && other.error.hasPrefix("saddle: --init: the run in"))
    let last = try await Binary.run(["train", "--run", run, "--resume", "--init", file, "--epochs", "2"])
    #expect(last.exitCode == 0 && last.output == whole.output)
    // Nor where the run was killed before it had made a step.
    for step in ["000000032", "000000064"] {
      for ending in ["safetensors", "optimizer"] {
        try FileManager.default.removeItem(atPath: "\(run)/checkpoints/step-\(step).\(ending)")
      }
    }
    try write("", to: run + "/metrics.jsonl")
    #expect(try await Binary.run(["train", "--run", run, "--resume"]).output == whole.output)
  }
}

@Test func aRunGoesOnWithItsOwnTargetsOnly() async throws {
  try await withTemporaryFolder { folder in
    let (data, tree, run) = (folder + "/d.csv", folder + "/tree.tsv", folder + "/run")
    let rows = (0..<60).map { "\($0 % 7),\($0 % 5),\(["a", "b", "c"][$0 % 3])" }
    try write(rows.joined(separator: "\n") + "\n", to: data)
    try write("a\tA\nb\tA\nA\troot\nc\troot\n", to: tree)
    let options = [
      "train", "--data", data, "--embedding", "semantic", "--tree", tree, "--run", run, "--resume",
    ]
    #expect(try await Binary.run(options + ["--epochs", "1"]).exitCode == 0)
    let before = try metrics(run)
    try write("a\tA\nc\tA\nA\troot\nb\troot\n", to: tree)
    let changed = try await Binary.run(options + ["--epochs", "2"])
    #expect(changed.exitCode == 65)
    #expect(
      changed.error
        == "saddle: \(tree): the tree gives other targets than those that the run in \(run) began with\n")
    #expect(try metrics(run) == before)
    // Another text of the same tree is the same.
    try write("# mine\nc\troot\nA\troot\nb\tA\na\tA\n", to: tree)
    #expect(try await Binary.run(options + ["--epochs", "2"]).exitCode == 0)
  }
}

@Test func aRunGoesOnFromAnotherFolderAndWithItsFilesMoved() async throws {
  try await withTemporaryFolder { folder in
    let manager = FileManager.default
    let rows = (0..<60).map { "\($0 % 7),\($0 % 5),\(["a", "b", "c"][$0 % 3])" }.joined(separator: "\n")
    try write(rows, to: folder + "/d.csv")
    try write("a\tA\nb\tA\nA\troot\nc\troot\n", to: folder + "/tree.tsv")
    let options = ["train", "--data", "d.csv", "--embedding", "semantic", "--tree", "./tree.tsv", "--resume"]
    func train(_ options: [String], epochs: Int) async throws -> Binary.Result {
      try await Binary.run(options + ["--epochs", "\(epochs)"], folder: folder)
    }
    let whole = try await train(options + ["--run", "whole"], epochs: 4)
    #expect(whole.exitCode == 0)
    #expect(try await train(options + ["--run", "run"], epochs: 1).exitCode == 0)
    // The same command, and no word of the files from elsewhere.
    #expect(try await train(options + ["--run", "run"], epochs: 2).exitCode == 0)
    let run = folder + "/run"
    #expect(try await Binary.run(["train", "--run", run, "--resume", "--epochs", "3"]).exitCode == 0)

    try manager.moveItem(atPath: folder + "/d.csv", toPath: folder + "/e.csv")
    let gone = try await Binary.run(["train", "--run", run, "--resume"])
    #expect(gone.exitCode == 66)
    #expect(
      gone.error
        == "saddle: \(folder)/d.csv: cannot be read: No such file or directory; where it has been moved, name it"
        + " anew with --data\n")
    try manager.moveItem(atPath: folder + "/tree.tsv", toPath: folder + "/f.tsv")
    let moved = ["train", "--run", "run", "--resume", "--data", "e.csv", "--tree", "f.tsv"]
    try write(rows + "\n6,6,a", to: folder + "/g.csv")
    let other = try await train(moved + ["--data", "g.csv"], epochs: 4)
    #expect(
      other.error.hasSuffix(
        "saddle: \(folder)/g.csv: the data are not those that the run in run began with\n"))
    #expect(other.exitCode == 65)
    let bundled = try await train(moved + ["--data", "digits"], epochs: 4)
    #expect(bundled.exitCode == 64)
    #expect(bundled.error == "saddle: --data: the run in run has '\(folder)/d.csv', found 'digits'\n")

    #expect(try await train(moved, epochs: 4).output == whole.output)
    #expect(try metrics(run) == metrics(folder + "/whole"))
    // It is found there from now on.
    let again = try await Binary.run(["train", "--run", run, "--resume"])
    #expect(again.exitCode == 0 && again.output == whole.output)
    let configuration = try String(contentsOfFile: run + "/config.json", encoding: .utf8)
    #expect(configuration.contains(#""data" : "\#(folder)/e.csv""#))
    #expect(configuration.contains(#""tree" : "\#(folder)/f.tsv""#))
  }
}

@Test func aFileIsTakenWithoutASlashInItsName() async throws {
  try await withTemporaryFolder { folder in
    let rows = (0..<20).map { "\($0 % 7),\($0 % 2)\n" }
    try write(rows.joined(), to: folder + "/foo")
    let found = try await Binary.run(["train", "--data", "foo", "--epochs", "1"], folder: folder)
    #expect(found.exitCode == 0 && found.error.hasPrefix("saddle: foo has no test samples"))
    let none = try await Binary.run(["train", "--data", "bar", "--epochs", "1"], folder: folder)
    #expect(
      none.exitCode == 64 && none.error.contains("'bar': expected one of digits, fashion, glyphs, languages"))
  }
}

@Test func augmentationAndStandardizationComeBackWithARun() async throws {
  try await withTemporaryFolder { folder in
    let options = [
      "train", "--data", "fashion", "--samples-per-class", "5", "--batch-size", "10", "--model",
      "residual:4,6",
      "--loss", "cross-entropy", "--standardize", "--shift", "2", "--flip", "--erase", "0.5",
    ]
    let (whole, run) = (folder + "/whole", folder + "/run")
    let all = try await Binary.run(options + ["--epochs", "3", "--threads", "1", "--run", whole])
    #expect(all.exitCode == 0)
    #expect(
      try await Binary.run(options + ["--epochs", "1", "--threads", "2", "--run", run]).exitCode == 0)
    let last = try await Binary.run(["train", "--run", run, "--resume", "--epochs", "3"])
    #expect(last.exitCode == 0 && last.output == all.output, "\(last.error)")
    #expect(try metrics(run) == metrics(whole))
    #expect(try newestCheckpoint(run) == newestCheckpoint(whole))
    let other = try await Binary.run(["train", "--run", run, "--resume", "--shift", "1"])
    #expect(other.error == "saddle: --shift: the run in \(run) has '2', found '1'\n")

    // The landscape has its center where the training is, on the inputs that it saw.
    let surface = try await Binary.run([
      "landscape", run, "--resolution", "3", "--curvature", "1", "--plane", "hessian", "--output",
      folder + "/a.csv",
    ])
    #expect(surface.exitCode == 0, "\(surface.error)")
    let weights = try FileManager.default.contentsOfDirectory(atPath: run + "/checkpoints")
      .filter { $0.hasSuffix(".safetensors") }.max()!
    var middles: [String] = []
    for more in [["--standardize"], []] {
      let file = folder + "/b.csv"
      let result = try await Binary.run(
        [
          "landscape", "--weights", "\(run)/checkpoints/\(weights)", "--data", "fashion", "--on", "test",
          "--resolution", "3", "--output", file,
        ] + more)
      #expect(result.exitCode == 0, "\(result.error)")
      let rows = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      middles.append(String(rows[5]))
    }
    #expect(middles[0] != middles[1])
  }
}

@Test func augmentationIsForImages() async throws {
  try await withTemporaryFolder { folder in
    let data = folder + "/d.csv"
    try write((0..<60).map { "\($0 % 7),\($0 % 5),\($0 % 3)" }.joined(separator: "\n") + "\n", to: data)
    for option in [["--shift", "1"], ["--flip"], ["--erase", "0.5"]] {
      let result = try await Binary.run(["train", "--epochs", "1", "--data", data] + option)
      #expect(
        result.error == "saddle: \(option[0]): it is for images, and '\(data)' has inputs of 2 numbers\n")
      #expect(result.exitCode == 64)
    }
    #expect(
      try await Binary.run(["train", "--epochs", "1", "--data", data, "--standardize"]).exitCode == 0)
    let mirrored = try await Binary.run(["train", "--epochs", "1", "--flip"])
    #expect(mirrored.exitCode == 0 && mirrored.error.contains("mirrored characters"))
  }
}
