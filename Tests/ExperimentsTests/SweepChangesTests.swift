import Testing

@testable import Experiments

/// What two losses, two panels and two data sets have of their own.
private let before: SweepDefinition = {
  var sweep = SweepDefinition()
  sweep.data = ["digits", "languages"]
  sweep.dataModels = ["languages": ["mlp:8"], "digits": ["mlp:4"]]
  sweep.losses = ["mse", "cosine"]
  sweep.samplesPerClass = [2]
  sweep.lossLearningRates = ["mse": [0.1], "cosine": [2.5]]
  sweep.weightDecays = [[0], [0, 0.1]]
  sweep.panelLosses = [["mse", "cosine"], ["cosine"]]
  (sweep.steps, sweep.searchSteps) = (900, 450)
  return sweep
}()

private func changed(_ change: (inout SweepChanges) -> Void) -> SweepDefinition {
  var changes = SweepChanges()
  change(&changes)
  return changes.applied(to: before)
}

@Test func whatNobodySaysStays() { #expect(SweepChanges().applied(to: before) == before) }

@Test func otherLossesHaveTheirRatesAndAllPanels() {
  let sweep = changed { $0.losses = ["cosine", "cross-entropy"] }
  #expect(sweep.lossLearningRates == ["cosine": [2.5]] && sweep.panelLosses.isEmpty)
  #expect(sweep.losses == ["cosine", "cross-entropy"])
}

@Test func otherRatesAreThoseOfAllLosses() {
  let sweep = changed { $0.learningRates = [0.3] }
  #expect(sweep.learningRates == [0.3] && sweep.lossLearningRates.isEmpty)
  let both = changed {
    $0.learningRates = [0.3]
    $0.lossLearningRates = ["mse": [0.2]]
  }
  #expect(both.lossLearningRates == ["mse": [0.2]])
}

@Test func theRatesOfOneLossLeaveThoseOfOthers() {
  let sweep = changed { $0.lossLearningRates = ["mse": [0.2, 0.02]] }
  #expect(sweep.lossLearningRates == ["mse": [0.2, 0.02], "cosine": [2.5]])
}

@Test func otherPanelsAskForAllLosses() {
  #expect(changed { $0.weightDecays = [[0], [0.1], [0.2]] }.panelLosses.isEmpty)
  let sweep = changed {
    $0.weightDecays = [[0]]
    $0.panelLosses = [["mse"]]
  }
  #expect(sweep.panelLosses == [["mse"]])
}

@Test func otherModelsAreThoseOfAllData() {
  let sweep = changed { $0.models = ["mlp:16"] }
  #expect(sweep.models == ["mlp:16"] && sweep.dataModels.isEmpty)
  let own = changed {
    $0.models = ["mlp:16"]
    $0.dataModels = ["digits": ["mlp:2"]]
  }
  #expect(own.dataModels == ["digits": ["mlp:2"]])
}

@Test func otherDataKeepTheModelsThatAreForThem() {
  #expect(changed { $0.data = ["digits", "glyphs"] }.dataModels == ["digits": ["mlp:4"]])
}

@Test func aSearchKeepsItsPartOfOtherSteps() {
  #expect(changed { $0.steps = 100 }.searchSteps == 50)
  let sweep = changed { ($0.steps, $0.searchSteps) = (100, 7) }
  #expect((sweep.steps, sweep.searchSteps) == (100, 7))
}

@Test func ratesOfALossThatIsNotAskedForAreNotDroppedInSilence() throws {
  let sweep = changed { $0.lossLearningRates = ["arcface": [0.2]] }
  #expect(throws: SweepError.self) { try sweep.check() }
  #expect(throws: SweepError.self) { try SweepChanges().applied(to: sweep).check() }
}
