import Foundation
import Subprocess
import Testing

/// Wrong usage: one line on standard error that says what is wrong, exit code 64, and nothing else.
@Test(arguments: [
  (["train", "--loss", "hinge"], "hinge"),
  (["watch", "--colors", "magma", "."], "--colors"),
  (["train", "--data", "mnist"], "mnist"),
  (["train", "--model", "cnn:3"], "cnn:3"),
  (["train", "--model", "mlp:65536,65536"], "parameters"),
  (["train", "--lr", "nan"], "nan"),
  (["train", "--lr", "-1"], "-1"),
  (["train", "--lr", "x"], "x"),
  (
    ["train", "--activation", "gelu"],
    "--activation: expected one of relu, tanh, sigmoid, linear, found 'gelu'"
  ),
  (
    ["train", "--model", "residual:4", "--activation", "tanh"],
    "--activation: expected relu for 'residual:4', whose blocks"
  ),
  (["train", "--train-share", "0.05"], "--train-share: expected a number from 0.1 to 0.9, found 0.05"),
  (
    ["train", "--data", "glyphs", "--train-share", "0.5"],
    "--train-share: no face of a font of 'glyphs' is in two parts"
  ),
  (["train", "--label-noise", "1.5"], "--label-noise: expected a number from 0.0 to 1.0, found 1.5"),
  (["train", "--input-noise", "-1"], "--input-noise: expected a number from 0.0 to 1000000.0, found -1.0"),
  (["train", "--input-noise", "nan"], "nan"),
  (["train", "--momentum", "1"], "1"),
  (["train", "--epochs", "-1"], "-1"),
  (["train", "--epochs", "0"], "0"),
  (["train", "--batch-size", "-3"], "-3"),
  (["train", "--seed", "-3"], "-3"),
  (["train", "--shift", "-1"], "-1"),
  (["train", "--shift", "8"], "--shift: expected at most 7 for images of 8×8, found 8"),
  (["train", "--erase", "1.5"], "1.5"),
  (["train", "--no-such-option", "1"], "--no-such-option"),
  (["explore", "--losses", "mse,hinge"], "hinge"),
  (["explore", "--losses", "hinge"], "--losses: no loss 'hinge'"),
  (["explore", "--losses", "mse,cosine,mse"], "twice"),
  (["explore", "--losses", ""], "cross-entropy"),
  (["explore", "--picture", "screen.gif"], "screen.gif"),
  (["explore", "--picture", "screen.txt", "--size", "0x0"], "0x0"),
  (["explore", "--picture", "screen.txt", "--steps", "-1"], "-1"),
  (["explore", "--picture", "screen.txt", "--steps", "2000000000"], "2000000000"),
  (["explore", "--size", "80x24"], "--picture"),
  (["figure1", "--resolution", "0"], "0"),
  (["figure1", "--resolution", "10000000"], "10000000"),
  (["figure1", "--losses", "hinge"], "hinge"),
  (["figure1", "--output", "figure.gif"], "figure.gif"),
  (["bench", "nothing"], "nothing"),
  (["data", "show", "mnist"], "'mnist': expected one of digits, fashion, glyphs, languages"),
  (["data", "show", "x\u{1B}[31m\ny"], "'x?[31m y'"),
  (["data", "show", "digits", "--samples", "-1"], "-1"),
  (["data", "show"], "name"),
  (["data", "digits"], "digits"),
  (["nothing"], "has no command 'nothing': expected one of explore"),
  (["figur1"], "did you mean 'figure1'?"),
])
func wrongUsageIsOneLineAndExitCode64(arguments: [String], found: String) async throws {
  let result = try await Binary.run(arguments)
  #expect(result.exitCode == 64)
  #expect(result.output.isEmpty)
  #expect(result.error.hasPrefix("saddle: ") && result.error.hasSuffix("\n"))
  #expect(result.error.split(separator: "\n").count == 1)
  #expect(result.error.contains(found), "\(result.error)")
}

@Test func aPictureThatHasNoRoomSaysHowMuchItNeeds() async throws {
  let result = try await Binary.run(["figure1", "--losses", "mse"], environment: ["COLUMNS": "12"])
  #expect(result.exitCode == 64 && result.output.isEmpty)
  #expect(result.error.contains("columns, found 12"), "\(result.error)")
}

@Test func withoutATerminalTheScreenNamesWhatNeedsNone() async throws {
  let result = try await Binary.run([])
  #expect(result.exitCode == 64)
  #expect(result.output.isEmpty)
  #expect(result.error.split(separator: "\n").count == 1)
  #expect(result.error.contains("terminal") && result.error.contains("saddle train"))
}

@Test func placesThatCannotBeWrittenAreExitCode73() async throws {
  for arguments in [
    ["figure1", "--output", "/dev/null/figure.csv"],
    ["explore", "--picture", "/no/such/folder/screen.svg"],
    ["train", "--run", "/dev/null/run", "--epochs", "1"],
  ] {
    let result = try await Binary.run(arguments)
    #expect(result.exitCode == 73)
    #expect(result.output.isEmpty)
    #expect(result.error.split(separator: "\n").count == 1)
    #expect(result.error.contains("/"))
  }
}

