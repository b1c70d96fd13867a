import Datasets
import Foundation
import Subprocess
import Testing

@testable import Experiments
@testable import saddle

private func sweep(_ folder: String) -> [String] {
  [
    "sweep", "start", "--data", "digits", "--model", "mlp:32", "--losses", "mse,cross-entropy,cosine",
    "--samples-per-class", "2,5", "--lr", "0.1,0.01", "--weight-decays", "0", "--seeds", "1,2", "--steps",
    "300", "--results", folder,
  ]
}

/// The lines of a sweep's results; a torn last one is none.
private func lines(_ folder: String) -> [Data] {
  let file = URL(fileURLWithPath: folder + "/results.jsonl")
  guard let content = try? Data(contentsOf: file) else { return [] }
  return content.split(separator: 10, omittingEmptySubsequences: false).dropLast().map { Data($0) }
}

private func results(_ folder: String) throws -> [CellResult] {
  try ResultStore.results(in: folder).map {
    var result = $0
    result.seconds = 0
    return result
  }.sorted { $0.key < $1.key }
}

/// A report but for the time it took.
private func withoutTime(_ report: String) -> Substring {
  report[..<report.range(of: " trainings, ")!.lowerBound]
}

@Test func aSweepThatIsKilledAtAnyMomentGoesOnToTheSameBits() async throws {
  try await withTemporaryFolder { root in
    let (folder, whole) = (root + "/killed", root + "/whole")
    let undisturbed = try await Binary.run(sweep(whole))
    #expect(undisturbed.exitCode == 0 && lines(whole).count == 24)
    var moments = SplitMix64(seed: 7)
    var before: [Data] = []
    while before.count < 20 {
      let known = before.count
      let rest = Int(moments.next() % 30_000)
      let signal: Signal = known < 14 ? .kill : .interrupt
      let (status, error) = try await interrupt(sweep(folder), with: signal) {
        #expect(try await comesTrue { lines(folder).count > known })
        try await Task.sleep(for: .microseconds(rest))
      }
      if signal == .interrupt, status != .exited(0) {
        #expect(status == .exited(130))
        let words = "stopped; what is done is in \(folder), and the same command goes on from there\n"
        #expect(error.hasSuffix(words), "\(error)")
      }
      // What was there is there still.
      let now = lines(folder)
      #expect(now.starts(with: before) && now.count > known)
      _ = try results(folder)
      before = now
    }
    let last = try await Binary.run(sweep(folder))
    #expect(last.exitCode == 0 && withoutTime(last.output) == withoutTime(undisturbed.output))
    #expect(lines(folder).count == 24)
    #expect(try results(folder) == results(whole))
    // And once more there is nothing to do.
    let again = try await Binary.run(["sweep", "--results", folder])
    #expect(again.exitCode == 0 && again.output == last.output && lines(folder).count == 24)
  }
}

@Test func aTornLastLineIsMadeAnewAndOthersAreNamed() async throws {
  try await withTemporaryFolder { root in
    let folder = root + "/s"
    #expect(try await Binary.run(sweep(folder)).exitCode == 0)
    let file = URL(fileURLWithPath: folder + "/results.jsonl")
    let (content, results) = (try Data(contentsOf: file), try results(folder))
    try content.dropLast(40).write(to: file)
    #expect(try await Binary.run(sweep(folder)).exitCode == 0)
    #expect(lines(folder).count == 24)
    #expect(try results == ResultStore.results(in: folder).map(\.withoutSeconds).sorted { $0.key < $1.key })

    let lines = lines(folder)
    let edited = String(decoding: lines[4], as: UTF8.self).replacing("\"lr\":0.", with: "\"lr\":1.")
    for (damage, words) in [
      (Data(edited.utf8), "found another key"), (Data([0, 255, 3]), "found something else"),
      (Data(), "found something else"),
    ] {
      let damaged = Data((lines[..<4] + [damage] + lines[5...]).joined(separator: [10])) + [10]
      try damaged.write(to: file)
      for arguments in [
        sweep(folder), ["sweep", "report", folder], ["sweep", "run", "--results", folder, "--cell", "0"],
      ] {
        let result = try await Binary.run(arguments)
        #expect(result.exitCode == 65 && result.output.isEmpty)
        #expect(result.error == "saddle: \(file.path): line 5: expected the result of a cell, \(words)\n")
        #expect(try Data(contentsOf: file) == damaged)
      }
    }
  }
}

extension CellResult {
  fileprivate var withoutSeconds: CellResult {
    var result = self
    result.seconds = 0
    return result
  }
}

@Test func twoProcessesDoNotShareASweep() async throws {
  try await withTemporaryFolder { root in
    let folder = root + "/s"
    let long = sweep(folder) + ["--steps", "200000"]
    _ = try await interrupt(long, with: .kill) {
      #expect(try await comesTrue { FileManager.default.fileExists(atPath: folder + "/sweep.json") })
      let second = try await Binary.run(long)
      #expect(second.exitCode == 73)
      #expect(
        second.error
          == "saddle: --results: cannot write \(folder): another process is using this sweep folder\n")
      // Who only reads may.
      #expect(try await Binary.run(["sweep", "report", folder]).exitCode == 0)
    }
  }
}

@Test func aFullDiskStopsTheSweepAndLosesNothing() async throws {
  try await withTemporaryFolder { root in
    let folder = root + "/s"
    let script = "ulimit -f 4 && exec \(Binary.path) " + sweep(folder).joined(separator: " ")
    let full = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-c", script], output: .discarded, error: .string(limit: 1 << 16))
    #expect(full.terminationStatus == .exited(73))
    let words = "saddle: --results: cannot write \(folder)/results.jsonl: File too large\n"
    #expect(full.standardError.hasSuffix(words), "\(full.standardError)")
    let kept = lines(folder)
    // 2048 bytes are full lines.
    let content = try Data(contentsOf: URL(fileURLWithPath: folder + "/results.jsonl"))
    #expect(kept.count >= 4 && content.last == 10)
    #expect(try await Binary.run(sweep(folder)).exitCode == 0)
    #expect(lines(folder).starts(with: kept) && lines(folder).count == 24)
  }
}
