import Datasets
import Testing

@testable import Training

@Test func learnersThatShareMemoryMakeTheSameSteps() {
  // Heads, more features and fewer: the blocks differ between the losses.
  let losses = Losses.all()
  func plan(_ losses: [any Loss]) -> TrainingPlan {
    TrainingPlan(
      data: .digits(), model: .plain([.convolution(filters: 3), .pooling(.max), .fullyConnected(width: 7)]),
      losses: losses, batchSize: 30, learningRate: 0.05, seed: 4)
  }
  let together = TrainingSession(plan(losses))
  let alone = losses.map { TrainingSession(plan([$0])) }
  for _ in 0..<40 { #expect(together.advance() == alone.map { $0.advance()[0] }) }
  #expect(together.weights == alone.map { $0.weights[0] })
  let test = Split.digits().test
  #expect(together.evaluations(on: test) == alone.map { $0.evaluations(on: test)[0] })
}

@Test func aUnionHasRoomForEither() {
  let crew = Crew(threads: 1)
  func layout(_ widths: [Int], rows: Int) -> WorkspaceMemory.Layout {
    let layers = zip([2] + widths, widths).map {
      Dense(inputShape: [$0], outputWidth: $1, isRectified: true)
    }
    return .init(network: Network(layers: layers), rows: rows, crew: crew, isForTraining: true)
  }
  let union = layout([5, 3], rows: 4).union(layout([3, 4, 1], rows: 6))
  #expect(union.activations == [12, 20, 24, 6])
  #expect(union.gradients == [0, 20, 24, 6])
  #expect(union.layers == [10, 15, 4])
  #expect(union.rows == 6)
  #expect(union.byteCount == 4 * (62 + 50 + 29 + 12))
}

@Test func theEstimateCountsWhatBatchesLossesAndModelsTake() {
  func estimate(_ batchSize: Int, losses: Int = 1, hidden: Int = 64) -> Int {
    TrainingPlan(
      data: .digits(), model: .mlp([hidden]), losses: Array(Losses.figureOne.prefix(losses)),
      batchSize: batchSize, learningRate: 0.1, seed: 1
    ).memoryEstimate
  }
  // A row more: its inputs, 64 hidden units and 10 features with their gradients, a loss and a prediction.
  #expect(estimate(101) - estimate(100) == 4 * (64 + 2 * 74 + 2))
  let sampleCount = Split.digits().train.count
  #expect(estimate(0) == estimate(sampleCount) && estimate(1 << 30) == estimate(sampleCount))
  // Another loss: its weights eight times over, but no memory for its steps.
  let parameters = 64 * 64 + 64 + 64 * 10 + 10
  #expect(estimate(100, losses: 2) - estimate(100) == 4 * 8 * parameters)
}

@Test func networksOfTheSameLayersBeginWithTheSameWeights() {
  let plan = digitsPlan()
  #expect(plan.drawnWeights() == plan.losses.map { plan.network(for: $0).initialWeights(seed: plan.seed) })
}
