import Datasets
import Testing
import Training

@testable import saddle

@Suite struct DecisionPlaneTests {
  private func plan(_ change: (inout TrainingSetup) -> Void = { _ in }) throws -> TrainingPlan {
    var setup = TrainingSetup()
    setup.settings.data = "xor"
    setup.settings.model = "mlp:8"
    change(&setup)
    return try setup.plan()
  }

  @Test func onlyInputsOfTwoNumbersLieOnAPlane() throws {
    let plane = try #require(DecisionPlane(try plan()))
    #expect(plane.samples.count == 250 && plane.axes.side > 1)
    #expect(DecisionPlane(examplePlan()) == nil)
  }

  @Test func placesAreClassifiedAsSamplesThereAre() throws {
    let plan = try plan()
    let plane = try #require(DecisionPlane(plan))
    let session = TrainingSession(plan)
    for _ in 0..<600 { _ = session.advance() }
    for (index, evaluator) in Evaluator.all(plan).enumerated() {
      let decisions = plane.decisions(evaluator, weights: session.weights[index])
      #expect(decisions.classes.count == plane.resolution * plane.resolution)
      #expect(decisions.margins.allSatisfy { (0...1).contains($0) })
      let outcomes = evaluator.outcomes(plan.data.train, weights: session.weights[index])
      var agreements = 0
      for (sample, outcome) in zip(plane.samples, outcomes) {
        func place(_ value: Float, from lower: Double) -> Int {
          min(plane.resolution - 1, Int((Double(value) - lower) / plane.axes.side * Double(plane.resolution)))
        }
        let column = place(sample.x, from: plane.axes.x.lowerBound)
        let row = plane.resolution - 1 - place(sample.y, from: plane.axes.y.lowerBound)
        let label = decisions.classes[row * plane.resolution + column]
        if (label == sample.label) == outcome.isCorrect { agreements += 1 }
      }
      // A boundary may run through the place of a sample.
      #expect(agreements >= 240, "\(plan.losses[index].name): \(agreements)")
    }
  }

  @Test func classesOfAnyNumberAreToldApart() throws {
    // Three columns of samples, and a network without hidden layers that knows them.
    let values: [Float] = [-1, 0, 0, 0, 1, 0]
    let data = Dataset(
      name: "columns", inputShape: [2], values: values, labels: [0, 1, 2], classNames: ["a", "b", "c"])
    let plan = TrainingPlan(
      data: Split(train: data, test: data), model: .mlp([]), losses: [CrossEntropyLoss()], batchSize: 3,
      learningRate: 0.1, seed: 1)
    let plane = try #require(DecisionPlane(plan))
    // Weights (input, class), then biases: −4x, 1, 4x.
    let weights = Weights(parameters: [-4, 0, 4, 0, 0, 0, 0, 1, 0], statistics: [])
    let decisions = plane.decisions(Evaluator(plan, loss: plan.losses[0]), weights: weights)
    let row = decisions.classes.prefix(plane.resolution).compactMap { $0 }
    #expect(row.first == 0 && row[plane.resolution / 2] == 1 && row.last == 2 && row == row.sorted())
  }

  @Test func aPlaneIsLookedAtFirst() throws {
    let plan = try plan()
    var state = ExplorerState(plan, observation: .nothing(plan))
    #expect(state.surface.lower == .decisions)
    _ = state.press(.character("n"))
    #expect(state.surface.lower == .curves)
    state.take(examplePlan(), observation: .nothing(examplePlan()), probes: examplePlan().data.train)
    for _ in 0..<5 {
      _ = state.press(.character("n"))
      #expect(state.surface.lower != .decisions)
    }
  }
}