@Test func trainingTwiceWritesTheSameMetrics() async throws {
  try await withTemporaryFolder { folder in
    var metrics: [String] = []
    for name in ["a", "b"] {
      let result = try await Binary.run(
        ["train", "--loss", "cosine", "--epochs", "40", "--seed", "1", "--run", folder + "/" + name])
      #expect(result.exitCode == 0)
      #expect(result.output.split(separator: "\n").count == 1)
      let accuracy = try #require(result.output.firstMatch(of: /test accuracy ([0-9.]+) %/)).1
      #expect(Double(accuracy)! >= 95)
      metrics.append(try String(contentsOfFile: folder + "/\(name)/metrics.jsonl", encoding: .utf8))
    }
    #expect(metrics[0] == metrics[1])

    let rows = try metrics[0].split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Double])
    }
    #expect(rows.count == 1280)
    #expect(rows.map { $0["step"] } == (1...1280).map { Double($0) })
    #expect(rows.allSatisfy { $0["epoch"] != nil && $0["lr"] == 0.02 && $0["train/accuracy"] != nil })
    #expect(rows.filter { $0["test/accuracy"] != nil }.count == 40)
    #expect(rows[0]["train/loss"]! > rows[1279]["train/loss"]!)

    let configuration = try #require(
      try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(fileURLWithPath: folder + "/a/config.json"))) as? [String: Any])
    #expect(configuration["loss"] as? String == "cosine")
    #expect(configuration["parameters"] as? Int == 6570)
  }
}

@Test func aRunFolderIsNotWrittenOver() async throws {
  try await withTemporaryFolder { folder in
    let first = try await Binary.run(["train", "--epochs", "1", "--run", folder + "/run"])
    #expect(first.exitCode == 0)
    let before = try Data(contentsOf: URL(fileURLWithPath: folder + "/run/metrics.jsonl"))
    let second = try await Binary.run(["train", "--epochs", "2", "--run", folder + "/run"])
    #expect(second.exitCode == 73)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/run/metrics.jsonl")) == before)
  }
}

@Test func progressWithoutATerminalIsPlainLines() async throws {
  let result = try await Binary.run(["train", "--epochs", "3"])
  #expect(!result.error.contains("\u{1B}") && !result.error.contains("\r"))
  #expect(result.error.contains("epoch 3/3") && result.error.contains("steps/s"))
}

@Test func helpAndVersionGoToStandardOutput() async throws {
  let help = try await Binary.run(["--help"])
  #expect(help.exitCode == 0 && help.error.isEmpty)
  for command in ["explore", "figure1", "train", "landscape", "bench", "data"] {
    #expect(help.output.contains(command))
  }
  let version = try await Binary.run(["--version"])
  #expect(version.exitCode == 0 && version.output.split(separator: "\n").count == 1)
}

@Test func aPictureOfTheScreenIsWrittenInEachFormat() async throws {
  try await withTemporaryFolder { folder in
    for (name, start) in [
      ("a.svg", "<svg"), ("a.txt", " saddle  digits"), ("a.ans", "\u{1B}[1m≡ saddle"),
      ("a.png", "\u{FFFD}PNG"),
    ] {
      let result = try await Binary.run(["explore", "--picture", folder + "/" + name, "--steps", "20"])
      #expect(result.exitCode == 0 && result.output.isEmpty && result.error.isEmpty)
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      #expect(String(decoding: data.prefix(200), as: UTF8.self).contains(start))
    }
    let text = try String(contentsOfFile: folder + "/a.txt", encoding: .utf8)
    #expect(text.contains("step 20") && text.split(separator: "\n").count == 36)
  }
}

@Test func dataSetsAreListedAndShownInPlainASCIIWithoutATerminal() async throws {
  let list = try await Binary.run(["data"])
  #expect(list.exitCode == 0 && list.error.isEmpty)
  #expect(list.output.split(separator: "\n").count == 10 && list.output.contains("28x28"))
  let objects = try await Binary.run(["data", "list", "--json"]).output.split(separator: "\n").map {
    try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
  }
  #expect(
    objects.map { $0["name"] as? String } == [
      "digits", "fashion", "glyphs", "languages", "circle", "xor", "spirals", "gaussians", "moons",
    ])
  #expect(objects.map { $0["test"] as? Int } == [797, 1000, 6494, 2960, 250, 250, 250, 250, 250])
  #expect(objects.map { $0["validation"] as? Int } == [0, 0, 4011, 0, 0, 0, 0, 0, 0])
  #expect(objects.suffix(5).allSatisfy { $0["licence"] as? String == "generated" })

  for width in ["80", "20", "1"] {
    let shown = try await Binary.run(["data", "show", "fashion"], environment: ["COLUMNS": width])
    #expect(shown.exitCode == 0 && shown.error.isEmpty)
    #expect(shown.output.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) })
    #expect(shown.output.split(separator: "\n").allSatisfy { $0.count <= Int(width)! })
  }
}

@Test func theLicenceOfADataSetIsPrintedWhole() async throws {
  let digits = try await Binary.run(["data", "show", "digits", "--licence"])
  #expect(digits.exitCode == 0 && digits.error.isEmpty)
  #expect(digits.output.contains("CC BY 4.0") && digits.output.hasSuffix("POSSIBILITY OF SUCH DAMAGE.\n"))
  let fashion = try await Binary.run(["data", "show", "fashion", "--licence"])
  #expect(fashion.output.contains("Copyright (c) 2017 Zalando SE"))
}

@Test func aFullDiskIsExitCode73() async throws {
  let result = try await Subprocess.run(
    .path("/bin/sh"), arguments: ["-c", "\(Binary.path) train --epochs 1 2>&1 >/dev/full"],
    output: .string(limit: 1 << 16))
  #expect(result.terminationStatus == .exited(73))
  #expect(result.standardOutput.contains("saddle: cannot write standard output"))
}
