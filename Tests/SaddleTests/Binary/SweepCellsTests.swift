import Foundation
import Subprocess
import Testing

@testable import Experiments
@testable import saddle

private let demos = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../Demos").standardized
  .path

private let small = [
  "--data", "digits", "--model", "mlp:8", "--losses", "cross-entropy,cosine", "--samples-per-class", "2,5",
  "--lr",
  "0.5,0.1", "--weight-decays", "0", "--seeds", "1,2", "--steps", "20",
]

private func saddle(_ arguments: String..., more: [String] = [], in folder: String) async throws
  -> Binary.Result
{
  try await Binary.run(["sweep"] + arguments + more, folder: folder)
}

/// All results in a folder by their keys, without their times.
private func results(_ folder: String) throws -> [String: CellResult] {
  Dictionary(
    try SweepResults([folder]).progress.results.map {
      var result = $0.value
      result.seconds = 0
      return ($0.key, result)
    }, uniquingKeysWith: { first, _ in first })
}

/// The whole sweep on one machine, as it is without a screen.
private func expectSameAsOneMachine(_ folder: String, in root: String) async throws {
  let whole = try await saddle("start", "--results", "whole", more: small, in: root)
  #expect(whole.exitCode == 0)
  #expect(try results("\(root)/\(folder)") == results(root + "/whole"))
  for ending in ["csv", "md"] {
    for name in [folder, "whole"] {
      let report = try await saddle("report", name, "--output", "\(name).\(ending)", in: root)
      #expect(report.exitCode == 0 && report.output.isEmpty)
    }
    let files = try [folder, "whole"].map {
      try String(contentsOfFile: "\(root)/\($0).\(ending)", encoding: .utf8)
    }
    #expect(files[0] == files[1])
  }
}

@Test func aPlanNumbersItsCellsAndNotesTheSweep() async throws {
  try await withTemporaryFolder { root in
    let counts = try await saddle("plan", "--counts", "--results", "s", more: small, in: root)
    #expect(counts.output == "8\t8\n")
    // From now on the folder says what is asked.
    let lines = try await saddle("plan", "--results", "s", in: root).output.split(separator: "\n")
    #expect(lines.count == 16)
    #expect(lines[3] == "3\tsearch\tdigits\tmlp:8\tcross-entropy\tone-hot\t5\t0.1\t0\t1")
    #expect(lines[11] == "11\tfinal\tdigits\tmlp:8\tcross-entropy\tone-hot\t5\tof 2-3\tof 2-3\t2")
    // With one rate there is none to choose.
    let one = try await saddle(
      "plan", "--lr", "0.1", "--weight-decays", "0", "--seeds", "4", more: Array(small.prefix(8)), in: root)
    #expect(one.output.hasPrefix("0\tfinal\tdigits\tmlp:8\tcross-entropy\tone-hot\t2\t0.1\t0\t4\n"))
  }
}

@Test func cellsOfSeveralProcessesMakeTheReportOfOneMachine() async throws {
  try await withTemporaryFolder { root in
    _ = try await saddle("plan", "--results", "s", more: small, in: root)
    let early = try await saddle("run", "--results", "s", "--cell", "8", in: root)
    #expect(early.exitCode == 66 && early.output.isEmpty)
    #expect(
      early.error
        == "saddle: s: cell 8 needs the results of cells that choose its rates, of which these are missing: 0-1\n"
    )
    let incomplete = try await saddle("report", "s", in: root)
    #expect(
      incomplete.exitCode == 0 && incomplete.output.contains("Not complete: 0 of 4 points known so far."))

    // Two at a time, some cells in both.
    async let first = saddle("run", "--results", "s", "--cell", "0-5", in: root)
    async let second = saddle("run", "--results", "s/", "--cell", "7,4-6", in: root)
    let searches = try await [first, second]
    #expect(searches.allSatisfy { $0.exitCode == 0 && $0.error.isEmpty })
    #expect(searches[0].output.hasPrefix("cell 0: validation accuracy "))
    let finals = try await saddle("run", "--results", "s", "--cell", "8-15", in: root)
    #expect(finals.exitCode == 0 && finals.output.split(separator: "\n").count == 8)
    try await expectSameAsOneMachine("s", in: root)

    // All is done: nothing is left to train, wherever that is asked.
    let again = try await saddle("run", "--results", "s", "--cell", "8-15", in: root)
    #expect(again.output == finals.output)
    let start = try await saddle("start", "--results", "s", in: root)
    #expect(start.exitCode == 0 && !FileManager.default.fileExists(atPath: root + "/s/results.jsonl"))
  }
}

