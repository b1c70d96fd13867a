import Datasets
import Testing

@testable import Training

/// Asks for snapshots until one is as wanted; gives up after a generous number of tries.
private func snapshot(
  of trainer: Trainer, where isWanted: (TrainingSnapshot) -> Bool
) async throws -> TrainingSnapshot {
  for _ in 0..<150_000 {
    trainer.askForSnapshot()
    try await Task.sleep(for: .milliseconds(2))
    let snapshot = trainer.snapshot
    if isWanted(snapshot) { return snapshot }
  }
  Issue.record("the trainer never came to the state that was waited for")
  return trainer.snapshot
}

@Test func aTrainerRestsUntilItIsStarted() async throws {
  let trainer = Trainer(digitsPlan(), pace: .unlimited)
  try await Task.sleep(for: .milliseconds(20))
  #expect(try await snapshot(of: trainer) { _ in true }.step == 0)
  trainer.start()
  _ = try await snapshot(of: trainer) { $0.step > 100 }
  trainer.stop()
}

@Test func aSnapshotHoldsWhatASessionHasAtThatStep() async throws {
  let trainer = Trainer(digitsPlan(), pace: .unlimited)
  trainer.start()
  let snapshot = try await snapshot(of: trainer) { $0.step > 50 }
  trainer.stop()
  let session = TrainingSession(digitsPlan())
  var losses: [Double] = []
  for _ in 0..<snapshot.step { losses.append(session.advance()[2].loss) }
  #expect(snapshot.learners.map(\.weights) == session.weights)
  #expect(snapshot.epoch == session.epoch)
  var curve = Curve()
  for (index, loss) in losses.enumerated() { curve.append(loss, step: index + 1) }
  #expect(snapshot.learners[2].trainingLoss == curve)
}

@Test func pauseHoldsAndStepMakesOneStep() async throws {
  let trainer = Trainer(digitsPlan(), pace: .unlimited)
  trainer.start()
  _ = try await snapshot(of: trainer) { $0.step > 10 }
  trainer.pause()
  let held = try await snapshot(of: trainer) { $0.isPaused }.step
  try await Task.sleep(for: .milliseconds(50))
  #expect(try await snapshot(of: trainer) { $0.isPaused }.step == held)
  trainer.makeStep()
  #expect(try await snapshot(of: trainer) { $0.step != held }.step == held + 1)
}

@Test func restartGoesBackAndKeepsTheLearningRate() async throws {
  let trainer = Trainer(digitsPlan(), pace: .unlimited)
  for _ in 0..<3 { trainer.makeStep() }
  let first = try await snapshot(of: trainer) { $0.step == 3 }
  trainer.setLearningRate(0.05)
  trainer.restart()
  let restarted = try await snapshot(of: trainer) { $0.restarts == 1 }
  #expect(restarted.step == 0)
  #expect(restarted.rate == 0.05)
  #expect(restarted.learners.allSatisfy { $0.trainingLoss.buckets.isEmpty })
  trainer.makeStep()
  let again = try await snapshot(of: trainer) { $0.step == 1 }
  #expect(again.learners[0].trainingLoss.buckets[0] == first.learners[0].trainingLoss.buckets[0])
}

@Test func aPaceIsKeptWithoutBeingExceeded() async throws {
  let trainer = Trainer(digitsPlan(), pace: .stepsPerSecond(50))
  let start = ContinuousClock.now
  trainer.start()
  let snapshot = try await snapshot(of: trainer) { $0.step >= 10 }
  let seconds = (ContinuousClock.now - start) / .seconds(1)
  trainer.stop()
  // One step at once, then 50 a second; a burst makes up for a delay of at most 0.1 s.
  #expect(Double(snapshot.step) <= 1 + 50 * (seconds + 0.1))
}

@Test func choosingAPaceAgainMakesNoSteps() async throws {
  let trainer = Trainer(digitsPlan(), pace: .stepsPerSecond(1))
  let start = ContinuousClock.now
  trainer.start()
  _ = try await snapshot(of: trainer) { $0.step >= 1 }
  for _ in 0..<50 {
    trainer.setPace(.stepsPerSecond(1))
    trainer.start()
  }
  let step = try await snapshot(of: trainer) { _ in true }.step
  let seconds = (ContinuousClock.now - start) / .seconds(1)
  trainer.stop()
  #expect(Double(step) <= 2 + seconds)
}

