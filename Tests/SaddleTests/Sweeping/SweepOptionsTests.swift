import Experiments
import Foundation
import Testing

@testable import saddle

/// What is asked by some arguments, with a file of some text.
private func definition(_ arguments: String, file text: String? = nil) throws -> SweepDefinition {
  var arguments = arguments.split(separator: " ").map(String.init)
  let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).yaml")
  defer { try? FileManager.default.removeItem(at: file) }
  if let text {
    try Data(text.utf8).write(to: file)
    arguments += ["--file", file.path]
  }
  return try SweepOptions.parse(arguments).question().0
}

@Test func ratesThatAreSaidOnceMoreAreTriedToo() throws {
  let sweep = try definition(
    "--losses cosine,mse --samples-per-class 2 --lr 0.5 --lr 0.1,0.2 --lr mse=0.01 --lr mse=0.02")
  #expect(sweep.learningRates == [0.5, 0.1, 0.2] && sweep.lossLearningRates == ["mse": [0.01, 0.02]])
}

@Test(arguments: [
  ("--losses cosine", "losses: [cosine]"), ("--lr 0.3", "lr: [0.3]"),
  ("--model mlp:16", "models: ['mlp:16']"),
  ("--data digits", "data: [digits]"),
  ("--weight-decays 0/0,0.1/0.2", "weight-decays: [[0], [0, 0.1], [0.2]]"),
  ("--lr cosine=0.3", "loss-lr: {cosine: [0.3]}"), ("--steps 30", "steps: 30"),
  ("--samples-per-class 3", "samples-per-class: [3]"), ("--embeddings one-hot", "embeddings: [one-hot]"),
])
func aFileSaysOfAPresetWhatOptionsSay(options: String, text: String) throws {
  for preset in ["figure2", "table2"] {
    let asked = try definition("--preset \(preset) \(options)")
    #expect(try definition("--preset \(preset)", file: text) == asked)
    #expect(try asked != definition("--preset \(preset)") || options == "--embeddings one-hot")
  }
}

@Test func optionsCountBeforeTheFile() throws {
  let sweep = try definition(
    "--losses mse --lr 0.2",
    file: "losses: [cosine]\nsamples-per-class: [2]\nloss-lr: {cosine: [0.3]}\nsteps: 9\n")
  #expect(sweep.losses == ["mse"] && sweep.learningRates == [0.2] && sweep.lossLearningRates.isEmpty)
  #expect(sweep.steps == 9 && sweep.weightDecays == SweepPreset.weightDecays)
}
