import Datasets
import Testing

@testable import Training

func digitsPlan(losses: [any Loss] = Losses.all, seed: UInt64 = 1) -> TrainingPlan {
  TrainingPlan(
    data: .digits(), model: Model(hiddenWidths: [16]), losses: losses, batchSize: 32, learningRate: 0.1,
    momentum: 0.9, seed: seed)
}

@Test func theSameSeedGivesTheSameBits() {
  let (a, b) = (TrainingSession(digitsPlan()), TrainingSession(digitsPlan()))
  for _ in 0..<50 { #expect(a.advance() == b.advance()) }
  #expect(a.parameters == b.parameters)
  let other = TrainingSession(digitsPlan(seed: 2))
  #expect(other.parameters != TrainingSession(digitsPlan()).parameters)
}

@Test func learnersDoNotTouchOneAnother() {
  let together = TrainingSession(digitsPlan())
  for _ in 0..<40 { _ = together.advance() }
  for (index, loss) in Losses.all.enumerated() {
    let alone = TrainingSession(digitsPlan(losses: [loss]))
    for _ in 0..<40 { _ = alone.advance() }
    #expect(alone.parameters[0] == together.parameters[index])
  }
}

@Test func restartingBringsBackTheSameFirstLosses() {
  let session = TrainingSession(digitsPlan())
  let initial = session.parameters
  let first = (0..<45).map { _ in session.advance() }
  #expect(session.step == 45)
  #expect(session.epoch == 2)
  session.restart()
  #expect(session.step == 0 && session.epoch == 0)
  #expect(session.parameters == initial)
  #expect((0..<45).map { _ in session.advance() } == first)
}

@Test func theLearningRateCanChangeOnTheWay() {
  let session = TrainingSession(digitsPlan())
  _ = session.advance()
  session.learningRate = 0
  let before = TrainingSession(digitsPlan())
  _ = before.advance()
  _ = session.advance()
  #expect(session.parameters == before.parameters)
}

@Test func everyLossLearnsTheDigits() {
  var plan = digitsPlan()
  plan.model = Model(hiddenWidths: [64, 32])
  plan.learningRate = 0.02
  let session = TrainingSession(plan)
  for _ in 0..<20 * session.stepsPerEpoch { _ = session.advance() }
  #expect(session.isAtEndOfEpoch)
  for evaluation in session.testEvaluations() { #expect(evaluation.accuracy > 0.85) }
}
