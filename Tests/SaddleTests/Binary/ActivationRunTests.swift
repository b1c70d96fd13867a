import ArrayFiles
import Foundation
import Testing

/// A short training on a toy set with tanh and noise of both kinds.
private let training = [
  "train", "--data", "spirals", "--standardize", "--model", "mlp:6,5", "--activation", "tanh", "--loss",
  "cross-entropy", "--train-share", "0.6", "--label-noise", "0.1", "--input-noise", "0.05",
]

@Test func aRunWithNoiseAndAnotherActivationGoesOnAsItBegan() async throws {
  try await withTemporaryFolder { folder in
    let whole = try await Binary.run(training + ["--epochs", "4", "--run", folder + "/whole"])
    #expect(whole.exitCode == 0, "\(whole.error)")
    let first = try await Binary.run(training + ["--epochs", "2", "--run", folder + "/run"])
    #expect(first.exitCode == 0)
    // The folder knows all of it.
    let rest = try await Binary.run(["train", "--resume", "--epochs", "4", "--run", folder + "/run"])
    #expect(rest.exitCode == 0 && rest.output == whole.output)
    #expect(try newestCheckpoint(folder + "/run") == newestCheckpoint(folder + "/whole"))
    for (option, found) in [("--activation", "sigmoid"), ("--label-noise", "0.2"), ("--train-share", "0.5")] {
      let other = try await Binary.run(["train", "--resume", "--run", folder + "/run", option, found])
      #expect(other.exitCode == 64 && other.error.contains("\(option): the run in"), "\(other.error)")
    }
  }
}

@Test func aConfigurationFromBeforeActivationsGoesOn() async throws {
  try await withTemporaryFolder { folder in
    let whole = try await Binary.run(["train", "--epochs", "2", "--run", folder + "/whole"])
    let run = folder + "/run"
    #expect(try await Binary.run(["train", "--epochs", "1", "--run", run]).exitCode == 0)
    let file = URL(fileURLWithPath: run + "/config.json")
    var object = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    for key in ["activation", "label-noise", "input-noise"] {
      #expect(object.removeValue(forKey: key) != nil)
    }
    try JSONSerialization.data(withJSONObject: object).write(to: file)
    let rest = try await Binary.run(["train", "--resume", "--epochs", "2", "--run", run])
    #expect(rest.exitCode == 0 && rest.output == whole.output, "\(rest.error)")
  }
}

@Test func theLandscapeOfAnotherActivationIsThatOfItsWeights() async throws {
  try await withTemporaryFolder { folder in
    let run = folder + "/run"
    let trained = try await Binary.run(training + ["--epochs", "2", "--run", run])
    #expect(trained.exitCode == 0)
    func losses(_ arguments: [String]) async throws -> [Double] {
      let result = try await Binary.run(
        ["landscape"] + arguments + ["--resolution", "5", "--output", folder + "/a.npz"])
      #expect(result.exitCode == 0, "\(result.error)")
      return try NpzFile(folder + "/a.npz").array("loss").doubles
    }
    let ofRun = try await losses([run])
    #expect(ofRun.allSatisfy { $0.isFinite })
    let steepest = try await Binary.run(["landscape", run, "--plane", "hessian", "--resolution", "3"])
    #expect(steepest.exitCode == 0, "\(steepest.error)")
    // Weights say themselves what they were trained with, but not on which noise: on all samples, these differ.
    let checkpoint = try #require(
      try FileManager.default.contentsOfDirectory(atPath: run + "/checkpoints")
        .filter { $0.hasSuffix(".safetensors") }.max())
    let file = "\(run)/checkpoints/\(checkpoint)"
    #expect(try SafeTensors(path: file).metadata["activation"] == "tanh")
    let common = ["--weights", file, "--data", "spirals", "--standardize"]
    let tanh = try await losses(common)
    #expect(try await losses(common + ["--activation", "tanh"]) == tanh)
    #expect(try await losses(common + ["--activation", "relu"]) != tanh)
    let both = try await Binary.run(["landscape", run, "--activation", "tanh"])
    #expect(both.exitCode == 64 && both.error.contains("--activation: it is for weights of no run"))
  }
}