@Test func foldersOfTheirOwnAreReportedTogether() async throws {
  try await withTemporaryFolder { root in
    _ = try await saddle("run", "--results", "a", "--cell", "0-7", more: small, in: root)
    try FileManager.default.copyItem(atPath: root + "/a", toPath: root + "/b")
    _ = try await saddle("run", "--results", "a", "--cell", "8-11", in: root)
    _ = try await saddle("run", "--results", "b", "--cell", "12-15", in: root)
    let report = try await saddle("report", "a", "b", "--output", "both.csv", in: root)
    #expect(report.exitCode == 0)
    #expect(try await saddle("start", "--results", "whole", more: small, in: root).exitCode == 0)
    _ = try await saddle("report", "whole", "--output", "whole.csv", in: root)
    let files = try ["both", "whole"].map { try String(contentsOfFile: "\(root)/\($0).csv", encoding: .utf8) }
    #expect(files[0] == files[1])
  }
}

@Test func aCellThatIsKilledIsMadeAnewToTheBit() async throws {
  try await withTemporaryFolder { root in
    let folder = root + "/s"
    let long = Array(small.dropLast()) + ["2000"]
    let arguments = ["sweep", "run", "--results", folder, "--cell", "0-7"] + long
    _ = try await Binary.run(["sweep", "plan", "--results", folder] + long)
    for signal in [.kill, .kill, .terminate, .interrupt] as [Signal] {
      let before = FileManager.default.contents(folder)
      let (status, error) = try await interrupt(arguments, with: signal) {
        #expect(try await comesTrue { FileManager.default.contents(folder).count > before.count })
        try await Task.sleep(for: .milliseconds(5))
      }
      if signal == .interrupt { #expect(status == .exited(130) || status == .exited(0)) }
      if signal == .terminate { #expect(status == .exited(143) || status == .exited(0)) }
      if status == .exited(130) {
        #expect(
          error.hasPrefix("saddle: stopped in cell ") && error.hasSuffix(", of which nothing is kept\n"))
      }
      // Each file is whole.
      let results = try SweepResults([folder]).progress.results
      #expect(results.count == FileManager.default.contents(folder).count)
    }
    #expect(try await Binary.run(arguments).exitCode == 0)
    #expect(
      try await Binary.run(["sweep", "run", "--results", root + "/t", "--cell", "0-7"] + long).exitCode == 0)
    #expect(try results(folder) == results(root + "/t"))
  }
}

extension FileManager {
  /// The names of the results in a sweep's folder.
  fileprivate func contents(_ folder: String) -> [String] {
    ((try? contentsOfDirectory(atPath: folder + "/cells")) ?? []).filter { $0.hasSuffix(".json") }
  }
}

@Test func aResultThatCannotBeWrittenIsNotThere() async throws {
  try await withTemporaryFolder { root in
    _ = try await saddle("plan", "--results", "s", more: small, in: root)
    let script = "ulimit -f 0 && exec \(Binary.path) sweep run --results s --cell 0"
    let full = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-c", script], workingDirectory: .init(root), output: .discarded,
      error: .string(limit: 1 << 16))
    #expect(full.terminationStatus == .exited(73))
    #expect(
      full.standardError == "saddle: --results: cannot write s/cells/000000.json: File too large\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: root + "/s/cells").isEmpty)
    #expect(try await saddle("run", "--results", "s", "--cell", "0", in: root).exitCode == 0)
  }
}

