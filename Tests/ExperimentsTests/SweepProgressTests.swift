import Datasets
import Testing

@testable import Experiments

private func point(_ loss: String = "cosine", panel: Int = 0) -> SweepPoint {
  SweepPoint(
    panel: panel, data: "small", model: "mlp:8", loss: loss, embedding: "one-hot", samplesPerClass: 2)
}

@Test func everyCombinationIsAPointAndLossesWithoutTargetsHaveOneEmbedding() {
  var sweep = SweepDefinition.small
  sweep.embeddings = ["one-hot", "semantic", "semantic:1"]
  let points = sweep.points { _ in true }
  // Two numbers of samples each of cross-entropy and three cosines, and in the second panel of three cosines.
  #expect(points.count == 2 * (1 + 3) + 2 * 3)
  #expect(Set(points).count == points.count)
  #expect(
    points.filter { $0.loss == "cross-entropy" }.allSatisfy { $0.embedding == "one-hot" && $0.panel == 0 })
  // Without a tree there is nothing semantic.
  #expect(sweep.points { _ in false }.count == 2 * 2 + 2)
}

@Test func aTrainingWithoutWeightDecayIsSearchedOnceForBothPanels() {
  let sweep = SweepDefinition.small
  let plan = SweepPlan(sweep, points: sweep.smallPoints)
  // Two losses, numbers of samples and rates; of the second panel only what has weight decay is new.
  #expect(plan.searchCount == 8 + 4)
  #expect(plan.entries.count == plan.searchCount + 6 * 2)
  let numbers = plan.entries.compactMap { entry -> [Int]? in
    if case .final(_, _, let searches) = entry { searches } else { nil }
  }
  #expect(numbers.allSatisfy { $0 == $0.sorted() && $0.last! < plan.searchCount })
  #expect(numbers.last!.count == 4 && numbers[0].count == 2)
}

@Test func ratesAreChosenByAccuracyThenLossThenTheirOrder() {
  let sweep = SweepDefinition.small
  func choice(_ outcomes: [(accuracy: Double, loss: Double?, divergedAt: Int?)]) -> Rates? {
    var progress = SweepProgress(sweep, points: [point()])
    for (cell, outcome) in zip(progress.search(of: point()), outcomes) {
      progress.add(
        CellResult(
          cell, validationAccuracy: outcome.accuracy, validationLoss: outcome.loss, testAccuracy: nil,
          divergedAt: outcome.divergedAt))
    }
    return progress.choice(of: point())
  }
  let (first, second) = (
    Rates(learningRate: 0.5, weightDecay: 0), Rates(learningRate: 0.05, weightDecay: 0)
  )
  #expect(choice([(0.5, 1, nil)]) == nil)
  #expect(choice([(0.5, 1, nil), (0.6, 2, nil)]) == second)
  #expect(choice([(0.5, 1, nil), (0.5, 0.9, nil)]) == second)
  #expect(choice([(0.5, 1, nil), (0.5, 1, nil)]) == first)
  #expect(choice([(0.5, nil, nil), (0.5, 3, nil)]) == second)
  #expect(choice([(0, nil, 7), (0, 5, nil)]) == second)
  #expect(choice([(0.9, 0.1, 12), (0.1, 5, nil)]) == second)
}

@Test func theBestOfASearchIsKnownBeforeItsEnd() {
  var progress = SweepProgress(.small, points: [point()])
  let search = progress.search(of: point())
  #expect(progress.leader(of: point()) == search[0])
  progress.add(CellResult(search[1], validationAccuracy: 0.4, validationLoss: 1, testAccuracy: nil))
  #expect(progress.leader(of: point()) == search[1])
  progress.add(CellResult(search[0], validationAccuracy: 0.5, validationLoss: 1, testAccuracy: nil))
  #expect(progress.leader(of: point()) == search[0])
}

@Test func withOneRateThereIsNothingToSearch() {
  var sweep = SweepDefinition.small
  sweep.learningRates = [0.1]
  let progress = SweepProgress(sweep, points: [point()])
  #expect(progress.search(of: point()).isEmpty)
  #expect(progress.choice(of: point()) == Rates(learningRate: 0.1, weightDecay: 0))
  #expect(progress.open.map(\.stage) == [.final, .final] && progress.open.map(\.seed) == [1, 2])
}

@Test func anAccuracyIsThereWhenAllSeedsAre() {
  var sweep = SweepDefinition.small
  sweep.learningRates = [0.1]
  var progress = SweepProgress(sweep, points: [point()])
  let cells = progress.open
  progress.add(CellResult(cells[0], validationAccuracy: 0, validationLoss: 1, testAccuracy: 0.5))
  #expect(progress.accuracy(of: point()) == nil && progress.steps.done == 30 && progress.steps.all == 60)
  progress.add(CellResult(cells[1], validationAccuracy: 0, validationLoss: 1, testAccuracy: 0.7))
  #expect(progress.accuracy(of: point())!.mean == 0.6 && progress.isComplete)
  // The first result of a cell counts.
  progress.add(CellResult(cells[1], validationAccuracy: 0, validationLoss: 1, testAccuracy: 0.9))
  #expect(progress.accuracy(of: point())!.mean == 0.6)
}

@Test func theErrorOfALeadIsThatOfTheDifferencesSeedBySeed() {
  var sweep = SweepDefinition.small
  sweep.learningRates = [0.1]
  let (cosine, crossEntropy) = (point(), point("cross-entropy"))
  var progress = SweepProgress(sweep, points: [crossEntropy, cosine])
  for (cell, accuracy) in zip(progress.open, [0.25, 0.75, 0.5]) {
    progress.add(CellResult(cell, validationAccuracy: 0, validationLoss: 1, testAccuracy: accuracy))
  }
  #expect(progress.lead(of: cosine, over: crossEntropy) == nil)
  progress.add(CellResult(progress.open[0], validationAccuracy: 0, validationLoss: 1, testAccuracy: 0.875))
  // That of one draw is far from the other, but the lead is much the same with both.
  #expect(progress.lead(of: cosine, over: crossEntropy) == Estimate([0.25, 0.125]))
}

@Test func whatIsLeftIsCountedInSteps() {
  let sweep = SweepDefinition.small
  var progress = SweepProgress(sweep, points: sweep.smallPoints)
  #expect(progress.steps.all == 12 * 15 + 12 * 30 && progress.steps.done == 0)
  progress = sweep.finished()
  #expect(progress.isComplete && progress.open.isEmpty)
  #expect(progress.steps.done == progress.steps.all)
}

@Test func testSamplesHaveNoPartInChoices() {
  let sweep = SweepDefinition.small
  // Labels that say nothing of the samples.
  let shuffled = SweepData(splits: ["small": SmallData.split { Int32(($0 * 7 + $0 / 3) % 3) }])
  let (honest, other) = (sweep.finished(), sweep.finished(shuffled))
  for point in sweep.smallPoints { #expect(honest.choice(of: point) == other.choice(of: point)) }
  // And so all trainings are the same to the bit; only what is read at the very end differs.
  #expect(honest.results.mapValues(\.weights) == other.results.mapValues(\.weights))
  let (first, second) = (
    sweep.smallPoints.map { honest.accuracy(of: $0) }, sweep.smallPoints.map { other.accuracy(of: $0) }
  )
  #expect(first != second)
  #expect(honest.results.values.allSatisfy { ($0.testAccuracy != nil) == ($0.stage == .final) })
}
