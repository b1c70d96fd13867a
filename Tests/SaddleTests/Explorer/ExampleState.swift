import Datasets
import Training

@testable import saddle

/// A plan for 200 samples.
func examplePlan(losses: [any Loss] = Losses.figureOne) -> TrainingPlan {
  let digits = Split.digits()
  return TrainingPlan(
    data: Split(train: digits.train.subset(Array(0..<200)), test: digits.test), model: .mlp([64, 32]),
    losses: losses, batchSize: 32, learningRate: 0.1, seed: 1)
}

/// A state with samples whose places are made up by formulas, so that pictures of it are the same on every
/// machine.
func exampleState(
  losses: [any Loss] = Losses.figureOne, step: Int = 384, divergences: [Int: Divergence] = [:]
) -> ExplorerState {
  let plan = examplePlan(losses: losses)
  let panels = losses.indices.map { index in
    let outcomes = (0..<200).map { sample in
      // Spirals around a centre of each panel's own; a few samples are wrong, a few outside the axes.
      let turn = Double(sample) * 2.4
      let radius = 0.25 * Double(sample).squareRoot() * Double(index + 1)
      let isOutside = sample % 40 == 7
      return SampleOutcome(
        x: Float(4 - Double(index) + radius * cosine(turn) + (isOutside ? 40 : 0)),
        y: Float(3 + radius * cosine(turn - 1.5707963)), loss: Float(sample) / 1000,
        isCorrect: sample % 25 != 3,
        prediction: (plan.data.train.labels[sample] + (sample % 25 == 3 ? 1 : 0)) % 10)
    }
    var trainingLoss = Curve()
    var testAccuracy = Curve()
    if step > 0 {
      for s in 1...step {
        trainingLoss.append(2 / (1 + Double(s) / Double(10 * (index + 1))), step: s)
        if s % 32 == 0 { testAccuracy.append(1 - 0.8 / (1 + Double(s) / 40 / Double(index + 1)), step: s) }
      }
    }
    return Observation.Panel(
      outcomes: outcomes, evaluation: Evaluation(outcomes), trainingLoss: trainingLoss,
      testAccuracy: testAccuracy, divergence: divergences[index])
  }
  return ExplorerState(
    plan,
    observation: Observation(
      panels: panels, step: step, epoch: step / 32, rate: 0.1, stepsPerSecond: 60, restarts: 0,
      isFinished: false))
}

/// The cosine by its series, which unlike a library's is the same bits everywhere.
private func cosine(_ angle: Double) -> Double {
  let reduced = angle.remainder(dividingBy: 2 * .pi)
  var (sum, term) = (1.0, 1.0)
  for n in 1..<20 {
    term *= -reduced * reduced / Double((2 * n - 1) * 2 * n)
    sum += term
  }
  return sum
}
