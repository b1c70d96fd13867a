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

@Test(arguments: Losses.names)
func everySampleStandsAtItsLossAfterTraining(name: String) throws {
  let loss = try Losses.named(name)
  let plan = TrainingPlan(
    data: .digits(), model: .mlp([64, 32]), losses: [loss], batchSize: 32, learningRate: 0.05, seed: 1)
  let session = TrainingSession(plan)
  let evaluator = Evaluator(plan, loss: loss)
  for _ in 0..<4 {
    let outcomes = evaluator.outcomes(plan.data.train, weights: session.weights[0])
    // With a head few losses are so high that no point of the plane has them; the others all have one.
    let placed = outcomes.filter { !$0.x.isNaN }
    #expect(placed.count >= (name == "cosine+cross-entropy" ? 950 : 1000))
    for outcome in placed {
      let surface = FeatureSurface(of: loss, x: [outcome.x], y: [outcome.y], isClipped: false)
      #expect(abs(surface.heights[0] - outcome.loss) <= 1e-4 * outcome.loss)
    }
    for _ in 0..<200 { _ = session.advance() }
  }
}

@Test func semanticTargetsPlaceTheirSamplesToo() throws {
  let lines = (0...9).map { "\($0)\t\($0 < 4 ? "low" : $0 < 7 ? "middle" : "high")" }
  let tree = try ClassTree(
    tsv: (lines + ["low\troot", "middle\troot", "high\troot"]).joined(separator: "\n"), file: "tree.tsv")
  let data = Split.digits()
  for name in ["mse", "cosine", "cosine+cross-entropy"] {
    let loss = try Losses.named(name)
    let plan = TrainingPlan(
      data: data, model: .mlp([64, 32]), losses: [loss],
      embedding: try .semantic(tree: tree, classNames: data.train.classNames), batchSize: 32,
      learningRate: 0.02, seed: 1)
    let session = TrainingSession(plan)
    for _ in 0..<640 { _ = session.advance() }
    let outcomes = Evaluator(plan, loss: loss).outcomes(data.train, weights: session.weights[0])
    for outcome in outcomes {
      let surface = FeatureSurface(of: loss, x: [outcome.x], y: [outcome.y], isClipped: false)
      #expect(abs(surface.heights[0] - outcome.loss) <= 1e-4 * outcome.loss)
    }
    #expect(Evaluation(outcomes).accuracy > 0.9)
  }
}
