import ArrayFiles
import Testing

@testable import Experiments

private func definition(
  _ text: String, on before: SweepDefinition = SweepDefinition()
) throws(InputError) -> SweepDefinition {
  try SweepFile(YAMLFile(text, file: "s.yaml")).changes.applied(to: before)
}

/// What is said of a text that is no sweep.
private func complaint(_ text: String) -> String {
  do {
    let definition = try definition(text)
    return "taken as \(definition)"
  } catch { return error.description }
}

@Test func everyKeyOfAFileIsTaken() throws {
  let sweep = try definition(
    """
    data: [digits, "a b.npz"]
    models: ["mlp:32", "mlp:64,32"]
    data-models: {digits: ["mlp:16"]}
    losses: [cosine, mse]
    embeddings: [one-hot, "semantic:2"]
    samples-per-class: [2, 5]
    lr: [0.5, 1e-1]
    loss-lr:
      mse: [0.01]
    weight-decays: [[0], [0, 0.01]]
    panel-losses: [[cosine, mse], [cosine]]
    seeds: [1, 7]
    steps: 30
    search-steps: 20
    batch-size: 8
    momentum: 0.5
    clip: 3
    validation: 40
    shift: 1
    flip: true
    erase: 0.25
    """)
  var expected = SweepDefinition()
  expected.data = ["digits", "a b.npz"]
  expected.models = ["mlp:32", "mlp:64,32"]
  expected.dataModels = ["digits": ["mlp:16"]]
  expected.losses = ["cosine", "mse"]
  expected.embeddings = ["one-hot", "semantic:2"]
  expected.samplesPerClass = [2, 5]
  expected.learningRates = [0.5, 0.1]
  expected.lossLearningRates = ["mse": [0.01]]
  expected.weightDecays = [[0], [0, 0.01]]
  expected.panelLosses = [["cosine", "mse"], ["cosine"]]
  expected.seeds = [1, 7]
  (expected.steps, expected.searchSteps, expected.batchSize) = (30, 20, 8)
  (expected.momentum, expected.clip, expected.validation) = (0.5, 3, 40)
  (expected.shift, expected.flip, expected.erase) = (1, true, 0.25)
  #expect(sweep == expected)
  // None is left out here.
  let unlike = SweepDefinition().texts
  #expect(
    SweepDefinition.CodingKeys.allCases.allSatisfy { sweep.texts[$0.stringValue] != unlike[$0.stringValue] })
}

@Test func whatAFileDoesNotSayStays() throws {
  let sweep = try definition("steps: 7\n", on: .small)
  var expected = SweepDefinition.small
  // Half of them is the search, as it was.
  (expected.steps, expected.searchSteps) = (7, 3)
  #expect(sweep == expected)
}

@Test func aSearchStaysTheSamePartOfATraining() {
  let sweep = SweepPreset.figure2.definition(isQuick: false)
  #expect([900, 100, 1, 0].map(sweep.searchSteps(forSteps:)) == [450, 50, 1, 0])
  #expect(sweep.searchSteps(forSteps: .max) == .max && sweep.searchSteps(forSteps: -3) < 1)
}

@Test func aSearchAsLongAsATrainingStaysSo() throws {
  #expect(try definition("steps: 7\n").searchSteps == 7)
  #expect(try definition("steps: 7\nsearch-steps: 900\n").searchSteps == 900)
  #expect(try definition("search-steps: 7\n").steps == 900)
}

@Test func unknownAndRepeatedKeysAreNamedWithTheirLine() {
  #expect(complaint("steps: 1\nstep: 2\n").hasPrefix("s.yaml: line 2: expected one of batch-size, clip, "))
  #expect(complaint("steps: 1\nstep: 2\n").hasSuffix(", found step"))
  #expect(
    complaint("lr: [1]\nsteps: 1\nlr: [2]\n") == "s.yaml: line 1: expected each key once, found lr twice")
  #expect(
    complaint("loss-lr: {mse: [1], mse: [2]}") == "s.yaml: line 1: expected each key once, found mse twice")
  #expect(complaint("? [a]\n: 1\n").hasSuffix(", found no name"))
}

