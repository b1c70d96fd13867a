import Canvas
import Testing
import Training

@testable import saddle

/// Trains to the end while every snapshot that comes is looked at and drawn; returns the final weights and how many frames there were.
private func watched(_ plan: TrainingPlan) async throws -> (weights: [Weights], frames: Int) {
  let trainer = Trainer(plan, pace: .unlimited)
  let observer = Observer(plan)
  var state = ExplorerState(plan, observation: observer.observe(trainer.snapshot))
  var frames = 0
  func draw() {
    state.observation = observer.observe(trainer.snapshot)
    _ = Screen.home.draw(state, width: 120, height: 36)
    frames += 1
  }
  for _ in 0..<5 {
    trainer.makeStep()
    trainer.askForSnapshot()
    draw()
  }
  trainer.start()
  for _ in 0..<150_000 {
    if trainer.snapshot.isFinished { break }
    trainer.askForSnapshot()
    try await Task.sleep(for: .milliseconds(2))
    draw()
  }
  trainer.stop()
  try #require(trainer.snapshot.isFinished)
  return (trainer.snapshot.learners.map(\.weights), frames)
}

@Test(arguments: [1, 2])
func theFinalWeightsHaveTheSameBitsWithAScreenAndWithout(threads: Int) async throws {
  var plan = examplePlan(losses: Losses.figureOne + [CosineCrossEntropyLoss()])
  plan.crew = Crew(threads: threads)
  plan.epochs = 20
  let alone = TrainingSession(plan)
  while !alone.isFinished { _ = alone.advance() }

  let (weights, frames) = try await watched(plan)
  #expect(frames > 5 && weights.count == 4)
  for (a, b) in zip(weights, alone.weights) {
    #expect(a.parameters.map(\.bitPattern) == b.parameters.map(\.bitPattern))
    #expect(a.statistics.map(\.bitPattern) == b.statistics.map(\.bitPattern))
  }
}
