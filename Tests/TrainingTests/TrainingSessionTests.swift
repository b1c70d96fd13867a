import Datasets
import Testing

@testable import Training

func digitsPlan(losses: [any Loss] = Losses.figureOne, seed: UInt64 = 1) -> TrainingPlan {
  TrainingPlan(
    data: .digits(), model: .mlp([16]), losses: losses, batchSize: 32, learningRate: 0.1, seed: seed)
}

@Test func theSameSeedGivesTheSameBits() {
  let (a, b) = (TrainingSession(digitsPlan()), TrainingSession(digitsPlan()))
  for _ in 0..<50 { #expect(a.advance() == b.advance()) }
  #expect(a.weights == b.weights)
  let other = TrainingSession(digitsPlan(seed: 2))
  #expect(other.weights != TrainingSession(digitsPlan()).weights)
}

@Test func aTrainingEndsAfterItsStepsOrEpochsWhicheverIsSooner() {
  func end(steps: Int?, epochs: Int?) -> Int {
    var plan = digitsPlan(losses: [MeanSquaredErrorLoss()])
    (plan.steps, plan.epochs) = (steps, epochs)
    let session = TrainingSession(plan)
    while !session.isFinished, session.step < 100 { _ = session.advance() }
    return session.step
  }
  let epoch = TrainingSession(digitsPlan()).stepsPerEpoch
  #expect(epoch > 7 && epoch < 100)
  #expect(end(steps: 7, epochs: nil) == 7 && end(steps: 7, epochs: 1) == 7)
  #expect(end(steps: 100, epochs: 1) == epoch && end(steps: nil, epochs: nil) == 100)
}

@Test func learnersDoNotTouchOneAnother() {
  let together = TrainingSession(digitsPlan())
  for _ in 0..<40 { _ = together.advance() }
  for (index, loss) in Losses.figureOne.enumerated() {
    let alone = TrainingSession(digitsPlan(losses: [loss]))
    for _ in 0..<40 { _ = alone.advance() }
    #expect(alone.weights[0] == together.weights[index])
  }
}

@Test func restartingBringsBackTheSameFirstLosses() {
  let session = TrainingSession(digitsPlan())
  let initial = session.weights
  let first = (0..<45).map { _ in session.advance() }
  #expect(session.step == 45)
  #expect(session.epoch == 2)
  session.restart()
  #expect(session.step == 0 && session.epoch == 0)
  #expect(session.weights == initial)
  #expect((0..<45).map { _ in session.advance() } == first)
}

@Test func theLearningRateCanChangeOnTheWay() {
  let session = TrainingSession(digitsPlan())
  _ = session.advance()
  session.learningRate = 0
  let before = TrainingSession(digitsPlan())
  _ = before.advance()
  _ = session.advance()
  #expect(session.weights == before.weights)
}

@Test func everyLossLearnsTheDigits() {
  var plan = digitsPlan(losses: Losses.all())
  plan.model = .mlp([64, 32])
  plan.learningRate = 0.02
  let session = TrainingSession(plan)
  for _ in 0..<20 * session.stepsPerEpoch { _ = session.advance() }
  #expect(session.isAtEndOfEpoch)
  for evaluation in session.evaluations(on: plan.data.test) { #expect(evaluation.accuracy > 0.85) }
}

/// A small network with convolutions, batch normalization and a head, on a few images.
private func plainPlan(threads: Int) throws -> TrainingPlan {
  let digits = Split.digits()
  let few = Split(train: digits.train.subset(Array(0..<200)), test: digits.test.subset(Array(0..<64)))
  var plan = TrainingPlan(
    data: few, model: try Model("plain:8,ap,32,gap"), losses: [CosineCrossEntropyLoss(), CrossEntropyLoss()],
    batchSize: 90, learningRate: 0.05, seed: 3)
  plan.crew = Crew(threads: threads)
  plan.clip = GradientClip(norm: 1)
  plan.weightDecay = 1e-3
  return plan
}

@Test(arguments: [2, 4])
func theBitsDoNotDependOnTheNumberOfThreads(threads: Int) throws {
  let (alone, together) = (
    TrainingSession(try plainPlan(threads: 1)), TrainingSession(try plainPlan(threads: threads))
  )
  for _ in 0..<8 { #expect(alone.advance() == together.advance()) }
  #expect(alone.weights == together.weights)
  let test = alone.plan.data.test
  #expect(alone.evaluations(on: test) == together.evaluations(on: test))
}

@Test(arguments: [2, 4])
func wideLayersGiveTheSameBitsOnSeveralThreads(threads: Int) {
  func weights(_ threads: Int) -> [Weights] {
    var plan = digitsPlan(losses: [CosineLoss()])
    plan.model = .mlp([512, 300])
    plan.batchSize = 200
    plan.crew = Crew(threads: threads)
    let session = TrainingSession(plan)
    for _ in 0..<6 { _ = session.advance() }
    return session.weights
  }
  #expect(weights(threads) == weights(1))
}

@Test(arguments: [Optimizer.sgd(momentum: 0.9), .adamW()])
func aSessionGoesOnFromItsStateWithTheSameBits(optimizer: Optimizer) throws {
  var plan = try plainPlan(threads: 1)
  plan.optimizer = optimizer
  plan.schedule = Schedule(.warmRestarts(cycle: 4, factor: 2), minimum: 1e-6, warmUpSteps: 2)
  let whole = TrainingSession(plan)
  for _ in 0..<5 { _ = whole.advance() }
  let resumed = TrainingSession(plan)
  resumed.state = whole.state
  for _ in 0..<7 { #expect(whole.advance() == resumed.advance()) }
  #expect(whole.state == resumed.state)
}

@Test func aLossThatIsNotFiniteEndsThatLearnerAndTheOthersGoOn() {
  var plan = digitsPlan(losses: [MeanSquaredErrorLoss(), CosineLoss()])
  plan.learningRate = 3
  let session = TrainingSession(plan)
  var last: Double?
  var steps = 0
  while session.divergences[0] == nil, steps < 200 {
    let loss = session.advance()[0].loss
    if loss.isFinite { last = loss }
    steps += 1
  }
  #expect(session.divergences[0] == Divergence(step: steps, lastFiniteLoss: last))
  #expect(session.divergences[1] == nil)
  let frozen = session.weights[0]
  let next = session.advance()
  #expect(next[0].loss.isNaN && next[1].loss.isFinite)
  #expect(session.evaluations(on: plan.data.test)[0].accuracy.isNaN)
  #expect(session.weights[0] == frozen || frozen.parameters.contains { $0.isNaN })
  session.restart()
  #expect(session.divergences == [nil, nil])
}

@Test func theRateFollowsTheScheduleFromTheStepOn() {
  var plan = digitsPlan()
  plan.schedule = Schedule(.cosine(steps: 10), minimum: 0, warmUpSteps: 0)
  let session = TrainingSession(plan)
  #expect(session.rate == 0.1)
  for _ in 0..<5 { _ = session.advance() }
  #expect(isClose(session.rate, 0.05, 1e-6))
  session.learningRate = 1
  #expect(isClose(session.rate, 0.5, 1e-6))
}

@Test func aSmallNetworkTellsLanguages() throws {
  let languages = Split.languages()
  let data = Split(train: try languages.train.perClass(60, seed: 1), test: languages.test)
  var plan = TrainingPlan(
    data: data, model: .mlp([64]), losses: [CosineLoss()], batchSize: 32, learningRate: 0.2, seed: 1)
  plan.optimizer = .sgd(momentum: 0.9, isNesterov: false)
  let session = TrainingSession(plan)
  for _ in 0..<10 * session.stepsPerEpoch { _ = session.advance() }
  // One of 37 by chance.
  #expect(session.evaluations(on: data.test)[0].accuracy > 0.4)
}

@Test func aTrainingEndsAtTheSoonerOfItsEpochsAndSteps() {
  var plan = digitsPlan()
  plan.epochs = 1
  for (steps, last) in [(5, 5), (99, plan.stepsPerEpoch)] {
    plan.steps = steps
    let session = TrainingSession(plan)
    while !session.isFinished, session.step < 200 { _ = session.advance() }
    #expect(session.step == last)
  }
}