@Test func theFirstSnapshotWaitsForNoEvaluation() async throws {
  let trainer = Trainer(digitsPlan(), pace: .unlimited)
  #expect(trainer.snapshot.learners.allSatisfy { $0.testAccuracy.buckets.isEmpty })
  let evaluated = try await snapshot(of: trainer) { !$0.learners[0].testAccuracy.buckets.isEmpty }
  #expect(evaluated.step == 0)
  #expect(evaluated.learners.allSatisfy { $0.testAccuracy.buckets.map(\.step) == [0] })
}

@Test func aTrainingGoesOnByAnotherPlanFromWhereItStands() async throws {
  let trainer = Trainer(digitsPlan(), pace: .unlimited)
  for _ in 0..<5 { trainer.makeStep() }
  var other = digitsPlan()
  other.weightDecay = 0.01
  other.learningRate = 0.03
  trainer.change(to: other, mark: 7)
  for _ in 0..<5 { trainer.makeStep() }
  trainer.setLearningRate(0.5, mark: 8)
  let changed = try await snapshot(of: trainer) { $0.step == 10 && $0.changes.count == 2 }
  #expect(changed.changes.map(\.step) == [5, 10] && changed.changes.map(\.mark) == [7, 8])

  let first = TrainingSession(digitsPlan())
  for _ in 0..<5 { _ = first.advance() }
  let second = TrainingSession(other)
  second.state = first.state
  for _ in 0..<5 { _ = second.advance() }
  #expect(changed.learners.map(\.weights) == second.weights)
  // The same plan again changes no bit.
  trainer.change(to: other)
  trainer.setLearningRate(0.03)
  trainer.makeStep()
  _ = second.advance()
  let last = try await snapshot(of: trainer) { $0.step == 11 }
  #expect(last.learners.map(\.weights) == second.weights)
  trainer.restart()
  let restarted = try await snapshot(of: trainer) { $0.restarts == 1 }
  #expect(restarted.changes.isEmpty && restarted.latestMark == 8)
}

@Test func aTrainingHurriesToAStepAndPausesThere() async throws {
  let trainer = Trainer(digitsPlan(), pace: .stepsPerSecond(1))
  trainer.hurry(to: 40)
  #expect(try await snapshot(of: trainer) { $0.isPaused && $0.step > 0 }.step == 40)
  trainer.hurry(to: 40)
  trainer.makeStep()
  #expect(try await snapshot(of: trainer) { $0.step != 40 }.step == 41)
  trainer.hurry(to: 3)
  let again = try await snapshot(of: trainer) { $0.isPaused && $0.step == 3 }
  #expect(again.restarts == 1)
  // A pause on the way is one.
  trainer.hurry(to: 1_000_000)
  _ = try await snapshot(of: trainer) { $0.step > 100 }
  trainer.stop()
  let paused = try await snapshot(of: trainer) { $0.isPaused }.step
  try await Task.sleep(for: .milliseconds(20))
  trainer.makeStep()
  #expect(try await snapshot(of: trainer) { $0.step != paused }.step == paused + 1)
}

@Test func anAbandonedTrainingEnds() async throws {
  let plan = TrainingPlan(
    data: .digits(), model: .mlp([64, 32]), losses: Losses.figureOne, batchSize: 32, learningRate: 0.02,
    seed: 1)
  let trainer = Trainer(plan, pace: .unlimited)
  trainer.start()
  trainer.abandon()
  trainer.askForSnapshot()
  trainer.stop()
  let step = trainer.snapshot.step
  trainer.start()
  trainer.askForSnapshot()
  trainer.stop()
  #expect(trainer.snapshot.step == step)
  // Nothing of the test samples is evaluated any more.
  let session = TrainingSession(plan)
  #expect(session.evaluations(on: plan.data.test, unless: { true }) == nil)
  #expect(session.evaluations(on: plan.data.test, unless: { false })?.count == 3)
}

@Test func theEndIsEvaluatedInTheMiddleOfAnEpochToo() async throws {
  var plan = digitsPlan()
  plan.steps = 50
  let trainer = Trainer(plan, pace: .unlimited)
  trainer.start()
  let snapshot = try await snapshot(of: trainer) { $0.isFinished }
  let session = TrainingSession(plan)
  var isAtEndOfEpoch = false
  while !session.isFinished {
    _ = session.advance()
    isAtEndOfEpoch = session.isAtEndOfEpoch
  }
  #expect(!isAtEndOfEpoch)
  let accuracies = session.evaluations(on: plan.data.test).map(\.accuracy)
  #expect(snapshot.learners.map(\.testAccuracy.last) == accuracies)
  #expect(snapshot.learners.allSatisfy { $0.testAccuracy.buckets.last?.step == 50 })
}
