import Foundation
import Testing

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
