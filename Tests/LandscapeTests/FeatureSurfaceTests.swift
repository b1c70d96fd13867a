import Datasets
import Glibc
import Testing
import Training

@testable import Landscape

@Test func axesHaveTheirEnds() {
  let axis = FeatureSurface.axis(from: -15, through: 15, count: 121)
  #expect(axis.count == 121)
  #expect(axis[0] == -15 && axis[60] == 0 && axis[120] == 15 && axis[1] == -14.75)
}

@Test func pixelCentersFillTheRange() {
  #expect(FeatureSurface.pixelCenters(of: 0...4, count: 4) == [0.5, 1.5, 2.5, 3.5])
}

@Test func rowsGoUpAndColumnsToTheRight() {
  let surface = FeatureSurface(of: MeanSquaredErrorLoss(), x: [1, 2, 4], y: [0, 10], isClipped: true)
  #expect(surface.heights == [0, 1, 9, 100, 101, 109])
}

@Test func theClipHoldsCrossEntropyDown() {
  let clipped = FeatureSurface(of: CrossEntropyLoss(), x: [-15], y: [15], isClipped: true)
  let free = FeatureSurface(of: CrossEntropyLoss(), x: [-15], y: [15], isClipped: false)
  #expect(abs(clipped.heights[0] - 23.025851) < 1e-4)
  #expect(abs(free.heights[0] - 30) < 1e-4)
}

@Test func everySampleStandsAtItsLossAfterTraining() {
  let plan = TrainingPlan(
    data: .digits(), model: Model(hiddenWidths: [64, 32]), losses: Losses.all, batchSize: 32,
    learningRate: 0.05, momentum: 0.9, seed: 1)
  let session = TrainingSession(plan)
  let evaluator = Evaluator(network: session.network)
  for _ in 0..<4 {
    for (loss, parameters) in zip(plan.losses, session.parameters) {
      let outcomes = evaluator.outcomes(
        plan.data.train, parameters: parameters, loss: loss, embedding: plan.embedding)
      for outcome in outcomes {
        let surface = FeatureSurface(of: loss, x: [outcome.x], y: [outcome.y], isClipped: false)
        #expect(abs(surface.heights[0] - outcome.loss) <= 1e-4 * outcome.loss)
      }
    }
    for _ in 0..<200 { _ = session.advance() }
  }
}