@Test(arguments: [
  ("steps: many", "steps: expected a whole number, found 'many'"),
  ("steps: 1.5", "steps: expected a whole number, found '1.5'"),
  ("steps: -1", "steps: expected a whole number, found '-1'"),
  ("steps: 1e300", "steps: expected a whole number, found '1e300'"),
  ("steps: 99999999999999999999", "steps: expected a whole number, found '99999999999999999999'"),
  ("steps: [1]", "steps: expected a whole number, found a list"),
  ("steps: {a: 1}", "steps: expected a whole number, found keys"),
  ("steps:", "steps: expected a whole number, found ''"),
  ("seeds: 1", "seeds: expected a list of numbers, found '1'"),
  ("seeds: [1, x]", "seeds: expected a whole number, found 'x'"),
  ("losses: cosine", "losses: expected a list of names, found 'cosine'"),
  ("losses: [[cosine]]", "losses: expected a name, found a list"),
  ("lr: [.nan]", "lr: expected a number, found '.nan'"),
  ("lr: [1e300]", "lr: expected a number, found '1e300'"),
  ("clip: 1e39", "clip: expected a number, found '1e39'"),
  ("momentum: -.inf", "momentum: expected a number, found '-.inf'"),
  ("loss-lr: [1]", "loss-lr: expected losses, each with its rates, found a list"),
  ("loss-lr: {mse: 1}", "loss-lr, mse: expected a list of numbers, found '1'"),
  ("weight-decays: [0]", "weight-decays: expected a list of numbers, found '0'"),
  ("panel-losses: [cosine]", "panel-losses: expected a list of names, found 'cosine'"),
  ("data-models: {digits: mlp}", "data-models, digits: expected a list of models, found 'mlp'"),
  ("flip: maybe", "flip: expected true or false, found 'maybe'"),
])
func aValueOfAnotherKindIsNamed(text: String, reason: String) {
  #expect(complaint("erase: 0\n\(text)\n") == "s.yaml: line 2, \(reason)")
}

@Test(arguments: [
  ("", "expected keys with values, found nothing"),
  ("# nothing\n", "expected keys with values, found nothing"),
  ("[1, 2]", "expected keys with values, found something else"),
  ("words", "expected keys with values, found something else"),
  ("a: [", "line 2: it is not valid YAML: while parsing a flow node did not find expected node content"),
  ("steps: 1\nlr: a: b\n", "line 2: it is not valid YAML: mapping values are not allowed in this context"),
  (
    "steps: 1\nlr: [1]\nmse: \"x\n\n\n",
    "line 3: it is not valid YAML: while scanning a quoted scalar found unexpected end of stream"
  ),
  ("data: &a [*a]", "line 1: it is not valid YAML: found undefined alias"),
  (
    "steps: 1\n---\nsteps: 2\n",
    "line 2: it is not valid YAML: expected a single document in the stream but found another document"
  ),
  ("\0\0", "it is not valid YAML"),
])
func whatIsNoYAMLIsRefused(text: String, reason: String) {
  #expect(complaint(text) == "s.yaml: \(reason)")
}

@Test func deepAndSelfMultiplyingTextsEnd() {
  #expect(complaint("data: " + String(repeating: "[", count: 200_000)).hasPrefix("s.yaml: line 1"))
  var laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n"
  for (last, name) in zip("abcdefghij", "bcdefghijk") {
    laughs += "\(name): &\(name) [\(Array(repeating: "*\(last)", count: 9).joined(separator: ", "))]\n"
  }
  #expect(complaint(laughs).hasPrefix("s.yaml: line 1: expected one of "))
}

@Test func aMarkOfTheOrderOfBytesIsNoPartOfTheFile() throws {
  #expect(try definition("\u{FEFF}steps: 7\nseeds: [4]\n").seeds == [4])
  #expect(complaint("\u{FEFF}steps: 7\nstep: 1\n").contains("line 2: expected one of"))
}
