import Datasets
import Testing

@testable import Experiments

private func complaint(_ change: (inout SweepDefinition) -> Void) -> String? {
  var sweep = SweepDefinition.small
  change(&sweep)
  do throws(SweepError) { try sweep.check() } catch { return error.description }
  return nil
}

private func complaintWithData(_ change: (inout SweepDefinition) -> Void) -> String? {
  var sweep = SweepDefinition.small
  change(&sweep)
  do throws(SweepError) { try sweep.check(with: SmallData.data) } catch { return error.description }
  return nil
}

@Test func aSoundSweepPasses() {
  #expect(complaint { _ in } == nil)
  #expect(complaintWithData { _ in } == nil)
}

@Test func whatIsMissingIsSaidBehindNamesThatAreUnknown() {
  let missing = "expected one at least, found none: it is missing or an empty list"
  #expect(complaint { $0.losses = [] } == "losses: \(missing)")
  #expect(complaint { $0.samplesPerClass = [] } == "samples-per-class: \(missing)")
  let words = complaint {
    $0.losses = []
    $0.samplesPerClass = []
    $0.lossLearningRates = ["cosin": [1]]
  }
  #expect(
    words?.hasPrefix("loss-lr: expected one of cosine") == true
      || words?.hasPrefix("loss-lr: expected one of cross-entropy") == true)
  #expect(words?.hasSuffix("found 'cosin'") == true)
}

@Test func emptyListsAreNamed() {
  let none = "expected one at least, found an empty list"
  #expect(complaint { $0.data = [] } == "data: \(none)")
  #expect(complaint { $0.models = [] } == "models: \(none)")
  #expect(complaint { $0.dataModels = ["small": []] } == "data-models of small: \(none)")
  #expect(complaint { $0.embeddings = [] } == "embeddings: \(none)")
  #expect(complaint { $0.learningRates = [] } == "lr: \(none)")
  #expect(complaint { $0.lossLearningRates = ["cosine": []] } == "loss-lr of cosine: \(none)")
  #expect(complaint { $0.weightDecays = [] } == "weight-decays: expected a list, found none")
  #expect(complaint { $0.weightDecays = [[0], []] } == "weight-decays: \(none)")
  #expect(complaint { $0.panelLosses = [["cosine"], []] } == "panel-losses: \(none)")
  #expect(complaint { $0.seeds = [] } == "seeds: \(none)")
}

@Test func whatIsThereTwiceIsNamed() {
  #expect(
    complaint { $0.samplesPerClass = [2, 5, 2] } == "samples-per-class: expected each once, found '2' twice")
  #expect(complaint { $0.losses += ["cosine"] } == "losses: expected each once, found 'cosine' twice")
  #expect(
    complaint { $0.weightDecays[1] = [0, -0.0] } == "weight-decays: expected each once, found '-0.0' twice")
  for panels: [[Float]] in [[[0, 0.5], [0, 0.5]], [[0, 0.5], [0.5, 0]]] {
    #expect(
      complaint { $0.weightDecays = panels }
        == "weight-decays: expected each once, found '[0.0, 0.5]' twice")
  }
}

@Test func valuesOutOfRangeAreNamed() {
  #expect(
    complaint { $0.samplesPerClass = [0] }
      == "samples-per-class: expected a number from 1 to 1000000, found '0'")
  for rate in [0, -1, .nan, .infinity, 1e20] as [Float] {
    let words = "expected a rate from 1e-09 to 1e+09, found '\(rate)'"
    #expect(complaint { $0.learningRates = [rate] } == "lr: \(words)")
    #expect(complaint { $0.lossLearningRates = ["cosine": [rate]] } == "loss-lr of cosine: \(words)")
  }
  for decay in [-1, .nan, .infinity, 1.5] as [Float] {
    #expect(
      complaint { $0.weightDecays[0] = [decay] }
        == "weight-decays: expected a number from 0 to 1, found '\(decay)'")
  }
  for value in [-1, 0, Int.max] {
    #expect(complaint { $0.steps = value } == "steps: expected 1 to 10000000, found \(value)")
    #expect(complaint { $0.searchSteps = value } == "search-steps: expected 1 to 10000000, found \(value)")
    #expect(complaint { $0.batchSize = value } == "batch-size: expected 1 to 1000000, found \(value)")
    #expect(complaint { $0.validation = value } == "validation: expected 1 to 1000000000, found \(value)")
  }
  #expect(complaint { $0.shift = -1 } == "shift: expected 0 to 1000, found -1")
  for value in [-0.5, 1, .nan, .infinity] as [Float] {
    #expect(complaint { $0.momentum = value } == "momentum: expected 0 to below 1, found \(value)")
  }
  for value in [-1, 0, .nan, .infinity] as [Float] {
    #expect(complaint { $0.clip = value } == "clip: expected a number above 0, found \(value)")
  }
  for value in [-0.1, 1.1, .nan] as [Float] {
    #expect(complaint { $0.erase = value } == "erase: expected a probability, found \(value)")
  }
}

