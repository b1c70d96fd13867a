import Foundation
import RunLogs
import Subprocess
import Testing

private func eventFiles(_ run: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: run).filter { $0.contains("tfevents") }.sorted()
}

/// What TensorBoard makes of a run's folder: `step value` of each point by tag.
private func events(_ run: String) -> [String: [String]] {
  var follower = RunFollower(RunSource(.tensorboard, path: run, name: "run"))
  follower.poll()
  #expect(follower.log.problems.isEmpty)
  return follower.log.tags.reduce(into: [:]) { tags, tag in
    guard let series = follower.log.series(tag) else { return }
    tags[tag] = (0..<series.count).map { "\(series[$0].step) \(series[$0].value)" }
  }
}

/// The same of its rows, in the single precision that events have.
private func rows(_ run: String) throws -> [String: [String]] {
  var tags: [String: [String]] = [:]
  for line in try metrics(run).split(separator: UInt8(ascii: "\n")) {
    let row = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Double])
    for (key, value) in row where key != "step" {
      tags[key, default: []].append("\(Int(row["step"]!)) \(Double(Float(value)))")
    }
  }
  return tags
}

@Suite struct EventFilesTests {
  @Test func theEventsOfARunThatIsKilledAgainAndAgainAreThoseOfItsRows() async throws {
    try await withTemporaryFolder { folder in
      let (run, plain) = (folder + "/killed", folder + "/plain")
      let resumed = smallTraining + ["--run", run, "--resume"]
      for kill in 0..<5 {
        _ = try await interrupt(resumed + ["--tensorboard"], with: .kill) {
          try await Task.sleep(for: .milliseconds(60 + 130 * kill))
        }
      }
      // A run that has such files goes on with them, whether it is told to or not.
      let before = try eventFiles(run)
      #expect(try await Binary.run(resumed).exitCode == 0)
      #expect(try before.count >= 1 && eventFiles(run).count == before.count + 1)
      #expect(try events(run) == rows(run) && events(run)["train/loss"]?.count == 54)
      // They change nothing else.
      #expect(try await Binary.run(smallTraining + ["--run", plain]).exitCode == 0)
      #expect(try metrics(run) == metrics(plain) && eventFiles(plain) == [])
      #expect(try newestCheckpoint(run) == newestCheckpoint(plain))
    }
  }

  @Test func whereTheStepsOfADeadProcessAreTrainedAnewTheyCountOnce() async throws {
    try await withTemporaryFolder { folder in
      let run = folder + "/run"
      // The only checkpoint is that of step 0: all that is written before the end is void.
      _ = try await interrupt(
        ["train", "--epochs", "100000", "--checkpoint-every", "1000", "--run", run, "--tensorboard"],
        with: .kill
      ) {
        let isBeyond = try await comesTrue { events(run)["lr"]?.count ?? 0 > 32 }
        #expect(isBeyond)
      }
      let last = try await Binary.run(["train", "--epochs", "1", "--run", run, "--resume", "--tensorboard"])
      #expect(last.exitCode == 0)
      #expect(try events(run) == rows(run) && events(run)["lr"]?.count == 32)
    }
  }

  @Test func aRunWithEventsIsOneRunToWatch() async throws {
    try await withTemporaryFolder { folder in
      let run = folder + "/run"
      let trained = try await Binary.run(["train", "--epochs", "1", "--run", run, "--tensorboard"])
      #expect(trained.exitCode == 0)
      let all = try await Binary.run(["watch", "--summary", folder])
      #expect(all.exitCode == 0 && all.output.split(separator: "\n").count == 6)
      #expect(!all.output.contains("\"tensorboard\""))
      // Who names the file means the file.
      let file = try await Binary.run(["watch", "--summary", run + "/" + #require(try eventFiles(run).first)])
      #expect(file.exitCode == 0 && file.output.split(separator: "\n").count == 6)
      #expect(file.output.contains(#""format": "tensorboard", "tag": "train/loss", "points": 32"#))
    }
  }

  @Test func eventsNeedARunToBelongTo() async throws {
    let result = try await Binary.run(["train", "--epochs", "1", "--tensorboard"])
    #expect(result.exitCode == 64 && result.output.isEmpty)
    #expect(
      result.error.hasPrefix(
        "saddle: --tensorboard: expected the run that the event files belong to, found no --run\n"))
  }

  @Test func whereTheDiskIsFullForEventsItIsSaid() async throws {
    try await withTemporaryFolder { folder in
      // Files may grow to 1024 bytes. With a path of this length the configuration does not, but its event does.
      var data = folder + "/d"
      while data.utf8.count < 280 { data += data.utf8.count % 100 == 0 ? "/d" : "d" }
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: data).deletingLastPathComponent(), withIntermediateDirectories: true)
      let samples = (0..<20).map { "\($0),\($0 * $0 % 7),\($0 % 2)\n" }.joined()
      try samples.write(toFile: data + ".csv", atomically: false, encoding: .utf8)
      let train = "\(Binary.path) train --epochs 1 --tensorboard --data \(data).csv --run \(folder)/run"
      let result = try await Subprocess.run(
        .path("/bin/sh"), arguments: ["-c", "ulimit -f 2 && exec \(train)"], output: .discarded,
        error: .string(limit: 1 << 16))
      #expect(result.terminationStatus == .exited(73))
      let message = try #require(result.standardError.split(separator: "\n").last)
      let file = try folder + "/run/" + #require(try eventFiles(folder + "/run").first)
      #expect(message == "saddle: --run: cannot write \(file): File too large")
      #expect(FileManager.default.contents(atPath: file)?.isEmpty == true)
      // With room again it goes on.
      let again = try await Binary.run(["train", "--run", folder + "/run", "--resume"])
      #expect(again.exitCode == 0)
      #expect(try events(folder + "/run") == rows(folder + "/run"))
    }
  }
}
