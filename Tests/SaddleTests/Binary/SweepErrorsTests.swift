import Foundation
import Subprocess
import Testing

private let small = [
  "--data", "digits", "--model", "mlp:8", "--losses", "cosine", "--samples-per-class", "2", "--lr", "0.1",
  "--weight-decays", "0", "--seeds", "1", "--steps", "5",
]

/// Runs a command that cannot succeed and returns what it says.
private func complaint(_ arguments: [String], exitCode: Int, in folder: String) async throws -> String {
  let result = try await Binary.run(["sweep"] + arguments, folder: folder)
  #expect(result.exitCode == exitCode, "\(arguments) \(result.error)")
  #expect(result.output.isEmpty && result.error.hasPrefix("saddle: "))
  #expect(result.error.split(separator: "\n", omittingEmptySubsequences: false).count == 2, "\(result.error)")
  return String(result.error.dropFirst("saddle: ".count).dropLast())
}

@Test(arguments: [
  (["--lr", "nan"], "--lr: expected a rate from 1e-09 to 1e+09, found 'nan'"),
  (["--lr", "1e300"], "--lr: expected a rate from 1e-09 to 1e+09, found 'inf'"),
  (["--lr", "-1"], "--lr: expected a rate from 1e-09 to 1e+09, found '-1.0'"),
  (["--lr", ""], "--lr: expected one at least, found an empty list"),
  (["--lr", "0.1,,1"], "--lr: expected numbers separated by commas, found ''"),
  (["--lr", "mse=1"], "--lr: expected one of cosine, found 'mse'"),
  (["--lr", "cosine="], "--lr of cosine: expected one at least, found an empty list"),
  (["--weight-decays", "1e300"], "--weight-decays: expected a number from 0 to 1, found 'inf'"),
  (["--weight-decays", "0/"], "--weight-decays: expected one at least, found an empty list"),
  (["--seeds", "-1"], "--seeds: expected numbers separated by commas, found '-1'"),
  (
    ["--seeds", "99999999999999999999"],
    "--seeds: expected numbers separated by commas, found '99999999999999999999'"
  ),
  (["--seeds", "1,1"], "--seeds: expected each once, found '1' twice"),
  (["--steps", "0"], "--steps: expected 1 to 10000000, found 0"),
  (["--steps", "-1"], "--steps: expected 1 to 10000000, found -1"),
  (["--steps", "99999999999999999999"], "The value '99999999999999999999' is invalid for '--steps <count>'"),
  (["--steps", "nan"], "The value 'nan' is invalid for '--steps <count>'"),
  (["--batch-size", "1e300"], "The value '1e300' is invalid for '--batch-size <count>'"),
  (["--validation", "0"], "--validation: expected 1 to 1000000000, found 0"),
  (
    ["--validation", "999"],
    "--validation: of 'digits': expected at most 990 samples to hold out, so that one of every class is left, found 999"
  ),
  (["--erase", "nan"], "--erase: expected a probability, found nan"),
  (["--shift", "8"], "--shift: expected less than an image of 'digits' is long, found 8"),
  (
    ["--samples-per-class", "99"],
    "--samples-per-class: of 'digits': expected at least 99 samples of each class, found 79 of class 0, beside 200 samples to validate on"
  ),
  (["--samples-per-class", "-1"], "--samples-per-class: expected a number from 1 to 1000000, found '-1'"),
  (["--embeddings", "semantic"], "--embeddings: expected data whose classes have a tree, found 'digits'"),
  (
    ["--losses", "cross-entropy", "--embeddings", "semantic"],
    "--embeddings: expected one-hot, as cross-entropy has no targets to embed, found 'semantic'"
  ),
  (["--embeddings", ""], "--embeddings: expected one at least, found an empty list"),
  (["--quick"], "--quick is for --preset, which is missing"),
  (["--preset", "x"], "--preset: expected one of figure2, table2, table3, weight-decay, found 'x'"),
  (["--results", ""], "--results: expected the name of a folder, found ''"),
])
func wrongUsageIsOneLine(arguments: [String], words: String) async throws {
  try await withTemporaryFolder { root in
    let said = try await complaint(["start"] + small + arguments, exitCode: 64, in: root)
    #expect(said == words)
    #expect(try FileManager.default.contentsOfDirectory(atPath: root).isEmpty)
  }
}

