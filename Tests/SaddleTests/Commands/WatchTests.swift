import Foundation
import Subprocess
import Testing

@Suite struct WatchTests {
  @Test func aSummaryIsAnObjectARunAndTag() async throws {
    try await withTemporaryFolder { folder in
      try "step,loss\n1,0.5\n2,nan\n3,-inf\n".write(
        toFile: folder + "/a.csv", atomically: false, encoding: .utf8)
      let result = try await Binary.run(["watch", "--summary", folder])
      #expect(
        result.output == """
          {"run": "a.csv", "format": "csv", "tag": "loss", "points": 3, "first_step": 1, "last_step": 3, \
          "last": "-Infinity", "min": "-Infinity", "max": 0.5, "nan": 1, "infinite": 1}

          """)
      #expect(result.exitCode == 0 && result.error == "")
    }
  }

  @Test func aLastRowWithoutALineFeedIsInSummariesAndChartsOnce() async throws {
    try await withTemporaryFolder { folder in
      try "step,loss\n1,0.5\n2,0.25".write(toFile: folder + "/a.csv", atomically: false, encoding: .utf8)
      let summary = try await Binary.run(["watch", "--summary", folder])
      #expect(summary.output.contains("\"points\": 2,") && summary.output.contains("\"last\": 0.25"))
      let chart = folder + "/chart.csv"
      let result = try await Binary.run(["watch", folder + "/a.csv", "--chart", "loss", "--output", chart])
      #expect(result.exitCode == 0)
      let rows = try String(contentsOfFile: chart, encoding: .utf8).split(separator: "\n")
      #expect(rows.count == 3 && rows.count { $0.contains(",2,") } == 1)
    }
  }

  @Test func logsWithoutANumberAreTold() async throws {
    try await withTemporaryFolder { folder in
      for name in ["a", "b", "c"] {
        try "step,words\n1,two\n".write(
          toFile: folder + "/\(name).csv", atomically: false, encoding: .utf8)
      }
      let result = try await Binary.run(["watch", "--summary", folder])
      #expect(result.output == "" && result.exitCode == 0)
      #expect(result.error.hasSuffix("a.csv: no numbers in this log yet (and 2 more runs)\n"))
    }
  }

  @Test func whatIsReadableIsPrintedAndTheCodeTellsWhatIsMissing() async throws {
    try await withTemporaryFolder { folder in
      for (name, text) in [
        ("a.csv", "step,loss\n1,0.5\n"), ("notes", "of no kind"), ("b/trainer_state.json", "{"),
      ] {
        let file = URL(fileURLWithPath: "\(folder)/\(name)")
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: false, encoding: .utf8)
      }
      for (paths, code, lines) in [
        (["missing", "a.csv"], 66, 1), (["a.csv", "notes"], 65, 1), (["notes", "a.csv", "missing"], 66, 2),
        (["b"], 65, 1), (["a.csv", "b"], 0, 1),
      ] {
        let result = try await Binary.run(["watch", "--summary"] + paths, folder: folder)
        #expect(result.exitCode == code, "\(paths)")
        #expect(result.error.split(separator: "\n").count == lines, "\(result.error)")
        #expect(result.output.contains("\"run\": \"a.csv\"") == paths.contains("a.csv"))
      }
      let chart = try await Binary.run(
        ["watch", "missing", "a.csv", "--chart", "loss", "--output", "loss.csv"], folder: folder)
      #expect(chart.exitCode == 66 && FileManager.default.fileExists(atPath: folder + "/loss.csv"))
    }
  }

  @Test func whatIsWrongIsOneLineAndACode() async throws {
    try await withTemporaryFolder { folder in
      try "nothing of the kind".write(toFile: folder + "/notes", atomically: false, encoding: .utf8)
      try "{\"step\": 1, \"a\": 2}\nbroken\n".write(
        toFile: folder + "/b.jsonl", atomically: false, encoding: .utf8)
      for (arguments, code, words) in [
        (["watch", folder], 64, "--summary"), (["watch", "--summary"], 64, "path"),
        (["watch", "--summary", folder + "/missing"], 66, "missing: cannot be read"),
        (["watch", "--summary", folder + "/notes"], 65, "notes: byte 0: expected a log of tensorboard"),
        (["watch", "--summary", folder + "/b.jsonl"], 0, "b.jsonl: line 2, byte 20: expected a JSON object"),
      ] {
        let result = try await Binary.run(arguments)
        #expect(result.exitCode == code)
        #expect(result.error.contains(words) && result.error.split(separator: "\n").count == 1)
      }
    }
  }

  @Test func followingTellsWhatIsThereAndWhatComesUntilItIsStopped() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/m.jsonl"
      try "{\"step\": 1, \"a\": 2}\n{\"st".write(toFile: path, atomically: false, encoding: .utf8)
      let status = try await Subprocess.run(
        .path(.init(Binary.path)), arguments: ["watch", "--follow", path], input: .none, output: .sequence,
        error: .discarded
      ) { process in
        var lines = process.standardOutput.strings().makeAsyncIterator()
        #expect(try await lines.next() == "{\"run\": \"m.jsonl\", \"tag\": \"a\", \"step\": 1, \"value\": 2}")
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("ep\": 2, \"a\": NaN}\n".utf8))
        #expect(
          try await lines.next() == "{\"run\": \"m.jsonl\", \"tag\": \"a\", \"step\": 2, \"value\": \"NaN\"}")
        try process.send(signal: .interrupt)
        #expect(try await lines.next() == nil)
      }.terminationStatus
      #expect(status == .exited(130))
    }
  }
}