@Test func numbersOfNoCellAreRefusedBeforeAnythingIsRun() async throws {
  try await withTemporaryFolder { root in
    for cell in ["16", "0-16", "-1", "x", "99999999999999999999", "1e300", "nan"] {
      let result = try await saddle("run", "--results", "s", "--cell", cell, more: small, in: root)
      #expect(result.exitCode == 64 && result.error.hasPrefix("saddle: --cell: expected numbers "))
      #expect(result.error.split(separator: "\n").count == 1 && result.output.isEmpty)
    }
    #expect(try await saddle("run", "--cell", "0", in: root).exitCode == 64)
    #expect(try FileManager.default.contentsOfDirectory(atPath: root).isEmpty)
  }
}

/// What stands for sbatch: it runs the tasks of an array at once, one after the other, and says the job's number.
private let sbatch = """
  #!/bin/bash
  echo "$*" >> sbatch.log
  while [[ $1 == --* ]]; do
    [[ $1 == --array=* ]] && array=${1#--array=}
    shift
  done
  for ((task = ${array%-*}; task <= ${array#*-}; task++)); do
    SLURM_ARRAY_TASK_ID=$task bash "$@" >> tasks.log || exit
  done
  wc -l < sbatch.log
  """

@Test(arguments: [1, 3])
func theSlurmScriptsRunEveryCell(cellsPerTask: Int) async throws {
  try await withTemporaryFolder { root in
    let tools = root + "/tools"
    try FileManager.default.createDirectory(atPath: tools, withIntermediateDirectories: true)
    try sbatch.write(toFile: tools + "/sbatch", atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tools + "/sbatch")
    try FileManager.default.createSymbolicLink(atPath: tools + "/saddle", withDestinationPath: Binary.path)
    func submit(_ folder: String, _ arguments: [String]) async throws -> String? {
      let path = "\(tools):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
      let result = try await Subprocess.run(
        .path("/bin/bash"), arguments: Arguments(["\(demos)/cluster/slurm.sh", folder] + arguments),
        environment: .inherit.updating(["PATH": path, "PER_TASK": "\(cellsPerTask)"]),
        workingDirectory: .init(root), output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
      #expect(result.standardError == "")
      return result.terminationStatus == .exited(0) ? result.standardOutput : nil
    }
    #expect(try await submit("my sweep", small) == "search: job 1\nfinal: job 2\n")
    let log = try String(contentsOfFile: root + "/sbatch.log", encoding: .utf8).split(separator: "\n")
    let last = cellsPerTask == 1 ? 7 : 2
    #expect(log.count == 2 && log.allSatisfy { $0.contains(" --array=0-\(last) ") })
    #expect(
      !log[0].contains("afterok") && log[1].contains(" --dependency=afterok:1 --kill-on-invalid-dep=yes "))
    try await expectSameAsOneMachine("my sweep", in: root)
    // Submitted again it asks the folder, and nothing is left to train.
    #expect(try await submit("my sweep", []) == "search: job 3\nfinal: job 4\n")
    // Without a search there is nothing to wait for.
    #expect(
      try await submit("s", small + ["--lr", "cross-entropy=1", "--lr", "cosine=2"]) == "final: job 5\n")
    #expect(try await saddle("report", "s", in: root).output.contains("Not complete") == false)
  }
}

@Test func whereNothingIsSaidWeightDecayIsTunedInASecondPanel() async throws {
  try await withTemporaryFolder { root in
    let plan = try await saddle(
      "plan", "--results", "a", "--data", "digits", "--model", "mlp:8", "--losses", "cosine",
      "--samples-per-class", "2", "--lr", "0.1", "--counts", in: root)
    // Four weight decays are tried, and three seeds tested in either panel.
    #expect(plan.output == "4\t6\n", "\(plan.error)")
  }
}
