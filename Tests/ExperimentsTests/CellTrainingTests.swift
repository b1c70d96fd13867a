import Datasets
import Testing
import Training

@testable import Experiments

private let sweep = SweepDefinition.small

private func cell(_ loss: String = "cosine", rate: Float = 0.1, seed: UInt64 = 1) -> SweepCell {
  SweepCell(
    stage: .final,
    point: SweepPoint(
      panel: 0, data: "small", model: "mlp:8", loss: loss, embedding: "one-hot", samplesPerClass: 5),
    rates: Rates(learningRate: rate, weightDecay: 0.01), seed: seed, steps: 30)
}

@Test func aCellIsATrainingByTheProtocol() {
  let plan = SmallData.data.plan(for: cell(), of: sweep)
  #expect(plan.data.train.count == 15 && plan.data.test.count == 90 && plan.data.validation?.count == 60)
  // The mean over all numbers of the training side is 0 and their deviation 1, whatever is drawn of it.
  let side = SmallData.data.split("small").train
  var inputs = [Float](repeating: 0, count: 72)
  inputs.withUnsafeMutableBufferPointer { side.copyInputs(of: 0..<36, to: $0.baseAddress!) }
  let mean = inputs.reduce(0, +) / 72
  #expect(abs(mean) < 1e-5)
  #expect(abs(inputs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 72 - 1) < 1e-5)
  #expect(plan.data.train.standardization == side.standardization)
  #expect(plan.weightDecay == 0.01 && plan.clip?.norm == 10 && plan.batchSize == 4)
  #expect(plan.optimizer == .sgd(momentum: 0.9))
}

@Test func theRateFallsInFourCyclesOfTheBudget() {
  let schedule = SweepData.schedule(steps: 900)
  let starts = (0..<900).filter { schedule.rate(peak: 2.5, step: $0) == 2.5 }
  #expect(starts == [0, 60, 180, 420])
  #expect(schedule.rate(peak: 2.5, step: 899) < 1e-4)
  // A budget that does not divide by fifteen ends within the last cycle.
  #expect((0..<100).filter { SweepData.schedule(steps: 100).rate(peak: 1, step: $0) == 1 } == [0, 7, 21, 49])
}

@Test func theSeedDrawsTheSamplesAndTheWeights() throws {
  let first = SmallData.data.plan(for: cell(), of: sweep)
  let again = SmallData.data.plan(for: cell(rate: 0.2), of: sweep)
  let other = SmallData.data.plan(for: cell(seed: 2), of: sweep)
  #expect(first.data.train.fingerprint == again.data.train.fingerprint)
  #expect(first.data.train.fingerprint != other.data.train.fingerprint)
}

@Test func theSameCellGivesTheSameBits() throws {
  let result = try #require(CellTraining(cell(), of: sweep, data: SmallData.data).run())
  var again = try #require(CellTraining(cell(), of: sweep, data: SmallData.data).run())
  again.seconds = result.seconds
  #expect(again == result)
  #expect(CellTraining(cell(seed: 2), of: sweep, data: SmallData.data).run()?.weights != result.weights)
}

@Test func aTrainingThatBreaksDownIsWrongInAll() throws {
  let result = try #require(
    CellTraining(cell("mse", rate: 1e9), of: sweep, data: SmallData.data).run())
  #expect(result.divergedAt != nil && result.validationAccuracy == 0 && result.testAccuracy == 0)
  #expect(result.validationLoss == nil)
}

@Test func aCancelledCellHasNoResult() {
  var asked = 0
  let result = CellTraining(cell(), of: sweep, data: SmallData.data).run(isCancelled: {
    asked += 1
    return asked > 3
  })
  #expect(result == nil && asked == 4)
}

@Test func everyStepIsTold() {
  var steps: [Int] = []
  _ = CellTraining(cell(), of: sweep, data: SmallData.data).run(observe: { step, evaluation in
    steps.append(step)
    #expect(evaluation.loss.isFinite)
  })
  #expect(steps == Array(1...30))
}

@Test func embeddingsCutTheTree() throws {
  let dataset = SmallData.dataset(perClass: 2, seed: 1)
  func targets(_ name: String) throws -> [Float] { try SweepData.embedding(name, of: dataset).targets }
  #expect(try targets("one-hot") == [1, 0, 0, 0, 1, 0, 0, 0, 1])
  // The tree has one level of groups.
  #expect(try targets("semantic") == targets("semantic:1"))
  #expect(try targets("semantic")[3] == 0.5)
}