@Test func namesOfDataAndFilesThatAreNotThere() async throws {
  try await withTemporaryFolder { root in
    func said(_ arguments: String..., exitCode: Int) async throws -> String {
      try await complaint(arguments, exitCode: exitCode, in: root)
    }
    let nothing = try await said(exitCode: 64)
    #expect(nothing.hasPrefix("expected what to sweep: --preset, --file, or "))
    #expect(try await said("plan", "--results", "none", exitCode: 64).hasPrefix("expected what to sweep"))
    #expect(
      try await said("--losses", "cosine", "--samples-per-class", "2", "--data", "none", exitCode: 64)
        .hasPrefix("--data: no data set and no file is named 'none'"))
    let missing = "cannot be read: No such file or directory"
    #expect(try await said("--file", "none.yaml", exitCode: 66) == "none.yaml: \(missing)")
    #expect(try await said("report", "none", exitCode: 66) == "none/sweep.json: \(missing)")
    #expect(try await said("report", exitCode: 64).contains("<folder>"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: root).isEmpty)
  }
}

@Test(arguments: [
  ("lr: [0.1]\nlrs: [1]\n", "line 2: expected one of batch-size, clip, "),
  ("lr: [0.1]\nlr: [1]\n", "line 1: expected each key once, found lr twice"),
  ("seeds: []\n", "seeds: expected one at least, found an empty list"),
  ("steps: many\n", "line 1, steps: expected a whole number, found 'many'"),
  ("clip: 1e300\n", "line 1, clip: expected a number, found '1e300'"),
  ("momentum: 1\n", "momentum: expected 0 to below 1, found 1.0"),
  (
    "samples-per-class: [2, 80]\n",
    "samples-per-class: of 'digits': expected at least 80 samples of each class, found 79 of class 0, beside 200 samples to validate on"
  ),
  ("[", "line 2: it is not valid YAML"),
  ("", "expected keys with values, found nothing"),
])
func aWrongFileIsBadDataAndNamed(text: String, words: String) async throws {
  try await withTemporaryFolder { root in
    try text.write(toFile: root + "/s.yaml", atomically: true, encoding: .utf8)
    // Without what the file is to say.
    let options = ["--data", "digits", "--model", "mlp:8", "--losses", "cosine"]
    let samples = text.contains("samples") ? [] : ["--samples-per-class", "2"]
    let said = try await complaint(["--file", "s.yaml"] + options + samples, exitCode: 65, in: root)
    #expect(said.hasPrefix("s.yaml: \(words)"), "\(said)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: root) == ["s.yaml"])
  }
}

@Test func aFolderOfAnotherSweepIsLeftAsItIs() async throws {
  try await withTemporaryFolder { root in
    let folder = ["--results", "s"]
    #expect(try await Binary.run(["sweep"] + small + folder, folder: root).exitCode == 0)
    func content(_ name: String) throws -> Data {
      try Data(contentsOf: URL(fileURLWithPath: "\(root)/s/\(name)"))
    }
    let before = (try content("sweep.json"), try content("results.jsonl"))
    for command in [["start"], ["plan"], ["run", "--cell", "0"]] {
      let said = try await complaint(command + small + folder + ["--steps", "6"], exitCode: 65, in: root)
      #expect(said == "s: steps: expected what the sweep in this folder began with, 5, found 6")
    }
    #expect(try (content("sweep.json"), content("results.jsonl")) == before)

    try FileManager.default.removeItem(atPath: root + "/s/sweep.json")
    for command in [["start"], ["plan"], ["run", "--cell", "0"]] {
      let said = try await complaint(command + small + folder, exitCode: 66, in: root)
      #expect(said == "s: sweep.json, which says what its results are of, is missing")
    }
    #expect(try content("results.jsonl") == before.1)
    try "{}".write(toFile: root + "/s/sweep.json", atomically: true, encoding: .utf8)
    for command in [["report", "s"], ["plan"] + small + folder, ["run", "--results", "s", "--cell", "0"]] {
      let said = try await complaint(command, exitCode: 65, in: root)
      #expect(said == "s/sweep.json: expected the definition of a sweep, found something else")
    }
  }
}