@Test func namesThatNothingHasAreNamed() {
  #expect(complaint { $0.losses = ["cosin"] }?.hasSuffix("found 'cosin'") == true)
  for name in ["two-hot", "semantic:", "semantic:0", "semantic:01", "semantic:101", "semantic:x"] {
    #expect(complaint { $0.embeddings = [name] }?.hasSuffix("found '\(name)'") == true)
  }
  #expect(
    complaint { $0.lossLearningRates = ["mse": [1]] }
      == "loss-lr: expected one of cross-entropy, cosine, found 'mse'")
  #expect(
    complaint { $0.dataModels = ["other": ["mlp:8"]] } == "data-models: expected one of small, found 'other'")
  #expect(complaint { $0.panelLosses[1] = ["mse"] } == "panel-losses: expected one of losses, found 'mse'")
  #expect(
    complaint { $0.panelLosses = [["cosine"]] }
      == "panel-losses: expected 2 lists, one for each of weight-decays, found 1")
}

@Test func embeddingsAreForLossesThatHaveTargets() {
  func embed(_ losses: [String]) -> String? {
    complaint {
      ($0.losses, $0.embeddings, $0.panelLosses) = (losses, ["one-hot", "semantic"], [])
    }
  }
  #expect(
    embed(["cross-entropy"])
      == "embeddings: expected one-hot, as cross-entropy has no targets to embed, found 'semantic'")
  #expect(
    embed(["cross-entropy", "cross-entropy-smoothed"])
      == "embeddings: expected one-hot, as cross-entropy, cross-entropy-smoothed have no targets to embed,"
      + " found 'semantic'")
  #expect(embed(["cross-entropy", "cosine"]) == nil)
  #expect(
    complaint {
      $0.losses = ["cross-entropy"]; $0.panelLosses = []
    } == nil)
}

@Test func moreTrainingsThanAnybodyMakesAreRefusedAtOnce() {
  let many = (1...1000).map { Float($0) / 1000 }
  // Two numbers of samples of two losses in the first panel and one in the second.
  func change(_ sweep: inout SweepDefinition) {
    sweep.learningRates = many
    sweep.weightDecays[1] = many
  }
  #expect(
    complaint(change)
      == "losses: expected at most 100000 trainings with all that is varied, found \(2 * (2 * 1002 + 1_000_002))"
  )
  #expect(complaint { $0.learningRates = many } == nil)
}

@Test func aClassWithFewerSamplesIsNamed() {
  #expect(
    complaintWithData { $0.samplesPerClass = [2, 13] }
      == "samples-per-class: of 'small': expected at least 13 samples of each class, found 12 of class a, beside 60 samples to validate on"
  )
  // Of b there is one less.
  let split = SmallData.split()
  let fewer = split.train.subset((0..<36).filter { $0 != 34 })
  let data = SweepData(
    splits: ["small": Split(train: fewer, test: split.test, validation: split.validation)])
  var sweep = SweepDefinition.small
  sweep.samplesPerClass = [12]
  #expect(
    throws: SweepError(
      "samples-per-class",
      reason:
        "of 'small': expected at least 12 samples of each class, found 11 of class b, beside 60 samples to validate on"
    )
  ) { try sweep.check(with: data) }
}

@Test func whatTheDataDoNotAllowIsNamed() {
  #expect(
    complaintWithData { $0.models = ["mpl:8"] }?.hasPrefix("models: with data 'small': no model 'mpl:8'")
      == true)
  #expect(complaintWithData { $0.models = ["residual:4"] }?.hasPrefix("models: with data 'small': ") == true)
  #expect(
    complaintWithData { $0.shift = 1 } == "shift: expected images, found 'small' with inputs of 2 numbers")
  #expect(
    complaintWithData { $0.flip = true } == "flip: expected images, found 'small' with inputs of 2 numbers")
  #expect(
    complaintWithData { $0.erase = 0.5 } == "erase: expected images, found 'small' with inputs of 2 numbers")
  #expect(
    complaintWithData { $0.embeddings = ["semantic:2"] }
      == "embeddings: expected at most 1 levels, which the tree of 'small' has, found 'semantic:2'")
  #expect(
    complaintWithData { $0.embeddings = ["semantic:1", "one-hot", "semantic"] }
      == "embeddings: expected each once, found 'semantic' and 'semantic:1', which are the same with the tree of 'small'"
  )
  let split = SmallData.split()
  let treeless = SweepData(splits: ["small": SmallData.split(tree: nil)])
  for embeddings in [["semantic"], ["semantic:1", "semantic"]] {
    var sweep = SweepDefinition.small
    sweep.embeddings = embeddings
    #expect(
      throws: SweepError("embeddings", expected: "data whose classes have a tree", found: "'small'")
    ) { try sweep.check(with: treeless) }
    sweep.embeddings.append("one-hot")
    #expect(throws: Never.self) { try sweep.check(with: treeless) }
  }
  let unvalidated = SweepData(splits: ["small": Split(train: split.train, test: split.test)])
  #expect(throws: SweepError("data", expected: "samples to validate on", found: "none in 'small'")) {
    try SweepDefinition.small.check(with: unvalidated)
  }
}
