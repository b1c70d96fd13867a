import Foundation
import Testing
import Training

@testable import saddle

@Suite struct TrainingPreparationTests {
  private func outcome(of preparation: TrainingPreparation) async throws -> TrainingPreparation.Outcome {
    while true {
      if let outcome = preparation.take() { return outcome }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  @Test func theLatestWishIsMadeReady() async throws {
    let setup = TrainingSetup()
    let live = LiveTraining(try setup.plan())
    let preparation = TrainingPreparation()
    for seed in 2...9 {
      var wish = setup
      wish.settings.seed = UInt64(seed)
      preparation.prepare(wish, after: live, setUpBy: setup)
    }
    let outcome = try await outcome(of: preparation)
    #expect(outcome.setup.settings.seed == 9 && !outcome.isContinued)
    #expect(try outcome.result.get().plan.seed == 9)
    #expect(preparation.take() == nil)
  }

  @Test func whatGoesOnKeepsItsNetworks() async throws {
    var setup = TrainingSetup()
    setup.losses = ["cross-entropy-smoothed"]
    let live = LiveTraining(try setup.plan())
    let preparation = TrainingPreparation()
    var wish = setup
    wish.settings.momentum = 0.5
    preparation.prepare(wish, after: live, setUpBy: setup)
    var next = try await outcome(of: preparation).result.get()
    #expect(next.trainer === live.trainer && next.observer === live.observer)
    // Samples stand on the surface of the loss as it is now.
    wish.settings.labelSmoothing = 0.3
    preparation.prepare(wish, after: live, setUpBy: setup)
    next = try await outcome(of: preparation).result.get()
    #expect(next.trainer === live.trainer && next.observer !== live.observer)
  }

  @Test func whatGoesOnKeepsItsDataWhateverBecomesOfTheFile() async throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    func write(classes: Int, columns: Int) throws {
      let rows = (0..<20 * classes).map { row in
        (0..<columns).map { "\(row * ($0 + 1) % 7)," }.joined() + "class \(row % classes)\n"
      }
      try rows.joined().write(toFile: path, atomically: true, encoding: .utf8)
    }
    try write(classes: 2, columns: 3)
    var setup = TrainingSetup()
    setup.settings.data = path
    setup.settings.model = "mlp:4"
    let live = LiveTraining(try setup.plan())
    live.trainer.makeStep()
    try write(classes: 3, columns: 5)
    let preparation = TrainingPreparation()
    for (step, momentum) in [(2, Float(0.5)), (3, 0.8)] {
      var wish = setup
      wish.settings.momentum = momentum
      preparation.prepare(wish, after: live, setUpBy: setup)
      let next = try await outcome(of: preparation).result.get()
      live.trainer.change(to: next.plan)
      live.trainer.makeStep()
      live.trainer.askForSnapshot()
      live.trainer.stop()
      #expect(live.trainer.snapshot.step == step)
      #expect(next.plan.optimizer == .sgd(momentum: momentum) && next.plan.data.train.classCount == 2)
      // It may even be gone.
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  @Test func whatCannotBeIsTold() async throws {
    let setup = TrainingSetup()
    let live = LiveTraining(try setup.plan())
    let preparation = TrainingPreparation()
    for change: (inout TrainingSettings) -> Void in [
      { $0.data = "nowhere.npz" }, { $0.samplesPerClass = 100_000 }, { $0.model = "mlp:x" },
      { $0.schedule = "cosine" },
    ] {
      var wish = setup
      change(&wish.settings)
      preparation.prepare(wish, after: live, setUpBy: setup)
      let result = try await outcome(of: preparation).result
      #expect(throws: CommandError.self) { try result.get() }
    }
  }
}