@Test func dataThatASweepNamesAndThatAreGone() async throws {
  try await withTemporaryFolder { root in
    let rows = (0..<60).map { "\($0 / 3).5,\($0 % 3),\("abc".dropFirst($0 % 3).prefix(1))\n" }.joined()
    try rows.write(toFile: root + "/d.csv", atomically: true, encoding: .utf8)
    let arguments = ["--results", "s", "--data", "d.csv"]
    #expect(try await Binary.run(["sweep", "plan"] + small + arguments, folder: root).exitCode == 0)
    try FileManager.default.removeItem(atPath: root + "/d.csv")
    let commands = [["run", "--cell", "0"], ["plan"], ["start"]].map { $0 + ["--results", "s"] }
    for command in commands {
      let said = try await complaint(command, exitCode: 66, in: root)
      #expect(said == "d.csv: cannot be read: No such file or directory")
    }
    let file = root + "/s/sweep.json"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacing("d.csv", with: "none").write(toFile: file, atomically: true, encoding: .utf8)
    for command in commands {
      let said = try await complaint(command, exitCode: 65, in: root)
      #expect(said.hasPrefix("s/sweep.json: data: no data set and no file is named 'none'"))
    }
  }
}

@Test func foldersAndFilesThatCannotBeWritten() async throws {
  try await withTemporaryFolder { root in
    for command in [["start"], ["plan"], ["run", "--cell", "0"]] {
      let said = try await complaint(command + small + ["--results", "/proc/s"], exitCode: 73, in: root)
      #expect(said == "--results: cannot write /proc/s: No such file or directory")
    }
    #expect(try await Binary.run(["sweep"] + small + ["--results", "s"], folder: root).exitCode == 0)
    #expect(
      try await complaint(["report", "s", "--output", "none/s.csv"], exitCode: 73, in: root)
        == "cannot write none/s.csv: No such file or directory")
    #expect(
      try await complaint(["report", "s", "--output", "s.pdf"], exitCode: 64, in: root).contains("s.pdf"))
  }
}

@Test(arguments: [
  ("digits", "saddle: --flip: mirrored characters are no characters of their classes\n"), ("fashion", ""),
])
func mirroringIsRemarkedOnWhereItMakesOtherCharacters(data: String, remark: String) async throws {
  try await withTemporaryFolder { root in
    let options = small.map { $0 == "digits" ? data : $0 }
    let result = try await Binary.run(["sweep", "plan", "--flip"] + options, folder: root)
    #expect(result.exitCode == 0 && result.error == remark)
  }
}

@Test func aClosedOutputIsNotTakenForAFileOfTheSweep() async throws {
  try await withTemporaryFolder { root in
    for closed in [">&-", "<&- >&-", "<&-"] {
      let arguments = (["sweep"] + small).joined(separator: " ")
      let result = try await Subprocess.run(
        .path("/bin/sh"),
        arguments: ["-c", "'\(Binary.path)' \(arguments) --no-screen --results '\(root)/s' \(closed)"],
        output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
      let isOpen = closed == "<&-"
      #expect(result.terminationStatus == .exited(isOpen ? 0 : 73), "\(result.standardError)")
      #expect(isOpen == result.standardOutput.contains("cosine"))
      #expect(isOpen || result.standardError.contains("saddle: cannot write standard output: "))
      for name in try FileManager.default.contentsOfDirectory(atPath: root + "/s") where name != "sweep.json"
      {
        let text = try String(contentsOfFile: "\(root)/s/\(name)", encoding: .utf8)
        #expect(!text.contains("Test accuracy"), "\(name)")
      }
    }
  }
}
